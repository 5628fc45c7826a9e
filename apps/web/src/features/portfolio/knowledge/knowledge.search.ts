/** /$lang/portfolio/knowledge. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { knowledgeKinds } from '@solmu/domain/portfolio/knowledge.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'

export const knowledgeSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kinds: z.array(z.enum(knowledgeKinds)).optional().catch(undefined),
  area: z.enum(taskAreas).optional().catch(undefined),
  centre: z.uuid().optional().catch(undefined),
  year: z.number().int().optional().catch(undefined)
})
export type KnowledgeSearch = z.infer<typeof knowledgeSearchSchema>
