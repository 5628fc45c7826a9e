import { Injectable } from '@nestjs/common'
import { challengeMinutes } from '@solmu/domain/identity/second-factor.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'

/** What a challenge is for: nobody else's answer fits, and none given for another purpose. */
export type Purpose =
  | { purpose: 'sign_in' }
  | { purpose: 'second_factor'; userId: string; ticketId: string }
  | { purpose: 'proof' | 'add'; userId: string; sessionId: string }

/** The challenges that are out: each is good for five minutes and one answer, right or wrong. */
@Injectable()
export class Challenges {
  constructor(private readonly db: Db) {}

  /** @returns the id under which the answer comes back */
  async put(challenge: string, of: Purpose): Promise<string> {
    const id = newId()
    const expiresAt = new Date(Date.now() + challengeMinutes * 60_000)
    const values = [id, challenge, of.purpose, 'userId' in of ? of.userId : null, ...placeOf(of), expiresAt]
    await this.write('SELECT app.put_challenge($1, $2, $3, $4, $5, $6, $7)', values)
    return id
  }

  /** The challenge, once; null when there is none such, or no longer. */
  async take(id: unknown, of: Purpose): Promise<string | null> {
    if (!isUuid(id)) return null
    const rows = await this.write<{ challenge: string | null }>('SELECT app.take_challenge($1, $2, $3, $4) AS challenge', [
      ...[id, of.purpose, ...placeOf(of)]
    ])
    return rows[0]?.challenge ?? null
  }

  /** A challenge is used up even if what the answer was for fails: outside of the transaction that might be undone. */
  private write<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.db.write(() => this.db.sql<Row>(sql, values))
  }
}

function placeOf(of: Purpose): [sessionId: string | null, ticketId: string | null] {
  return ['sessionId' in of ? of.sessionId : null, 'ticketId' in of ? of.ticketId : null]
}
