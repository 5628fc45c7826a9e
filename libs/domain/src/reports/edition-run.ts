/**
 * The run of periods that an edition is about, which returns belong to it, and what its figures are told for. A period
 * belongs to a run when all of its days do: a run of quarters holds their months, and no year.
 * Source: issue "Reports", items 1 and 2.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, kindOfPeriod, type Period, type PeriodKind, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { DomainError } from '../errors.js'
import type { ReturnState } from '../results/return-state.js'
import type { CellPeriod } from './edition.js'

/** The longest run, in periods of its kind. */
export const longestRun = 24

/** Periods of one kind, one right after the other. Its days are half-open. */
export interface PeriodRun {
  readonly kind: PeriodKind
  readonly first: Period
  readonly last: Period
  readonly from: IsoDate
  readonly to: IsoDate
  readonly periods: readonly Period[]
}

/**
 * The run from one period to another.
 *
 * @throws DomainError INVALID_INPUT for what is no period, or two of different kinds; DAYS_REVERSED; OUT_OF_RANGE for more
 *   than `longestRun` periods
 * @example periodRun('2026-Q1', '2026-Q2') // { kind: 'quarter', from: '2026-01-01', to: '2026-07-01', periods: ['2026-Q1', '2026-Q2'], … }
 */
export function periodRun(first: string, last: string): PeriodRun {
  if (!isPeriod(first)) throw new DomainError('INVALID_INPUT', { path: ['firstPeriod'] })
  if (!isPeriod(last) || kindOfPeriod(last) !== kindOfPeriod(first)) throw new DomainError('INVALID_INPUT', { path: ['lastPeriod'] })
  const { validFrom: from } = validityOfPeriod(first)
  const { validTo: to } = validityOfPeriod(last)
  if (to <= from) throw new DomainError('DAYS_REVERSED', { path: ['lastPeriod'] })
  const periods = [first]
  for (let next = shiftPeriod(first, 1); validityOfPeriod(next).validTo <= to; next = shiftPeriod(next, 1)) {
    periods.push(next)
    if (periods.length > longestRun) throw new DomainError('OUT_OF_RANGE', { path: ['lastPeriod'], params: { min: 1, max: longestRun } })
  }
  return { kind: kindOfPeriod(first), first, last, from, to, periods }
}

/**
 * What figures are told for: each period of the run, and the run as a whole where there are several.
 *
 * @example cellPeriodsOf(periodRun('2026-Q1', '2026-Q2')) // ['2026-Q1', '2026-Q2', '2026-Q1/2026-Q2']
 */
export function cellPeriodsOf({ periods, first, last }: PeriodRun): CellPeriod[] {
  return periods.length === 1 ? [first] : [...periods, `${first}/${last}`]
}

/** Says whether all days of a period are days of the run. */
export function isWithinRun({ from, to }: Pick<PeriodRun, 'from' | 'to'>, period: Period): boolean {
  const days = validityOfPeriod(period)
  return days.validFrom >= from && days.validTo <= to
}

/** What is known of a return that was asked for. */
export interface AskedReturn {
  readonly state: ReturnState
  /** False for one that is kept although its unit no longer belongs to the round. */
  readonly isMember: boolean
  /** The newest version that was sent; 0 when none was. */
  readonly number: number
}

/**
 * Whether a return is part of an edition. Its figures are when the head office has accepted it; one that was asked for and
 * is not accepted is missing, and told as such; one that nobody is asked for any more is neither.
 *
 * @example standingInEdition({ state: 'verified', isMember: true, number: 1 }) // 'missing'
 */
export function standingInEdition({ state, isMember, number }: AskedReturn): 'included' | 'missing' | null {
  if ((state === 'accepted' || state === 'locked') && number > 0) return 'included'
  return isMember ? 'missing' : null
}
