/** /$lang/reports: which figures, divided how, of which periods. The address holds all of it, so that it can be kept and sent on. */
import { z } from 'zod'
import { todayIn } from '@solmu/shared/dates.js'
import { isPeriod, kindOfPeriod, type Period, periodContaining, type PeriodKind, shiftPeriod } from '@solmu/shared/periods.js'
import { lensNames } from '../../network/division/lens-names.js'

export const periodKinds = ['quarter', 'month', 'third', 'year'] as const satisfies readonly PeriodKind[]
export const consolidationLenses = ['network', ...lensNames, 'unit'] as const
export type ConsolidationLens = (typeof consolidationLenses)[number]
export const stageNames = ['accepted', 'verified', 'submitted'] as const
export const comparisons = ['previous', 'last_year'] as const

const period = z.string().refine(isPeriod).optional().catch(undefined)

export const consolidationSearchSchema = z.object({
  /** Ids, parted by commas. */
  indicators: z.string().max(4000).optional().catch(undefined),
  lens: z.enum(consolidationLenses).optional().catch(undefined),
  /** The day to which it is restated; as it was when there is none. */
  at: z.iso.date().optional().catch(undefined),
  from: period,
  to: period,
  by: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/).optional().catch(undefined),
  stage: z.enum(stageNames).optional().catch(undefined),
  compare: z.enum(comparisons).optional().catch(undefined),
  /** Which period the table shows; the whole run when there is none. */
  period,
  /** Of which indicator the series are drawn. */
  series: z.uuid().optional().catch(undefined),
  view: z.enum(['table']).optional().catch(undefined),
  /** The figure whose origin is open: an indicator and an area. */
  why: z.string().max(160).optional().catch(undefined),
  /** A figure that was kept to be compared with another. */
  against: z.string().max(400).optional().catch(undefined)
})

export type ConsolidationSearch = z.infer<typeof consolidationSearchSchema>

/** The run of periods that the address names: the last four of a kind that are over when it names none. */
export function runOf({ from, to }: ConsolidationSearch): { readonly from: Period; readonly to: Period; readonly kind: PeriodKind } {
  const kind = kindOfPeriod(from ?? to ?? '2026-Q1')
  const newest = shiftPeriod(periodContaining(kind, todayIn()), -1)
  const last = to !== undefined && kindOfPeriod(to) === kind ? to : newest
  const first = from ?? shiftPeriod(last, -3)
  return first <= last ? { from: first, to: last, kind } : { from: last, to: last, kind }
}

/** The periods of a kind that can be chosen, the newest first. */
export function periodsOf(kind: PeriodKind, count: number): Period[] {
  const newest = periodContaining(kind, todayIn())
  return Array.from({ length: count }, (_none, back) => shiftPeriod(newest, -back))
}

/** The place of a figure in the address. @example whyOf('0199…', null, true) // '0199…~whole' */
export const whyOf = (indicatorId: string, area: string | null, isWhole: boolean): string =>
  `${indicatorId}~${isWhole ? 'whole' : `in-${area ?? ''}`}`

/** What `whyOf` has written; null for anything else. */
export function placeOfWhy(why: string | undefined): { readonly indicatorId: string; readonly area: string | null; readonly isWhole: boolean } | null {
  const match = /^([0-9a-f-]{36})~(?:(whole)|in-(.{0,60}))$/.exec(why ?? '')
  if (!match?.[1]) return null
  return { indicatorId: match[1], isWhole: match[2] !== undefined, area: match[3] ? match[3] : null }
}
