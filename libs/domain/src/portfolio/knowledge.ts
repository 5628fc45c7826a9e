/**
 * What the network knows: practice cards, lessons, what projects brought about, and what their accepted reports tell of results.
 * Source: issue "Portfolio", item 6.
 */
export const knowledgeKinds = ['practice', 'lesson', 'output', 'report'] as const
export type KnowledgeKind = (typeof knowledgeKinds)[number]
