import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { freeTries, freeTriesOfAddress, waitSeconds, withFailure } from '@solmu/domain/identity/lockout.js'
import { Db } from '../../../core/db/db.js'

type FailureRow = { key: string; failures: number; last_failure_at: Date }

/**
 * Makes guessing slow: after some failures each further attempt has to wait,
 * counted for the account and for the address it comes from. Nobody is locked
 * out for good. Accounts and addresses are kept as hashes only.
 */
@Injectable()
export class LoginGuard {
  constructor(private readonly db: Db) {}

  /** @throws DomainError TOO_MANY_ATTEMPTS with the seconds that are left to wait */
  async demandPatience(account: string, ip: string): Promise<void> {
    const [row] = await this.db.read(() =>
      this.db.sql<{ seconds: number | null }>(
        `SELECT ceil(extract(epoch FROM max(blocked_until) - now()))::int AS seconds
         FROM login_failure WHERE key = ANY ($1)`,
        [keysOf(account, ip)]
      )
    )
    const seconds = row?.seconds ?? 0
    if (seconds > 0) throw new DomainError('TOO_MANY_ATTEMPTS', { params: { seconds } })
  }

  /**
   * Counts a failure for the account and the address.
   *
   * @returns true when the account has just used up its free tries
   */
  async countFailure(account: string, ip: string): Promise<boolean> {
    return this.db.write(async () => {
      const now = new Date()
      const [accountKey, addressKey] = keysOf(account, ip)
      const failures = await this.count(accountKey, freeTries, now)
      await this.count(addressKey, freeTriesOfAddress, now)
      return failures === freeTries
    })
  }

  private async count(key: string, free: number, now: Date): Promise<number> {
    await this.db.sql(
      `INSERT INTO login_failure (key, failures, last_failure_at, blocked_until) VALUES ($1, 0, $2, $2)
       ON CONFLICT (key) DO NOTHING`,
      [key, now]
    )
    const sql = 'SELECT key, failures, last_failure_at FROM login_failure WHERE key = $1 FOR UPDATE'
    const [row] = await this.db.sql<FailureRow>(sql, [key])
    const before = { failures: row?.failures ?? 0, lastFailureAt: row ? new Date(row.last_failure_at) : null }
    const count = withFailure(before, now)
    const blockedUntil = new Date(now.getTime() + waitSeconds(count, now, free) * 1000)
    await this.db.sql('UPDATE login_failure SET failures = $2, last_failure_at = $3, blocked_until = $4 WHERE key = $1', [
      key,
      count.failures,
      now,
      blockedUntil
    ])
    return count.failures
  }

  /** A right password clears the account's count; the address keeps its own. */
  async forget(account: string): Promise<void> {
    await this.db.write(() => this.db.sql('DELETE FROM login_failure WHERE key = $1', [keyOf('account', account)]))
  }
}

/** Always in the order account, address, so that two requests never wait for each other. */
function keysOf(account: string, ip: string): [string, string] {
  return [keyOf('account', account), keyOf('address', ip)]
}

/** The same as app.account_key in the database. */
function keyOf(kind: 'account' | 'address', value: string): string {
  return `${kind}:${createHash('sha256').update(value).digest('hex')}`
}
