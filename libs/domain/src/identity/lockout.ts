/**
 * Slows down whoever guesses passwords, without ever shutting out the person
 * whose account it is: after a few free tries every failure doubles the wait,
 * up to a quarter of an hour, and an hour without a failure wipes the slate.
 * Counted per account and per address of origin alike.
 * Source: ASVS 5.0.0 item 6.3.1 (soft lockout, never permanent).
 */

export const freeTries = 5
/** An address may be a whole office: it has more tries before everyone behind it has to wait. */
export const freeTriesOfAddress = 50
export const longestWaitSeconds = 15 * 60
export const forgottenAfterSeconds = 60 * 60

/** Failed sign-ins so far, and when the last one was; null when there was none. */
export interface FailureCount {
  readonly failures: number
  readonly lastFailureAt: Date | null
}

/** The failures that still count: all of them, or none once the last is an hour old. */
export function countingFailures({ failures, lastFailureAt }: FailureCount, now: Date): number {
  if (lastFailureAt === null || secondsSince(lastFailureAt, now) >= forgottenAfterSeconds) return 0
  return failures
}

/**
 * How many whole seconds to wait before the next try; 0 when it may come at once.
 *
 * @example waitSeconds({ failures: 4, lastFailureAt: now }, now) // 0
 * @example waitSeconds({ failures: 5, lastFailureAt: now }, now) // 1, then 2, 4, 8 … 900
 */
export function waitSeconds(count: FailureCount, now: Date, free: number = freeTries): number {
  const failures = countingFailures(count, now)
  if (failures < free || count.lastFailureAt === null) return 0
  const delay = Math.min(longestWaitSeconds, 2 ** Math.min(failures - free, 20))
  return Math.max(0, Math.ceil(delay - secondsSince(count.lastFailureAt, now)))
}

/** The count after one more failure. */
export function withFailure(count: FailureCount, now: Date): FailureCount {
  return { failures: countingFailures(count, now) + 1, lastFailureAt: now }
}

/** A clock that was set back does not make the wait longer than it was meant to be. */
const secondsSince = (then: Date, now: Date): number => Math.max(0, (now.getTime() - then.getTime()) / 1000)
