/** /$lang/quality/promises: search, filters and order. */
import { z } from 'zod'
import { promiseLevels } from '@solmu/domain/quality/promise.js'

export const promiseStates = ['inForce', 'coming', 'draft', 'withdrawn'] as const
export type PromiseState = (typeof promiseStates)[number]

export const promiseListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  level: z.enum(promiseLevels).optional().catch(undefined),
  states: z.array(z.enum(promiseStates)).optional().catch(undefined),
  sort: z.enum(['whose', 'state']).optional().catch(undefined)
})

export type PromiseListSearch = z.infer<typeof promiseListSearchSchema>
