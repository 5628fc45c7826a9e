import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { forgottenAfterSeconds, waitSeconds } from '@solmu/domain/identity/lockout.js'
import { Db } from '../../../core/db/db.js'

type FailureRow = { failures: number; last_failure_at: Date }

/**
 * Makes guessing slow: after some failures each further attempt has to wait,
 * counted for the account and for the address it comes from. Nobody is locked
 * out for good. Accounts and addresses are kept as hashes only.
 */
@Injectable()
export class LoginGuard {
  constructor(private readonly db: Db) {}

  /** @throws DomainError TOO_MANY_ATTEMPTS with the seconds that are left to wait */
  async demandPatience(email: string, ip: string): Promise<void> {
    const sql = 'SELECT failures, last_failure_at FROM login_failure WHERE key = ANY ($1)'
    const rows = await this.db.read(() => this.db.sql<FailureRow>(sql, [keysOf(email, ip)]))
    const now = new Date()
    const seconds = Math.max(0, ...rows.map((row) => waitSeconds({ failures: row.failures, lastFailureAt: new Date(row.last_failure_at) }, now)))
    if (seconds > 0) throw new DomainError('TOO_MANY_ATTEMPTS', { params: { seconds } })
  }

  /** Counts a failure for the account and the address; what is too old to count is forgotten first. */
  async countFailure(email: string, ip: string): Promise<void> {
    await this.db.write(() =>
      this.db.sql(
        `INSERT INTO login_failure AS f (key, failures, last_failure_at)
           SELECT key, 1, now() FROM unnest($1::text[]) AS key ORDER BY key
         ON CONFLICT (key) DO UPDATE SET last_failure_at = now(),
           failures = CASE WHEN f.last_failure_at <= now() - make_interval(secs => $2) THEN 1 ELSE f.failures + 1 END`,
        [keysOf(email, ip), forgottenAfterSeconds]
      )
    )
  }

  /** A right password clears the account's count; the address keeps its own. */
  async forget(email: string): Promise<void> {
    await this.db.write(() => this.db.sql('DELETE FROM login_failure WHERE key = $1', [keyOf('account', email)]))
  }
}

function keysOf(email: string, ip: string): string[] {
  return [keyOf('account', email), keyOf('address', ip)].sort()
}

function keyOf(kind: string, value: string): string {
  return `${kind}:${createHash('sha256').update(value).digest('base64url')}`
}
