/**
 * The clock of a collection round: which days fit its period, which ones are proposed, and what the days of a copy for
 * another period are. Proposed days never fall on a weekend or a Finnish holiday; days that somebody chooses may.
 * Source: requirements 6, 7; issue "Results", item 2.
 */
import { addDays, daysBetween, isIsoDate, type IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, type Period, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { DomainError } from '../errors.js'
import type { RoundDays } from './round.js'
import { nextWorkingDay } from './round-holidays.js'

/** The days of a round in the order in which they come. */
export const roundDayNames = ['opensOn', 'dueOn', 'graceUntil', 'verifyBy', 'acceptBy'] as const
export type RoundDayName = (typeof roundDayNames)[number]

/** Days from the end of the period to the deadline, and from each day to the next one, as they are proposed. */
export const proposedDistances = { due: 14, grace: 7, verify: 7, accept: 7 } as const

/** How long after its period a round may last, in days: two years. */
export const longestRound = 731

/** The most periods for which a round can be copied at once. */
export const longestSeries = 12

/**
 * The days that are proposed for a period.
 *
 * @example defaultDays('2026-Q3') // opens 1 October, due 15 October, grace until 22, verified by 29, accepted by 5 November
 */
export function defaultDays(period: Period): RoundDays {
  const after = validityOfPeriod(period).validTo
  const dueOn = nextWorkingDay(addDays(after, proposedDistances.due))
  const graceUntil = nextWorkingDay(addDays(dueOn, proposedDistances.grace))
  const verifyBy = nextWorkingDay(addDays(graceUntil, proposedDistances.verify))
  const acceptBy = nextWorkingDay(addDays(verifyBy, proposedDistances.accept))
  return { opensOn: nextWorkingDay(after), dueOn, graceUntil, verifyBy, acceptBy }
}

/**
 * What is wrong with the days of a round. Its days stand in their order; it opens when its period has begun, is due when the
 * period is over, and ends within two years from then.
 *
 * @returns INVALID_INPUT at the period; at a day INVALID_DATE, DAYS_REVERSED (params: before, the day that it must not
 *   precede) or OUT_OF_RANGE (params: min, max)
 */
export function roundDayIssues(period: Period, days: RoundDays): DomainError[] {
  if (!isPeriod(period)) return [new DomainError('INVALID_INPUT', { path: ['period'] })]
  const unreal = roundDayNames.filter((name) => !isIsoDate(days[name]))
  if (unreal.length > 0) return unreal.map((name) => new DomainError('INVALID_DATE', { path: [name] }))
  return roundDayNames.flatMap((name, place) => issueOf(name, place, { period, days }))
}

function issueOf(name: RoundDayName, place: number, of: { period: Period; days: RoundDays }): DomainError[] {
  const { validFrom, validTo } = validityOfPeriod(of.period)
  const day = of.days[name]
  const [min, max] = [name === 'opensOn' ? validFrom : validTo, addDays(validTo, longestRound)]
  if (day < min || day > max) return [new DomainError('OUT_OF_RANGE', { path: [name], params: { min, max } })]
  const before = roundDayNames[place - 1]
  if (before === undefined || of.days[before] <= day) return []
  return [new DomainError('DAYS_REVERSED', { path: [name], params: { before: of.days[before] } })]
}

/** The days of a round, as far from the end of another period as they are from the end of its own, on working days. */
export function movedDays(days: RoundDays, from: Period, to: Period): RoundDays {
  const [end, newEnd] = [validityOfPeriod(from).validTo, validityOfPeriod(to).validTo]
  const moved = (day: IsoDate): IsoDate => nextWorkingDay(addDays(newEnd, daysBetween(end, day)))
  const { opensOn, dueOn, graceUntil, verifyBy, acceptBy } = days
  return {
    opensOn: moved(opensOn),
    dueOn: moved(dueOn),
    graceUntil: moved(graceUntil),
    verifyBy: moved(verifyBy),
    acceptBy: moved(acceptBy)
  }
}

export interface PlannedRound extends RoundDays {
  readonly period: Period
}

/**
 * The periods that follow that of a round, each with its days.
 *
 * @param count from 1 to 12
 * @throws DomainError OUT_OF_RANGE at `count`
 */
export function planSeries(round: RoundDays & { readonly period: Period }, count: number): PlannedRound[] {
  if (!Number.isInteger(count) || count < 1 || count > longestSeries) {
    throw new DomainError('OUT_OF_RANGE', { path: ['count'], params: { min: 1, max: longestSeries } })
  }
  return Array.from({ length: count }, (_, index) => {
    const period = shiftPeriod(round.period, index + 1)
    return { period, ...movedDays(round, round.period, period) }
  })
}
