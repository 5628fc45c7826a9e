/**
 * The roles of an organisation in the consortium, each from a day to a day. It
 * may hold several at once, but none of them twice on one day.
 * Source: requirements 8-13; "Twelve facts", 1.
 */
import { DomainError } from '../errors.js'
import { type IsoDate, overlaps, type Validity } from '@solmu/shared/dates.js'
import type { OrganisationRole } from './organisation.js'

export interface RolePeriod extends Validity {
  readonly role: OrganisationRole
}

/**
 * What is wrong with a set of roles, each with the path to the field: a role that ends before it has begun
 * (INVALID_DATE), or one that the organisation holds already on some of the days (RANGE_OVERLAPS).
 *
 * @example roleIssues([
 *   { role: 'member', validFrom: '2020-01-01', validTo: null },
 *   { role: 'member', validFrom: '2024-01-01', validTo: null }
 * ]) // [RANGE_OVERLAPS at roles, 1, validFrom]
 */
export function roleIssues(roles: readonly RolePeriod[]): DomainError[] {
  return roles.flatMap((period, place) => {
    if (!isSound(period)) return [new DomainError('INVALID_DATE', { path: ['roles', place, 'validTo'] })]
    const isHeldAlready = roles
      .slice(0, place)
      .some((other) => other.role === period.role && isSound(other) && overlaps(other, period))
    return isHeldAlready ? [new DomainError('RANGE_OVERLAPS', { path: ['roles', place, 'validFrom'] })] : []
  })
}

/**
 * What has to be done to a set of roles so that it becomes another: those that stay are in neither list.
 *
 * @example roleDifference([member2020], [member2020, funder2024]) // { ended: [], begun: [funder2024] }
 */
export function roleDifference<Period extends RolePeriod>(
  before: readonly Period[],
  after: readonly Period[]
): { readonly ended: readonly Period[]; readonly begun: readonly Period[] } {
  const without = (some: readonly Period[], others: readonly Period[]) => {
    const known = new Set(others.map(textOf))
    return some.filter((period) => !known.has(textOf(period)))
  }
  return { ended: without(before, after), begun: without(after, before) }
}

/**
 * From the day on which members come by admission alone, a membership writes the periods of the role: what somebody else would
 * begin, end or change of those that reach beyond the day is refused.
 *
 * @param since that day; null while founders are still entered by hand
 * @example admissionIssues([], [{ role: 'member', validFrom: '2026-06-01', validTo: null }], '2026-01-01') // [MEMBER_BY_ADMISSION at roles, 0]
 */
export function admissionIssues(before: readonly RolePeriod[], after: readonly RolePeriod[], since: IsoDate | null): DomainError[] {
  if (since === null) return []
  const isAdmitted = ({ role, validTo }: RolePeriod): boolean => role === 'member' && (validTo === null || validTo > since)
  const { ended, begun } = roleDifference(before, after)
  const [first] = begun.filter(isAdmitted)
  if (first) return [new DomainError('MEMBER_BY_ADMISSION', { path: ['roles', after.indexOf(first), 'role'] })]
  return ended.some(isAdmitted) ? [new DomainError('MEMBER_BY_ADMISSION', { path: ['roles'] })] : []
}

const isSound = ({ validFrom, validTo }: Validity): boolean => validTo === null || validFrom < validTo

const textOf = ({ role, validFrom, validTo }: RolePeriod): string => `${role} ${validFrom} ${validTo}`
