/** /$lang/members/decisions: search, filters and order. A value that makes no sense is dropped. */
import { z } from 'zod'

export const decisionOutcomes = ['admitted', 'rejected', 'expelled', 'founding'] as const
/** holds: it stands · appealed: an appeal against it is open · annulled. */
export const decisionStandings = ['holds', 'appealed', 'annulled'] as const
export const decisionSorts = ['day', 'name', 'outcome', 'centre', 'number'] as const

export const decisionListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  outcomes: z.array(z.enum(decisionOutcomes)).optional().catch(undefined),
  standing: z.enum(decisionStandings).optional().catch(undefined),
  centre: z.string().max(60).optional().catch(undefined),
  year: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined),
  sort: z.enum(decisionSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type DecisionListSearch = z.infer<typeof decisionListSearchSchema>
