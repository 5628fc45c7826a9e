/**
 * Invitations: somebody who may give a role asks a person by e-mail to take it.
 * The link in the mail works once and for two weeks, never beyond the last day
 * of the role itself, and no longer once it was sent anew or revoked.
 * Source: issue "Identity, access and audit", item 2; ASVS 5.0.0 item 6.4.1.
 */
import { addDays, homeTimeZone, todayIn, type IsoDate } from '@solmu/shared/dates.js'

export const invitationDays = 14
/** How many mails about one invitation go out within a day; the first one counts. */
export const sendsADay = 3

export const invitationStates = ['open', 'accepted', 'expired', 'revoked'] as const

export type InvitationState = (typeof invitationStates)[number]

export interface InvitationTimes {
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly revokedAt: Date | null
}

/**
 * What has become of an invitation; at the instant of its end it is expired.
 *
 * @example invitationStateAt({ expiresAt, acceptedAt: null, revokedAt: null }, expiresAt) // 'expired'
 */
export function invitationStateAt({ expiresAt, acceptedAt, revokedAt }: InvitationTimes, now: Date): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return now.getTime() < expiresAt.getTime() ? 'open' : 'expired'
}

/**
 * Until when a link that is sent now works: two weeks, or until the role would be over.
 *
 * @param roleEndsOn the day on which the role no longer holds; null when no end is set
 */
export function invitationExpiresAt(now: Date, roleEndsOn: IsoDate | null): Date {
  const latest = new Date(now.getTime() + invitationDays * 86_400_000)
  if (roleEndsOn === null || roleEndsOn > todayIn(homeTimeZone, latest)) return latest
  // The day begins in Helsinki two or three hours before it does in Greenwich.
  return new Date(`${addDays(roleEndsOn, -1)}T21:00:00Z`)
}

/**
 * How many seconds to wait before the mail may be sent once more; 0 when it may go at once.
 *
 * @param sends when it was sent so far, in any order
 * @example secondsUntilSend([now, now, now], now) // 86400
 */
export function secondsUntilSend(sends: readonly Date[], now: Date): number {
  const dayAgo = now.getTime() - 86_400_000
  const recent = sends.map((at) => at.getTime()).filter((at) => at > dayAgo).sort((one, other) => one - other)
  const first = recent.at(-sendsADay)
  return first === undefined ? 0 : Math.ceil((first - dayAgo) / 1000)
}
