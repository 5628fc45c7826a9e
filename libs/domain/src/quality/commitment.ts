/**
 * Commitments to quality: a unit or an organisation is asked for one by a day, signs it for a time, and it ends. Where one
 * stands is never stored: it follows from its days.
 * Source: issue "Quality", item 2; requirement 8 (commitment register with evidence, due dates, status).
 */
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/** Who is bound: the unit, or the organisation that runs it with all that it does. */
export const commitmentSubjects = ['unit', 'organisation'] as const
export type CommitmentSubject = (typeof commitmentSubjects)[number]

/** In the order in which they want looking after. */
export const commitmentStates = ['overdue', 'requested', 'expiring', 'signed', 'in_force', 'ended', 'withdrawn'] as const
export type CommitmentState = (typeof commitmentStates)[number]

/** notice: given notice of · renewed: another one follows · withdrawn: a request that was taken back. One that runs out needs none. */
export const commitmentEnds = ['notice', 'renewed', 'withdrawn'] as const
export type CommitmentEnd = (typeof commitmentEnds)[number]

/** How many days before its end a commitment, or a certificate, is told to expire. */
export const daysThatExpire = 60

/** The longest that one may hold, in months: after that it is renewed, by whoever answers for the unit then. */
export const longestCommitmentMonths = 60

/** All that decides where a commitment stands. */
export interface CommitmentDays {
  /** When it was signed; null while it is only asked for. */
  readonly signedAt: Date | string | null
  /** The last day on which it can be signed in time; null when it was signed unasked. */
  readonly dueOn: IsoDate | null
  /** The first day on which it holds; of signed ones. */
  readonly validFrom: IsoDate | null
  /** The first day on which it no longer holds; null until further notice. */
  readonly validTo: IsoDate | null
  /** The first day on which it no longer holds because somebody ended it. */
  readonly endedOn: IsoDate | null
}

/** The first day on which a signed commitment no longer holds: it ran out, or was ended before that. Null when there is none. */
export function endOf({ validTo, endedOn }: Pick<CommitmentDays, 'validTo' | 'endedOn'>): IsoDate | null {
  if (validTo === null || endedOn === null) return endedOn ?? validTo
  return endedOn < validTo ? endedOn : validTo
}

/**
 * Where a commitment stands on a day.
 *
 * @example commitmentState({ signedAt: null, dueOn: '2026-11-30', validFrom: null, validTo: null, endedOn: null }, '2026-12-01') // 'overdue'
 */
export function commitmentState(days: CommitmentDays, today: IsoDate): CommitmentState {
  if (days.signedAt === null) return requestState(days, today)
  const end = endOf(days)
  if (end !== null && end <= today) return 'ended'
  if (days.validFrom !== null && days.validFrom > today) return 'signed'
  return end !== null && end <= addDays(today, daysThatExpire) ? 'expiring' : 'in_force'
}

function requestState({ dueOn, endedOn }: CommitmentDays, today: IsoDate): CommitmentState {
  if (endedOn !== null) return 'withdrawn'
  return dueOn !== null && dueOn < today ? 'overdue' : 'requested'
}

/** Whether somebody is bound by it on the day of the state. */
export const binds = (state: CommitmentState): boolean => state === 'in_force' || state === 'expiring'

/** What a unit takes on beside the framework, and by when it is done. */
export interface CommitmentCondition {
  readonly text: string
  /** The first day by which it is done; null for one that simply holds. */
  readonly dueOn: IsoDate | null
  /** How often it is done again, in months; null for once. */
  readonly everyMonths: number | null
}

export const mostConditions = 20

/** The days of a commitment that is to be signed. */
export interface CommitmentTerm {
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}

/**
 * What is wrong with the days of a commitment: it begins when the version of the framework holds, at most a year ahead and no
 * more than a year ago, and does not last longer than `longestCommitmentMonths`.
 *
 * @param version the days on which the version holds
 * @example termIssues({ validFrom: '2026-12-01', validTo: '2026-12-01' }, version, today)[0]?.code // 'DAYS_REVERSED'
 */
export function termIssues({ validFrom, validTo }: CommitmentTerm, version: { readonly validFrom: IsoDate; readonly validTo: IsoDate | null }, today: IsoDate): DomainError[] {
  const issues: DomainError[] = []
  const [earliest, latest] = [addMonths(today, -12), addMonths(today, 12)]
  if (validFrom < earliest || validFrom > latest) issues.push(new DomainError('OUT_OF_RANGE', { path: ['validFrom'], params: { min: earliest, max: latest } }))
  else if (version.validTo !== null && version.validTo <= validFrom) issues.push(new DomainError('COMMITMENT_VERSION', { path: ['validFrom'] }))
  if (validTo === null) return issues
  if (validTo <= validFrom) issues.push(new DomainError('DAYS_REVERSED', { path: ['validTo'] }))
  else if (validTo > addMonths(validFrom, longestCommitmentMonths)) {
    issues.push(new DomainError('OUT_OF_RANGE', { path: ['validTo'], params: { max: addMonths(validFrom, longestCommitmentMonths) } }))
  }
  return issues
}
