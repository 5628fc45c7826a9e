/** A text as it is written into a form and sent: of what the API gave, the three languages and nothing else. */
export const writtenText = ({ fi, sv, en }: { readonly fi: string; readonly sv: string; readonly en: string }) => ({ fi, sv, en })
