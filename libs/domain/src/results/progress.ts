/**
 * Progress towards a target: plan, actual and forecast of a year, and whether it is on the way. A forecast goes on as the
 * periods so far have gone; people are never extrapolated, because nobody knows how many of the next period are the same.
 * Source: issue "Results", item 6.
 */
import { kindOfPeriod, type Period, type PeriodKind } from '@solmu/shared/periods.js'
import type { Aggregation, Direction } from './indicator.js'

/** run_rate: as much in each period to come as on average so far · as_is: as it stands · none: there is no forecast. */
export const forecastMethods = ['run_rate', 'as_is', 'none'] as const
export type ForecastMethod = (typeof forecastMethods)[number]

/** met: reached already · on_track: the forecast reaches it · behind: it does not · unknown: nothing to compare. */
export const progressStandings = ['met', 'on_track', 'behind', 'unknown'] as const
export type ProgressStanding = (typeof progressStandings)[number]

export const periodsInYear: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 4, third: 3, year: 1 }

/** A figure of a year so far, in steps. */
export interface YearSoFar {
  readonly aggregation: Aggregation
  readonly isDerived: boolean
  readonly actual: number | null
  /** How many periods of the year have figures, and how many it has. */
  readonly given: number
  readonly inAll: number
}

/**
 * What the year will come to if it goes on as it has.
 *
 * @example forecast({ aggregation: 'sum', isDerived: false, actual: 30, given: 3, inAll: 4 }) // { value: 40, method: 'run_rate' }
 */
export function forecast({ aggregation, isDerived, actual, given, inAll }: YearSoFar): {
  readonly value: number | null
  readonly method: ForecastMethod
} {
  if (actual === null || given === 0) return { value: null, method: 'none' }
  if (given >= inAll || isDerived || aggregation === 'last_value' || aggregation === 'weighted_mean') return { value: actual, method: 'as_is' }
  if (aggregation === 'sum') return { value: Math.round((actual * inAll) / given), method: 'run_rate' }
  return { value: null, method: 'none' }
}

/**
 * Whether a target will be reached.
 *
 * @example standing('more', { target: 40, actual: 30, forecast: 41 }) // 'on_track'
 */
export function standing(
  direction: Direction,
  { target, actual, forecast: expected }: { readonly target: number | null; readonly actual: number | null; readonly forecast: number | null }
): ProgressStanding {
  if (target === null || direction === 'neutral') return 'unknown'
  const reaches = (value: number): boolean => (direction === 'more' ? value >= target : value <= target)
  if (direction === 'more' && actual !== null && reaches(actual)) return 'met'
  if (expected === null) return 'unknown'
  return reaches(expected) ? 'on_track' : 'behind'
}

/**
 * The target of a year out of what was set: that of the year itself, else what its parts come to, when each part has one.
 *
 * @param set targets by their periods, in steps
 * @example targetOfYear('sum', '2026', new Map([['2026-Q1', 5], ['2026-Q2', 5], ['2026-Q3', 6], ['2026-Q4', 6]])) // 22
 */
export function targetOfYear(aggregation: Aggregation, year: Period, set: ReadonlyMap<Period, number>): number | null {
  const own = set.get(year)
  if (own !== undefined) return own
  for (const kind of ['quarter', 'third', 'month'] as const) {
    const parts = [...set].filter(([period]) => period.startsWith(year) && kindOfPeriod(period) === kind).sort()
    if (parts.length !== periodsInYear[kind]) continue
    if (aggregation === 'sum') return parts.reduce((sum, [, value]) => sum + value, 0)
    if (aggregation === 'last_value') return parts.at(-1)?.[1] ?? null
  }
  return null
}
