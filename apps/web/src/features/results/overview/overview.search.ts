/** /$lang/results: which centre's units the table of completeness shows, of which kind of round. */
import { z } from 'zod'

export const periodKinds = ['month', 'quarter', 'third', 'year'] as const

export const overviewSearchSchema = z.object({
  centre: z.uuid().optional().catch(undefined),
  kind: z.enum(periodKinds).optional().catch(undefined),
  /** `percent` received when left out, or those on time. */
  show: z.enum(['onTime']).optional().catch(undefined)
})

export type OverviewSearch = z.infer<typeof overviewSearchSchema>
