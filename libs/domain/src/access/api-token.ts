/**
 * Tokens with which a machine asks: what one may be made for, and how long. A
 * token never reaches further than the roles of its machine; it is narrowed to
 * actions, reads only unless said otherwise, and ends within a year.
 * Source: issue "Identity, access and audit", item 4; ASVS 5.0.0 item 13.2.
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { allActions, type Action } from './actions.js'

export const longestTokenDays = 365
/** How long before its end the person who made a token is told. */
export const warningDays = 14

/** What belongs to a person as a person, and what takes a person's fresh proof, is nothing for a machine. */
const forPeopleOnly: ReadonlySet<Action> = new Set(['profile.manage', 'inbox.read', 'access.administer', 'access.review'])

/** The actions for which a token can be made, in the order of the catalogue. */
export const tokenActions: readonly Action[] = allActions.filter((action) => !forPeopleOnly.has(action))

/** Says whether a text names an action for which a token can be made. */
export function isTokenAction(text: string): text is Action {
  return (tokenActions as readonly string[]).includes(text)
}

/**
 * Demands that a token as it is wished can be made.
 *
 * @returns the actions, each once, in the order of the catalogue
 * @throws DomainError REQUIRED or INVALID_INPUT at `actions`; INVALID_DATE at `expiresOn` for a day that has come or is
 *   more than a year away
 * @example tokenScope({ actions: ['network.read'], expiresOn: '2026-12-31' }, '2026-06-01') // ['network.read']
 */
export function tokenScope(
  wish: { readonly actions: readonly string[]; readonly expiresOn: IsoDate },
  today: IsoDate
): Action[] {
  if (wish.actions.length === 0) throw new DomainError('REQUIRED', { path: ['actions'] })
  if (!wish.actions.every(isTokenAction)) throw new DomainError('INVALID_INPUT', { path: ['actions'] })
  demandTokenDay(wish.expiresOn, today)
  return tokenActions.filter((action) => wish.actions.includes(action))
}

/**
 * Demands that a token, or a key of a person, ends on a day to come and within a year.
 *
 * @throws DomainError INVALID_DATE at `expiresOn`
 * @example demandTokenDay('2027-12-31', '2026-06-01') // throws: more than a year away
 */
export function demandTokenDay(expiresOn: IsoDate, today: IsoDate): void {
  if (expiresOn <= today || daysBetween(today, expiresOn) > longestTokenDays) {
    throw new DomainError('INVALID_DATE', { path: ['expiresOn'] })
  }
}

/** The last day that may be chosen as the end of a token. */
export function lastTokenDay(today: IsoDate): IsoDate {
  return addDays(today, longestTokenDays)
}

export const tokenStates = ['active', 'expiring', 'expired', 'revoked'] as const

export type TokenState = (typeof tokenStates)[number]

/**
 * What has become of a token; on the day on which it ends it opens nothing any more.
 *
 * @example tokenStateOn({ expiresOn: '2026-06-10', isRevoked: false }, '2026-06-01') // 'expiring'
 */
export function tokenStateOn(token: { readonly expiresOn: IsoDate; readonly isRevoked: boolean }, today: IsoDate): TokenState {
  if (token.isRevoked) return 'revoked'
  if (token.expiresOn <= today) return 'expired'
  return daysBetween(today, token.expiresOn) <= warningDays ? 'expiring' : 'active'
}
