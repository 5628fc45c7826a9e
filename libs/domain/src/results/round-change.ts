/**
 * What may become of a collection round: it is changed freely while it is planned; once it is open the units rest on it, so
 * that deadlines only move later, indicators are only added while nobody has sent, and what it is about stays. A round that
 * somebody has reported in is never called off. Source: issue "Results", item 2.
 */
import { DomainError, type ErrorParams } from '../errors.js'
import type { Round } from './round.js'
import { type RoundDayName, roundDayNames } from './round-days.js'
import { furthestReminder, mostReminders } from './round-reminders.js'

/** How a round asks for an indicator. */
export interface AskedInRound {
  readonly indicatorId: string
  readonly dimensionCodes: readonly string[]
  readonly isRequired: boolean
  readonly allowsNotApplicable: boolean
}

/** What of a round can be changed, apart from its names. */
export interface RoundPlan extends Omit<Round, 'id' | 'state'> {
  readonly indicators: readonly AskedInRound[]
}

/**
 * over: it is locked or was cancelled · period_fixed, units_fixed: what an open round is about · opening_fixed: it has opened ·
 * day_earlier: a deadline of an open round moves later or not at all · indicator_fixed: an open round goes on asking what it
 * asks · indicator_late: somebody has sent already · has_returns: somebody has sent · not_planned: it has opened.
 */
export const roundRefusals = [
  ...(['over', 'period_fixed', 'units_fixed', 'opening_fixed', 'day_earlier', 'indicator_fixed'] as const),
  ...(['indicator_late', 'has_returns', 'not_planned'] as const)
] as const
export type RoundRefusal = (typeof roundRefusals)[number]

const refusal = (code: RoundRefusal, path: readonly (string | number)[] = [], params: ErrorParams = {}): DomainError =>
  new DomainError('ROUND_STATE', { path, params: { ...params, code } })

/** What a round has come to. */
export interface RoundStanding {
  readonly state: Round['state']
  /** How many returns have been sent at any time. */
  readonly sentCount: number
}

/** Why a round cannot be opened; null when it can. */
export function openRefusal({ state }: Pick<RoundStanding, 'state'>): DomainError | null {
  return state === 'planned' ? null : refusal(state === 'open' ? 'not_planned' : 'over')
}

/** Why a round cannot be called off; null when it can. */
export function cancelRefusal({ state, sentCount }: RoundStanding): DomainError | null {
  if (state === 'locked' || state === 'cancelled') return refusal('over')
  return sentCount > 0 ? refusal('has_returns', [], { count: sentCount }) : null
}

/**
 * Everything that stands in the way of a change of a round; empty when nothing does.
 *
 * @param before the round as it is
 * @param after as it is to be
 */
export function changeRefusals(before: RoundPlan & RoundStanding, after: RoundPlan): DomainError[] {
  if (before.state === 'planned') return []
  if (before.state !== 'open') return [refusal('over')]
  return [...fixed(before, after), ...earlier(before, after), ...asked(before, after)]
}

function fixed(before: RoundPlan, after: RoundPlan): DomainError[] {
  const refusals: DomainError[] = []
  if (before.period !== after.period) refusals.push(refusal('period_fixed', ['period']))
  const isSame = before.membership === after.membership && ruleText(before) === ruleText(after)
  if (!isSame) refusals.push(refusal('units_fixed', ['unitRule']))
  if (before.opensOn !== after.opensOn) refusals.push(refusal('opening_fixed', ['opensOn']))
  return refusals
}

/** A rule as text; the order in which a list names its units says nothing. */
function ruleText({ unitRule }: Pick<RoundPlan, 'unitRule'>): string {
  const lists = Object.entries(unitRule).map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value])
  return JSON.stringify(lists.sort())
}

const deadlines = roundDayNames.filter((name): name is Exclude<RoundDayName, 'opensOn'> => name !== 'opensOn')

function earlier(before: RoundPlan, after: RoundPlan): DomainError[] {
  const moved = deadlines.filter((name) => after[name] < before[name])
  return moved.map((name) => refusal('day_earlier', [name], { day: before[name] }))
}

function asked(before: RoundPlan & RoundStanding, after: RoundPlan): DomainError[] {
  const next = new Map(after.indicators.map((each) => [each.indicatorId, askedText(each)]))
  if (before.indicators.some((each) => next.get(each.indicatorId) !== askedText(each))) {
    return [refusal('indicator_fixed', ['indicators'])]
  }
  const isAdded = after.indicators.length > before.indicators.length
  return isAdded && before.sentCount > 0 ? [refusal('indicator_late', ['indicators'], { count: before.sentCount })] : []
}

const askedText = ({ dimensionCodes, isRequired, allowsNotApplicable }: AskedInRound): string =>
  JSON.stringify([[...dimensionCodes].sort(), isRequired, allowsNotApplicable])

/** What is wrong with the days on which a round reminds: each once, whole, not too many and not too far from the deadline. */
export function reminderDayIssues(days: readonly number[]): DomainError[] {
  const path = ['reminderDays']
  if (days.length > mostReminders) return [new DomainError('OUT_OF_RANGE', { path, params: { min: 0, max: mostReminders } })]
  const isFar = days.some((day) => !Number.isInteger(day) || Math.abs(day) > furthestReminder)
  if (isFar) return [new DomainError('OUT_OF_RANGE', { path, params: { min: -furthestReminder, max: furthestReminder } })]
  return new Set(days).size === days.length ? [] : [new DomainError('ALREADY_EXISTS', { path })]
}
