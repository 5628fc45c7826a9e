/** /$lang/results/rounds: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { roundStates } from '@solmu/domain/results/round.js'

export const periodKinds = ['month', 'quarter', 'third', 'year'] as const
export const roundSorts = ['period', 'name', 'due', 'state'] as const
export type RoundSort = (typeof roundSorts)[number]

export const roundListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(roundStates)).optional().catch(undefined),
  kind: z.enum(periodKinds).optional().catch(undefined),
  year: z.number().int().min(1900).max(2199).optional().catch(undefined),
  sort: z.enum(roundSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type RoundListSearch = z.infer<typeof roundListSearchSchema>
