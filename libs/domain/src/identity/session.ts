/**
 * How long a sign-in lasts: half an hour without a sign of life, and twelve hours
 * at most; five minutes before the end the person is warned.
 * Source: ASVS 5.0.0 item 7.3; security reference, "Sessions".
 */

export const idleMinutes = 30
export const longestHours = 12
export const warningMinutes = 5

/** How long a proof of identity is fresh enough for a dangerous act. Source: ASVS 5.0.0 item 7.5.3. */
export const proofMinutes = 10

export interface SessionTimes {
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** The instant at which a session ends unless the person does something. */
export function sessionEndsAt({ createdAt, lastSeenAt }: SessionTimes): Date {
  const idleEnd = lastSeenAt.getTime() + idleMinutes * 60_000
  const lastEnd = createdAt.getTime() + longestHours * 3_600_000
  return new Date(Math.min(idleEnd, lastEnd))
}

/**
 * Says whether a session is still good; at the instant of its end it is not.
 *
 * @example isSessionAlive({ createdAt: at('8.00'), lastSeenAt: at('8.10') }, at('8.39')) // true
 */
export function isSessionAlive(session: SessionTimes, now: Date): boolean {
  return now.getTime() < sessionEndsAt(session).getTime()
}

/** Says whether a proof of identity is fresh enough for a dangerous act. */
export function isProofFresh(provedAt: Date, now: Date): boolean {
  return now.getTime() - provedAt.getTime() < proofMinutes * 60_000
}

/** The instant from which the person is warned. */
export function sessionWarnsAt(session: SessionTimes): Date {
  return new Date(sessionEndsAt(session).getTime() - warningMinutes * 60_000)
}
