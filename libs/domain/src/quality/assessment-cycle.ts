/**
 * Rounds of assessment: their days, and what may still be changed. While a round is planned everything may be; once it is open the
 * units rest on it, so that its framework and its units stay and its deadlines only move later.
 * Source: issue "Quality", item 3.
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { reminderDayIssues } from '../results/round-change.js'
import { catchUpDays, type DueReminder } from '../results/round-reminders.js'
import type { ReviewKind } from './assessment-workflow.js'

/** planned: nobody has begun · open: the units answer · closed: over · cancelled: called off. */
export const cycleStates = ['planned', 'open', 'closed', 'cancelled'] as const
export type CycleState = (typeof cycleStates)[number]

/** The days of a round. */
export interface CycleDays {
  readonly opensOn: IsoDate
  readonly selfDueOn: IsoDate
  /** Null in a round without reviews. */
  readonly reviewDueOn: IsoDate | null
  readonly closesOn: IsoDate
}

/** What of a round may be changed, apart from its names. */
export interface CyclePlan extends CycleDays {
  readonly versionId: string
  readonly scopeUnitId: string
  /** Null: every unit of the scope that is open on the first day. */
  readonly unitIds: readonly string[] | null
  readonly review: ReviewKind
  readonly reminderDays: readonly number[]
}

/** The longest that a round may take, in days. */
export const longestCycle = 1100

const reversed = (path: string): DomainError => new DomainError('DAYS_REVERSED', { path: [path] })

function reviewDayIssues({ review, selfDueOn, reviewDueOn }: Pick<CyclePlan, 'review' | 'selfDueOn' | 'reviewDueOn'>): DomainError[] {
  if (reviewDueOn === null) return review === 'none' ? [] : [new DomainError('REQUIRED', { path: ['reviewDueOn'] })]
  if (review === 'none') return [new DomainError('INVALID_INPUT', { path: ['reviewDueOn'] })]
  return reviewDueOn < selfDueOn ? [reversed('reviewDueOn')] : []
}

/**
 * Everything that is wrong with the days of a round; empty when nothing is.
 *
 * @example cycleIssues({ ...plan, opensOn: '2026-03-01', selfDueOn: '2026-02-01' })[0]?.path // ['selfDueOn']
 */
export function cycleIssues(plan: Pick<CyclePlan, keyof CycleDays | 'review' | 'reminderDays' | 'unitIds'>): DomainError[] {
  const { opensOn, selfDueOn, reviewDueOn, closesOn } = plan
  const issues: DomainError[] = []
  if (selfDueOn < opensOn) issues.push(reversed('selfDueOn'))
  issues.push(...reviewDayIssues(plan))
  if (closesOn < (reviewDueOn ?? selfDueOn)) issues.push(reversed('closesOn'))
  if (daysBetween(opensOn, closesOn) > longestCycle) issues.push(new DomainError('OUT_OF_RANGE', { path: ['closesOn'], params: { max: addDays(opensOn, longestCycle) } }))
  if (plan.unitIds?.length === 0) issues.push(new DomainError('REQUIRED', { path: ['unitIds'] }))
  return [...issues, ...reminderDayIssues(plan.reminderDays)]
}

const refusal = (code: string, path: readonly string[] = []): DomainError => new DomainError('CYCLE_STATE', { path, params: { code } })

const listOf = (unitIds: readonly string[] | null): string => (unitIds === null ? 'all' : [...unitIds].sort().join())

/**
 * Everything that stands in the way of a change; empty when nothing does. Reasons (params.code): over · framework_fixed ·
 * units_fixed · review_fixed · opening_fixed · day_earlier.
 */
export function cycleChangeRefusals(before: CyclePlan & { readonly state: CycleState }, after: CyclePlan): DomainError[] {
  if (before.state === 'planned') return []
  if (before.state !== 'open') return [refusal('over')]
  const refusals: DomainError[] = []
  if (before.versionId !== after.versionId) refusals.push(refusal('framework_fixed', ['versionId']))
  if (before.scopeUnitId !== after.scopeUnitId || listOf(before.unitIds) !== listOf(after.unitIds)) refusals.push(refusal('units_fixed', ['unitIds']))
  if (before.review !== after.review) refusals.push(refusal('review_fixed', ['review']))
  if (before.opensOn !== after.opensOn) refusals.push(refusal('opening_fixed', ['opensOn']))
  return [...refusals, ...earlierDays(before, after)]
}

const earlierDays = (before: CycleDays, after: CycleDays): DomainError[] =>
  (['selfDueOn', 'reviewDueOn', 'closesOn'] as const)
    .filter((name) => (after[name] ?? '9999') < (before[name] ?? ''))
    .map((name) => refusal('day_earlier', [name]))

/** What can be done with a round as a whole. */
export const cycleActs = ['open', 'close', 'cancel'] as const
export type CycleAct = (typeof cycleActs)[number]

const leads: Readonly<Record<CycleAct, { readonly from: readonly CycleState[]; readonly to: CycleState }>> = {
  open: { from: ['planned'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  cancel: { from: ['planned', 'open'], to: 'cancelled' }
}

/**
 * Where an act leads a round.
 *
 * @param finalCount how many of its assessments stand as final: a round on which something rests is closed, never called off
 * @throws DomainError CYCLE_STATE (params.code: state, has_results)
 */
export function takeCycleAct(act: CycleAct, { state, finalCount }: { readonly state: CycleState; readonly finalCount: number }): CycleState {
  const { from, to } = leads[act]
  if (!from.includes(state)) throw refusal('state')
  if (act === 'cancel' && finalCount > 0) throw refusal('has_results')
  return to
}

/** A self-assessment that has not been handed in. */
export interface RemindedAssessment {
  readonly opensOn: IsoDate
  readonly dueOn: IsoDate
  readonly reminderDays: readonly number[]
}

/**
 * The reminder of a self-assessment that is to be out by a day; null when there is none. What the clock missed is made up for
 * within a few days, and only the latest is sent.
 *
 * @example cycleReminderOn({ opensOn: '2026-10-01', dueOn: '2026-10-15', reminderDays: [-7] }, '2026-10-08')?.daysLeft // 7
 */
export function cycleReminderOn({ opensOn, dueOn, reminderDays }: RemindedAssessment, today: IsoDate): DueReminder | null {
  const days = reminderDays.map((distance) => addDays(dueOn, distance)).filter((day) => day <= today && day >= opensOn)
  const day = days.sort().at(-1)
  if (day === undefined || daysBetween(day, today) > catchUpDays) return null
  return { day, dueOn, daysLeft: daysBetween(today, dueOn) }
}
