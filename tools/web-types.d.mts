export const webTypesFile: string
export function webTypes(): string
