/** /$lang/reports/templates: search, filter and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'

/** Where templates come from, and whether they are in use. */
export const templateStates = ['shipped', 'own', 'retired'] as const
export const templateSorts = ['name', 'released', 'attached'] as const
export type TemplateSort = (typeof templateSorts)[number]

export const templateListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(templateStates)).optional().catch(undefined),
  sort: z.enum(templateSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type TemplateListSearch = z.infer<typeof templateListSearchSchema>
