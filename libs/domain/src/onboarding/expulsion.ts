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

/** hearing: the member can still answer · heard: it has, or its time is over · decided · dropped. */
export const expulsionStandings = ['hearing', 'heard', 'decided', 'dropped'] as const
export type ExpulsionStanding = (typeof expulsionStandings)[number]

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

/** closed: it is decided or dropped · answered: the member has answered already · hearing_runs: the member can still answer. */
export const expulsionObstacles = ['closed', 'answered', 'hearing_runs'] as const
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

/** The first day that can be named as the last day of a hearing that begins today. @example firstHearingDay('2026-01-01') // '2026-01-15' */
export const firstHearingDay = (today: IsoDate): IsoDate => addDays(today, shortestHearing)
