/** How something is looked at: drawn, or as the table that says the same. */
export const views = ['chart', 'table'] as const
export type View = (typeof views)[number]
