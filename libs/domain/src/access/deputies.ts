/**
 * A deputy for an absence: somebody holds a role in another person's place from a day to a day. The deputy can do what the
 * role allows and nothing longer than the absence lasts; what the person themselves loses, the deputy loses with it.
 * Source: issue "Identity, access and audit", item 3.
 */
import { addYears, covers, earlierEnd, isEmpty, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/** The longest absence, in years; whoever is away longer has a successor. */
export const longestDeputyshipInYears = 1

export interface Deputised extends Validity {
  readonly userId: string
  readonly deputyFor?: string | null
}

export interface Deputyship {
  readonly userId: string
  readonly validFrom: IsoDate
  readonly validTo: IsoDate
}

/**
 * Refuses a deputyship that is none: of a deputy, for oneself, in the past, without a day, over a year, or beyond the role
 * itself.
 *
 * @throws DomainError DEPUTY_REFUSED (params.reason: of_deputy, oneself), INVALID_DATE, OUT_OF_RANGE
 * @example deputyRule(role, { userId: 'kaisa', validFrom: '2026-07-01', validTo: '2026-08-01' }, '2026-06-01')
 */
export function deputyRule(principal: Deputised, deputyship: Deputyship, today: IsoDate): void {
  if (principal.deputyFor) throw new DomainError('DEPUTY_REFUSED', { params: { reason: 'of_deputy' } })
  if (principal.userId === deputyship.userId) {
    throw new DomainError('DEPUTY_REFUSED', { path: ['userId'], params: { reason: 'oneself' } })
  }
  if (deputyship.validFrom < today) throw new DomainError('INVALID_DATE', { path: ['validFrom'] })
  if (isEmpty(deputyship)) throw new DomainError('INVALID_DATE', { path: ['validTo'] })
  if (deputyship.validTo > addYears(deputyship.validFrom, longestDeputyshipInYears) || !covers(principal, deputyship)) {
    throw new DomainError('OUT_OF_RANGE', { path: ['validTo'] })
  }
}

/**
 * The deputyships that have to be cut when the role ends sooner, with their new end: never before their own first day.
 *
 * @example shortenedDeputies([{ validFrom: '2026-07-01', validTo: '2026-08-01' }], '2026-07-10')[0]?.validTo // '2026-07-10'
 */
export function shortenedDeputies<D extends Validity>(deputies: readonly D[], principalEnds: IsoDate): (D & { validTo: IsoDate })[] {
  return deputies
    .filter((deputy) => earlierEnd(deputy.validTo, principalEnds) !== deputy.validTo)
    .map((deputy) => ({ ...deputy, validTo: principalEnds > deputy.validFrom ? principalEnds : deputy.validFrom }))
}
