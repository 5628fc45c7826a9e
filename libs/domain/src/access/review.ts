/**
 * The access review: once a year somebody who answers for the unit looks at each role there and confirms that it is still
 * needed, or ends it. It is due one year after the role began or was last confirmed. Nobody reviews their own role, nor as
 * a deputy that of the person whose deputy they are, and nobody confirms what they could not give. The role of an
 * administrator is confirmed by another administrator; where there is only one, by a national coordinator, who answers for
 * the same network.
 * Source: issue "Identity, access and audit", item 3; architecture §5 "Permissions".
 */
import { addDays, addYears, daysBetween, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { mayActOn, mayEndRole, type Assignment, type Holder } from './reach.js'

export const reviewStates = ['overdue', 'due', 'done'] as const

/** overdue: its day has passed · due: within 30 days · done: confirmed, or given, less than a year ago. */
export type ReviewState = (typeof reviewStates)[number]

/** From how many days before its day a review waits. */
export const daysAheadForReview = 30

export interface Reviewed extends Assignment {
  readonly id: string
  readonly userId: string
  readonly lastConfirmedOn: IsoDate | null
}

/**
 * The day by which a role has to be confirmed.
 *
 * @example reviewDueOn({ validFrom: '2024-03-01', lastConfirmedOn: '2025-02-10' }) // '2026-02-10'
 */
export function reviewDueOn({ validFrom, lastConfirmedOn }: Pick<Reviewed, 'validFrom' | 'lastConfirmedOn'>): IsoDate {
  return addYears(lastConfirmedOn !== null && lastConfirmedOn > validFrom ? lastConfirmedOn : validFrom, 1)
}

/** How a review stands on a day. */
export function reviewState(dueOn: IsoDate, today: IsoDate): ReviewState {
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, daysAheadForReview) ? 'due' : 'done'
}

/** Says whether a role has to be reviewed at all: one that ends before its day does not. */
export function isReviewed(assignment: Reviewed, today: IsoDate): boolean {
  return isValidOn(assignment, today) && (assignment.validTo === null || assignment.validTo > reviewDueOn(assignment))
}

/**
 * Says whether a person may confirm somebody's role.
 *
 * @param administratorCount how many people administer the consortium today
 */
export function mayConfirm(reviewer: Holder, assignment: Reviewed, administratorCount: number): boolean {
  const { userId, consortiumId, unitId, role } = assignment
  const isOwn = userId === reviewer.userId
  const isPrincipals = reviewer.assignments.some(({ deputyFor, ...held }) => deputyFor === assignment.id && isValidOn(held, reviewer.day))
  if (isOwn || isPrincipals || !mayActOn(reviewer, 'access.review', { consortiumId, unitId })) return false
  return mayEndRole(reviewer, assignment) || (role === 'administrator' && administratorCount === 1 && isNational(reviewer))
}

const isNational = ({ assignments, day }: Holder): boolean =>
  assignments.some((held) => held.role === 'national_coordinator' && isValidOn(held, day))

/** The days before and after the due day on which a review is brought to mind: a month ahead, on the day, then every 30 days. */
export function reviewStep(dueOn: IsoDate, today: IsoDate): number | null {
  const days = daysBetween(dueOn, today)
  if (days < -daysAheadForReview) return null
  if (days < 0) return -daysAheadForReview
  return Math.floor(days / 30) * 30
}
