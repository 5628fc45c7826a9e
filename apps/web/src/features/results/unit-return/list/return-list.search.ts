/** /$lang/results/returns: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { returnStates } from '@solmu/domain/results/return-state.js'

export const returnSorts = ['unit', 'centre', 'period', 'state', 'due', 'held_since'] as const
export type ReturnSort = (typeof returnSorts)[number]
export const latenesses = ['late', 'inTime'] as const

const id = z.string().regex(/^[0-9a-f-]{36}$/i).optional().catch(undefined)

export const returnListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(returnStates)).optional().catch(undefined),
  round: id,
  centre: id,
  late: z.enum(latenesses).optional().catch(undefined),
  sort: z.enum(returnSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type ReturnListSearch = z.infer<typeof returnListSearchSchema>
