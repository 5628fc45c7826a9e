/** /$lang/results/targets: whose, of which year, and what the list is narrowed by. */
import { z } from 'zod'

export const targetScopes = ['network', 'centre', 'unit', 'project'] as const
export const targetKinds = ['target', 'baseline'] as const

export const targetSearchSchema = z.object({
  unit: z.uuid().optional().catch(undefined),
  year: z.number().int().min(2000).max(2199).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  scope: z.enum(targetScopes).optional().catch(undefined),
  kind: z.enum(targetKinds).optional().catch(undefined)
})

export type TargetSearch = z.infer<typeof targetSearchSchema>
