/**
 * A consortium without an administrator is locked out of itself: nobody could give the role again. So the last one stays,
 * whatever would take them away: the end of a role, a deactivated account, or an account that is erased. Only those who
 * can sign in count, and only for as long as their own role lasts. A deputy stands in for an administrator and is none;
 * a machine is none either.
 * Source: issue "Identity, access and audit", item 3; ASVS 5.0.0 chapter 8.
 */
import { isValidOn, lastDay, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import type { Assignment } from './reach.js'

/** A role with its holder, as far as it matters here. */
export interface AdministratorTerm extends Pick<Assignment, 'role' | 'validFrom' | 'validTo' | 'deputyFor'> {
  readonly id: string
  readonly userId: string
  /** Whether the holder is a person whose account is in use. */
  readonly canSignIn: boolean
}

/**
 * Refuses to end an assignment when that would leave the consortium without an administrator on a day
 * that has one now. An administrator whose own role ends sooner does not count for the days after it.
 *
 * @throws DomainError LAST_ADMINISTRATOR
 * @example lastAdministratorRule([only], { assignmentId: only.id, validTo: '2026-06-01' }) // throws
 */
export function lastAdministratorRule(
  terms: readonly AdministratorTerm[],
  ending: { readonly assignmentId: string; readonly validTo: IsoDate }
): void {
  const ended = terms.find((term) => term.id === ending.assignmentId)
  if (!ended || !counts(ended)) return
  const from = ending.validTo > ended.validFrom ? ending.validTo : ended.validFrom
  refuseGap(terms, [ended], from)
}

/**
 * Refuses to take somebody's account away from a day on when the consortium would then be without an administrator.
 *
 * @throws DomainError LAST_ADMINISTRATOR
 * @example lastAdministratorLeavesRule([only], { userId: only.userId, from: today }) // throws
 */
export function lastAdministratorLeavesRule(
  terms: readonly AdministratorTerm[],
  leaving: { readonly userId: string; readonly from: IsoDate }
): void {
  const ended = terms.filter((term) => term.userId === leaving.userId && counts(term))
  refuseGap(terms, ended, leaving.from)
}

/** How many people administer the consortium on a day. */
export function administratorCount(terms: readonly AdministratorTerm[], day: IsoDate): number {
  return new Set(terms.filter((term) => counts(term) && isValidOn(term, day)).map(({ userId }) => userId)).size
}

const counts = ({ role, deputyFor, canSignIn }: AdministratorTerm): boolean =>
  role === 'administrator' && !deputyFor && canSignIn

/** Every day from `from` on that one of the ended terms still had must have somebody else. */
function refuseGap(terms: readonly AdministratorTerm[], ended: readonly AdministratorTerm[], from: IsoDate): void {
  const others = terms.filter((term) => counts(term) && !ended.includes(term))
  for (const { validFrom, validTo } of ended) {
    const start = validFrom > from ? validFrom : from
    if (!hasSomebodyEveryDay(others, start, validTo)) throw new DomainError('LAST_ADMINISTRATOR')
  }
}

/** Walks from one end to the next; stands still where nobody holds the role. */
function hasSomebodyEveryDay(others: readonly Validity[], from: IsoDate, to: IsoDate | null): boolean {
  let day = from
  while (to === null ? day <= lastDay : day < to) {
    const ends = others.filter((other) => isValidOn(other, day)).map((other) => other.validTo)
    if (ends.length === 0) return false
    if (ends.includes(null)) return true
    day = ends.reduce<IsoDate>((latest, end) => (end !== null && end > latest ? end : latest), day)
  }
  return true
}
