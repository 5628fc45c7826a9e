/**
 * How a member is expelled: somebody who looks after it proposes so and says why, the member is given the chance to be heard,
 * and only then is it decided. A member that has answered, or whose time to answer is over, has been heard. What was proposed
 * can be dropped until it is decided.
 * Source: Associations Act 503/1989, 14–15 §; issue "Onboarding", items 3 and 6.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/** For how many days at least a member can answer. */
export const shortestHearing = 14

/** So many days before its time is over a member that has said nothing is reminded. */
export const daysOfLastCall = 3

/** hearing: the member can still answer · heard: it has, or its time is over · decided · dropped. */
export const expulsionStandings = ['hearing', 'heard', 'decided', 'dropped'] as const
export type ExpulsionStanding = (typeof expulsionStandings)[number]

/** signed: by whoever holds the mandate to sign for the member, here · paper: a letter that those who look after it have recorded. */
export const answerManners = ['signed', 'paper'] as const
export type AnswerManner = (typeof answerManners)[number]

export interface ExpulsionDays {
  readonly state: 'hearing' | 'decided' | 'dropped'
  readonly hearingUntil: IsoDate
  /** When the member answered; null while it has not. */
  readonly statementOn: IsoDate | null
}

/** @example expulsionStanding({ state: 'hearing', hearingUntil: '2026-05-01', statementOn: null }, '2026-05-02') // 'heard' */
export function expulsionStanding({ state, hearingUntil, statementOn }: ExpulsionDays, today: IsoDate): ExpulsionStanding {
  if (state !== 'hearing') return state
  return statementOn !== null || hearingUntil < today ? 'heard' : 'hearing'
}

/** answer: the member says something, or what it has written is recorded · decide: a body expels it · drop: it comes to nothing. */
export const expulsionActions = ['answer', 'decide', 'drop'] as const
export type ExpulsionAction = (typeof expulsionActions)[number]

/**
 * closed: it is decided or dropped · answered: the member has answered already · hearing_runs: the member can still answer ·
 * mandate_missing: whoever speaks for the member has to hold the mandate to sign for it.
 */
export const expulsionObstacles = ['closed', 'answered', 'hearing_runs', 'mandate_missing'] as const
export type ExpulsionObstacle = (typeof expulsionObstacles)[number]

/**
 * What stands in the way; null when nothing does. An answer that comes late, but before the decision, is taken.
 *
 * @example expulsionObstacle('decide', { state: 'hearing', hearingUntil: today, statementOn: null }, today) // 'hearing_runs'
 */
export function expulsionObstacle(action: ExpulsionAction, days: ExpulsionDays, today: IsoDate): ExpulsionObstacle | null {
  const standing = expulsionStanding(days, today)
  if (standing === 'decided' || standing === 'dropped') return 'closed'
  if (action === 'answer' && days.statementOn !== null) return 'answered'
  return action === 'decide' && standing === 'hearing' ? 'hearing_runs' : null
}

/** @throws DomainError EXPULSION_BLOCKED (params: action, blockedBy) */
export function demandExpulsion(action: ExpulsionAction, days: ExpulsionDays, today: IsoDate): void {
  const blockedBy = expulsionObstacle(action, days, today)
  if (blockedBy) throw new DomainError('EXPULSION_BLOCKED', { params: { action, blockedBy } })
}

/** What somebody is to the member that is heard. */
export interface AnswererFacts {
  /** Whether they hold the mandate to sign for it today. */
  readonly hasMandate: boolean
  /** Whether they look after it, and record what it has written. */
  readonly mayRecord: boolean
}

/**
 * What keeps somebody from giving the answer; null when nothing does. A member speaks by its mandate, as it does in a notice.
 *
 * @example answerObstacle(hearing, { hasMandate: false, mayRecord: false }, today) // 'mandate_missing'
 */
export function answerObstacle(days: ExpulsionDays, { hasMandate, mayRecord }: AnswererFacts, today: IsoDate): ExpulsionObstacle | null {
  return expulsionObstacle('answer', days, today) ?? (hasMandate || mayRecord ? null : 'mandate_missing')
}

/**
 * How an answer is given: a letter is recorded in the name of whoever wrote it, and without a name it is the viewer who signs.
 *
 * @throws DomainError MANDATE_MISSING for whoever may neither sign nor record · REQUIRED when those who record do not say who wrote it
 * @example answerManner('', { hasMandate: true, mayRecord: true }) // 'signed'
 */
export function answerManner(writtenBy: string, { hasMandate, mayRecord }: AnswererFacts): AnswerManner {
  if (!hasMandate && !mayRecord) throw new DomainError('MANDATE_MISSING')
  if (hasMandate && (!mayRecord || writtenBy.trim() === '')) return 'signed'
  if (writtenBy.trim() === '') throw new DomainError('REQUIRED', { path: ['statementName'] })
  return 'paper'
}

/**
 * The first day on which an expulsion that is recorded today has effect: none before it is decided, nor before it is recorded.
 *
 * @example firstExpulsionDay('2026-05-01', '2026-05-03') // '2026-05-03'
 */
export const firstExpulsionDay = (decidedOn: IsoDate, today: IsoDate): IsoDate => (decidedOn < today ? today : decidedOn)

/** The first day that can be named as the last day of a hearing that begins today. @example firstHearingDay('2026-01-01') // '2026-01-15' */
export const firstHearingDay = (today: IsoDate): IsoDate => addDays(today, shortestHearing)
