/** The addresses of the views of quality. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { isPeriod } from '@solmu/shared/periods.js'

const id = z.uuid().optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)
const period = z.string().refine(isPeriod).optional().catch(undefined)
const view = z.enum(['table']).optional().catch(undefined)

export const overviewSorts = ['name', 'score', 'change'] as const

export const overviewSearchSchema = z.object({
  framework: id,
  version: id,
  round: id,
  centre: id,
  asOf: day,
  q: z.string().max(100).optional().catch(undefined),
  /** Only units with a result, or only those without. */
  has: z.enum(['result', 'none']).optional().catch(undefined),
  sort: z.enum(overviewSorts).optional().catch(undefined),
  /** From which band on the map counts. */
  band: z.string().max(30).optional().catch(undefined),
  view
})
export type OverviewSearch = z.infer<typeof overviewSearchSchema>

export const profileSearchSchema = z.object({ framework: id, asOf: day, view })
export type ProfileSearch = z.infer<typeof profileSearchSchema>

export const associationSearchSchema = z.object({
  framework: id,
  indicator: id,
  from: period,
  to: period,
  stage: z.enum(['accepted', 'verified', 'submitted']).optional().catch(undefined),
  mix: id,
  category: z.string().regex(/^[a-z][a-z0-9_]{0,29}:[a-z0-9_]{1,40}$/).optional().catch(undefined),
  view
})
export type AssociationSearch = z.infer<typeof associationSearchSchema>

const typed = z.string().max(20).optional().catch(undefined)

export const resourcingSearchSchema = z.object({
  unit: id,
  framework: z.string().max(40).optional().catch(undefined),
  /** As typed, in the way of the language; what is reported when there is none. */
  customers: typed,
  coaches: typed,
  score: typed,
  percent: z.number().int().min(1).max(50).optional().catch(undefined)
})
export type ResourcingSearch = z.infer<typeof resourcingSearchSchema>
