/**
 * The register of decisions: "what did we decide about X, who does it, and does it still hold?" A decision is recorded once and
 * never changes; a later one revokes or replaces it. What follows from it is a list of tasks with days.
 * Source: issue "Governance", item 7.
 */
import { DomainError, type ErrorCode } from '../errors.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'

/** Who reads it: the people of the body · the members · everybody. In this order it may be opened, and never closed again. */
export const decisionPublications = ['body', 'members', 'public'] as const
export type DecisionPublication = (typeof decisionPublications)[number]

export const decisionEnds = ['revoked', 'replaced'] as const
export type DecisionEnd = (typeof decisionEnds)[number]

export const decisionStates = ['in_force', 'revoked', 'replaced'] as const
export type DecisionState = (typeof decisionStates)[number]

/** How far what follows from a decision has been done. */
export const decisionProgresses = ['overdue', 'open', 'done', 'nothing'] as const
export type DecisionProgress = (typeof decisionProgresses)[number]

export const decisionTaskStates = ['overdue', 'due_soon', 'coming', 'done', 'dropped'] as const
export type DecisionTaskState = (typeof decisionTaskStates)[number]

/** How many days before its day a task, or a decision to be looked at again, is told to be near. */
export const daysThatDecisionsAreSoon = 14

export interface DecisionVotes {
  readonly for: number
  readonly against: number
  readonly abstain: number
}

export interface DecisionDays {
  readonly decidedOn: IsoDate
  /** The last day on which it is carried out in time. */
  readonly dueOn: IsoDate | null
  /** When it is looked at again. */
  readonly reviewOn: IsoDate | null
}

/** @example decisionNumber({ year: 2026, serial: 7 }) // '2026/7' */
export const decisionNumber = ({ year, serial }: { readonly year: number; readonly serial: number }): string => `${year}/${serial}`

/** @example decisionState({ endKind: 'replaced' }) // 'replaced' */
export const decisionState = ({ endKind }: { readonly endKind: DecisionEnd | null }): DecisionState => endKind ?? 'in_force'

type Settled = { readonly dueOn: IsoDate; readonly doneOn: IsoDate | null; readonly isDropped: boolean }

/** @example decisionTaskState({ dueOn: '2026-11-30', doneOn: null, isDropped: false }, '2026-12-01') // 'overdue' */
export function decisionTaskState({ dueOn, doneOn, isDropped }: Settled, today: IsoDate): DecisionTaskState {
  if (isDropped) return 'dropped'
  if (doneOn !== null) return 'done'
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, daysThatDecisionsAreSoon) ? 'due_soon' : 'coming'
}

/**
 * How far the tasks of a decision are: what need not be done any more counts for nothing.
 *
 * @example decisionProgress(['done', 'overdue']) // 'overdue'
 */
export function decisionProgress(states: readonly DecisionTaskState[]): DecisionProgress {
  const counted = states.filter((state) => state !== 'dropped')
  if (counted.length === 0) return 'nothing'
  if (counted.includes('overdue')) return 'overdue'
  return counted.every((state) => state === 'done') ? 'done' : 'open'
}

/** Whether the day on which a decision that holds is looked at again is near or has passed. */
export const isReviewDue = ({ reviewOn, endKind }: { readonly reviewOn: IsoDate | null; readonly endKind: DecisionEnd | null }, today: IsoDate): boolean =>
  endKind === null && reviewOn !== null && reviewOn <= addDays(today, daysThatDecisionsAreSoon)

const issue = (code: ErrorCode, field: string, params: Readonly<Record<string, string | number>> = {}): DomainError => new DomainError(code, { path: [field], params })

/**
 * What is wrong with the days of a decision. It is recorded when it has been made, not before.
 *
 * @example decisionDayIssues({ decidedOn: '2026-05-01', dueOn: '2026-04-30', reviewOn: null }, '2026-06-01')[0]?.code // 'DAYS_REVERSED'
 */
export function decisionDayIssues({ decidedOn, dueOn, reviewOn }: DecisionDays, today: IsoDate): DomainError[] {
  return [
    ...(decidedOn > today ? [issue('OUT_OF_RANGE', 'decidedOn', { max: today })] : []),
    ...(dueOn !== null && dueOn < decidedOn ? [issue('DAYS_REVERSED', 'dueOn')] : []),
    ...(reviewOn !== null && reviewOn <= decidedOn ? [issue('DAYS_REVERSED', 'reviewOn')] : [])
  ]
}

/**
 * What is wrong with the votes: all three are counted or none, and somebody voted. Whether they were enough is told by the rules
 * of the body, which may let a minority, a lot or the chair decide.
 *
 * @example decisionVoteIssues({ for: 0, against: 0, abstain: 0 })[0]?.code // 'DECISION_VOTES'
 */
export function decisionVoteIssues(votes: DecisionVotes | null): DomainError[] {
  if (votes === null) return []
  const counts = [votes.for, votes.against, votes.abstain]
  const isCounted = counts.every((count) => Number.isInteger(count) && count >= 0) && counts.some((count) => count > 0)
  return isCounted ? [] : [issue('DECISION_VOTES', 'votes')]
}

type Recorded = { readonly id: string; readonly decidedOn: IsoDate; readonly year: number; readonly serial: number; readonly endKind: DecisionEnd | null }

/**
 * Why a decision cannot end another; null when it can. Only a later one can: of the same day, the one with the later number; and
 * one that has been ended itself ends nothing.
 *
 * @example endRefusal(old, { ...old, id: 'b', serial: 8 }) // null
 */
export function endRefusal(ended: Recorded, by: Recorded): ErrorCode | null {
  if (ended.endKind !== null || by.endKind !== null) return 'DECISION_STATE'
  const isLater = by.decidedOn > ended.decidedOn || (by.decidedOn === ended.decidedOn && by.serial > ended.serial)
  return ended.id !== by.id && isLater ? null : 'DECISION_NOT_LATER'
}

/** Whether more people may read it than now. @example mayOpenTo('members', 'body') // false */
export const mayOpenTo = (now: DecisionPublication, next: DecisionPublication): boolean => decisionPublications.indexOf(next) > decisionPublications.indexOf(now)

/** What stands before and after a word that was found: characters that no text has. */
export const [hitStart, hitEnd] = ['\u{E000}', '\u{E001}'] as const

export interface HeadlinePart {
  readonly text: string
  readonly isHit: boolean
}

/**
 * A headline in parts, so that it is shown without ever being read as markup.
 *
 * @example headlineParts('uusi \u{E000}keskus\u{E001}') // [{ text: 'uusi ', isHit: false }, { text: 'keskus', isHit: true }]
 */
export function headlineParts(headline: string): HeadlinePart[] {
  return headline
    .split(hitStart)
    .flatMap((part, at): HeadlinePart[] => {
      if (at === 0) return [{ text: part.replaceAll(hitEnd, ''), isHit: false }]
      const [hit = '', ...rest] = part.split(hitEnd)
      return [{ text: hit, isHit: true }, { text: rest.join(''), isHit: false }]
    })
    .filter(({ text }) => text !== '')
}
