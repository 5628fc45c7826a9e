/** /$lang/quality/rounds: search, filters and order. */
import { z } from 'zod'
import { cycleStates } from '@solmu/domain/quality/assessment-cycle.js'

export const cycleSorts = ['opens', 'due', 'name', 'state'] as const
export type CycleSort = (typeof cycleSorts)[number]

export const cycleListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(cycleStates)).optional().catch(undefined),
  framework: z.string().max(100).optional().catch(undefined),
  sort: z.enum(cycleSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type CycleListSearch = z.infer<typeof cycleListSearchSchema>
