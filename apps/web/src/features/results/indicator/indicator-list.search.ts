/** /$lang/results/indicators: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { indicatorUnits, sourceClasses } from '@solmu/domain/results/indicator.js'
import { isIsoDate } from '@solmu/shared/dates.js'

export const indicatorSorts = ['place', 'code', 'name'] as const
export type IndicatorSort = (typeof indicatorSorts)[number]

const key = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/)

export const indicatorListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  groups: z.array(key).max(100).optional().catch(undefined),
  units: z.array(z.enum(indicatorUnits)).optional().catch(undefined),
  sources: z.array(z.enum(sourceClasses)).optional().catch(undefined),
  origins: z.array(key).max(100).optional().catch(undefined),
  day: z.string().refine(isIsoDate).optional().catch(undefined),
  sort: z.enum(indicatorSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type IndicatorListSearch = z.infer<typeof indicatorListSearchSchema>
