/**
 * A new password by a link in a mail. Whoever asks learns nothing, neither
 * whether there is such an account nor whether a mail went out; the link works
 * once and for half an hour, and an older one no longer once a newer is sent.
 * Source: ASVS 5.0.0 items 6.3.8 and 6.4.3; OWASP Forgot Password Cheat Sheet.
 */

export const resetMinutes = 30
/** How many mails one account gets within an hour: a mailbox must not be flooded by somebody else. */
export const resetMailsAnHour = 3
/** How often one address may ask within an hour; it may be a whole office. */
export const resetRequestsAnHour = 30

/** Until when a link that is sent now works. */
export function resetExpiresAt(now: Date): Date {
  return new Date(now.getTime() + resetMinutes * 60_000)
}

/**
 * Says whether one more mail may go to an account.
 *
 * @param sends when links were sent to it so far, in any order
 * @example maySendReset([now, now, now], now) // false
 */
export function maySendReset(sends: readonly Date[], now: Date): boolean {
  return sends.filter((at) => at.getTime() > now.getTime() - 3_600_000).length < resetMailsAnHour
}
