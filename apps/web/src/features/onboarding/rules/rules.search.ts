/** Which version of the criteria or of the decision path is read; none: the draft, else the one that holds. Search, filter and order of the versions. */
import { z } from 'zod'

export const ruleStandings = ['draft', 'inForce', 'coming', 'replaced'] as const

export const rulesSearchSchema = z.object({
  version: z.number().int().min(0).max(10_000).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(ruleStandings)).optional().catch(undefined),
  sort: z.enum(['number', 'state']).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type RulesSearch = z.infer<typeof rulesSearchSchema>
