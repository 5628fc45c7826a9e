import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { freeTries, freeTriesOfAddress, waitSeconds, withFailure } from '@solmu/domain/identity/lockout.js'
import { Db } from '../../../core/db/db.js'

type FailureRow = { failures: number; last_failure_at: Date; blocked_until: Date }

/** What is guessed at, where the guess comes from, and the device on which the person has signed in before. */
export type Guess = { readonly account: string; readonly ip: string; readonly device?: string | null }

/** What a guess came to; `isBeingGuessed` with the failure that used up the free tries of the account. */
export type Judged<T> = { readonly right: T | null; readonly isBeingGuessed: boolean }

/** One count, as it stood before this try. */
type Counted = { key: string; free: number; failures: number; lastFailureAt: Date; at: Date }

/**
 * Makes guessing slow: after some failures each further attempt has to wait, counted for the account and for the
 * address it comes from. Nobody is locked out for good, and a device on which the person has signed in before has a
 * count of its own, so that strangers cannot make them wait there. Accounts, addresses and devices are kept as hashes.
 */
@Injectable()
export class LoginGuard {
  constructor(private readonly db: Db) {}

  /**
   * Has a guess judged. It is counted as a failure before it is judged, so that a thousand guesses at the same time are
   * not all the first; a right one takes its count back and clears the account.
   *
   * @param judge what the guess opens, or null when it is wrong
   * @throws DomainError TOO_MANY_ATTEMPTS with the seconds that are left to wait; nothing was judged then
   */
  async guess<T>(at: Guess, judge: () => Promise<T | null>): Promise<Judged<T>> {
    const counts = await this.begin(at)
    const right = await judge()
    if (right === null) return { right, isBeingGuessed: !at.device && counts[0]?.failures === freeTries }
    await this.settle(counts)
    return { right, isBeingGuessed: false }
  }

  /** Clears an account's count, after its owner has proved in another way who they are. */
  async forget(account: string): Promise<void> {
    await this.db.write(() => this.db.sql('DELETE FROM login_failure WHERE key = $1', [keyOf('account', account)]))
  }

  private begin(at: Guess): Promise<Counted[]> {
    return this.db.write(async () => {
      const now = new Date()
      const counts: Counted[] = []
      for (const [key, free] of keysOf(at)) counts.push(await this.count(key, free, now))
      return counts
    })
  }

  private async count(key: string, free: number, now: Date): Promise<Counted> {
    const [row] = await this.db.sql<FailureRow>(
      `INSERT INTO login_failure AS f (key, failures, last_failure_at, blocked_until) VALUES ($1, 0, $2, $2)
       ON CONFLICT (key) DO UPDATE SET key = f.key RETURNING failures, last_failure_at, blocked_until`,
      [key, now]
    )
    const before = row ?? { failures: 0, last_failure_at: now, blocked_until: now }
    const seconds = Math.ceil((new Date(before.blocked_until).getTime() - now.getTime()) / 1000)
    if (seconds > 0) throw new DomainError('TOO_MANY_ATTEMPTS', { params: { seconds } })
    const lastFailureAt = new Date(before.last_failure_at)
    const count = withFailure({ failures: before.failures, lastFailureAt }, now)
    const blockedUntil = new Date(now.getTime() + waitSeconds(count, now, free) * 1000)
    await this.db.sql('UPDATE login_failure SET failures = $2, last_failure_at = $3, blocked_until = $4 WHERE key = $1', [
      ...[key, count.failures, now, blockedUntil]
    ])
    return { key, free, failures: count.failures, lastFailureAt, at: now }
  }

  /** The account (or device) begins anew; the address, which may be a whole office, only gets this try back. */
  private async settle([own, ...others]: Counted[]): Promise<void> {
    await this.db.write(async () => {
      await this.db.sql('DELETE FROM login_failure WHERE key = $1', [own?.key])
      for (const { key, free, lastFailureAt, at } of others) {
        await this.db.sql(
          `UPDATE login_failure SET failures = greatest(failures - 1, 0),
             last_failure_at = CASE WHEN last_failure_at = $3 THEN $4 ELSE last_failure_at END,
             blocked_until = CASE WHEN failures <= $2 THEN now() ELSE blocked_until END WHERE key = $1`,
          [key, free, at, lastFailureAt]
        )
      }
    })
  }
}

/** Always in the order account, address, so that two requests never wait for each other. */
function keysOf({ account, ip, device }: Guess): [key: string, free: number][] {
  if (device) return [[keyOf('device', `${account} ${device}`), freeTries]]
  return [[keyOf('account', account), freeTries], [keyOf('address', ip), freeTriesOfAddress]]
}

/** The same as app.account_key in the database. */
function keyOf(kind: 'account' | 'address' | 'device', value: string): string {
  return `${kind}:${createHash('sha256').update(value).digest('hex')}`
}
