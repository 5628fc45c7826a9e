/** /$lang/results/overlaps: whose, and of which period. */
import { z } from 'zod'

export const overlapSearchSchema = z.object({
  unit: z.uuid().optional().catch(undefined),
  period: z.string().max(20).optional().catch(undefined)
})

export type OverlapSearch = z.infer<typeof overlapSearchSchema>
