import { createHash, randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type SignInMethod, ticketMinutes, wrongCodesOfTicket } from '@solmu/domain/identity/second-factor.js'
import { newId } from '@solmu/shared/ids.js'
import type { FastifyRequest } from 'fastify'
import { Db } from '../../../core/db/db.js'
import type { Person } from '../session/as-person.js'
import { agentOf } from '../session/session.service.js'

const TOKEN_BYTES = 32

/** A sign-in that waits for its second factor. */
export type Ticket = Person & { readonly id: string; readonly methods: readonly SignInMethod[]; readonly email: string }

type Row = { id: string; user_id: string; consortium_id: string; methods: SignInMethod[]; email: string }

/**
 * What somebody holds who has given the password and owes the second factor: a random text that is good for five
 * minutes, in the browser to which it was given, for one sign-in and a few wrong codes. Kept as a hash.
 */
@Injectable()
export class Tickets {
  constructor(private readonly db: Db) {}

  async open({ userId, consortiumId }: Person, methods: readonly SignInMethod[], request: FastifyRequest): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const expiresAt = new Date(Date.now() + ticketMinutes * 60_000)
    const values = [newId(), hashOf(token), userId, consortiumId, methods, agentOf(request), expiresAt]
    await this.db.write(() => this.db.sql('SELECT app.open_ticket($1, $2, $3, $4, $5, $6, $7)', values))
    return token
  }

  /** The ticket, while it is good; null for one that never was or no longer is. */
  async find(token: string, request: FastifyRequest): Promise<Ticket | null> {
    const sql = 'SELECT * FROM app.find_ticket($1, $2)'
    const [row] = await this.db.read(() => this.db.sql<Row>(sql, [hashOf(token), agentOf(request)]))
    if (!row) return null
    return { id: row.id, userId: row.user_id, consortiumId: row.consortium_id, methods: row.methods, email: row.email }
  }

  /** The last wrong code that is allowed takes the ticket away. */
  async countWrong({ id }: Ticket): Promise<void> {
    await this.db.write(() => this.db.sql('SELECT app.count_wrong_code($1, $2)', [id, wrongCodesOfTicket]))
  }

  /** True for the one who takes it: of two at the same time only one signs in. */
  async take({ id }: Ticket): Promise<boolean> {
    const [row] = await this.db.write(() => this.db.sql<{ taken: boolean }>('SELECT app.take_ticket($1) AS taken', [id]))
    return row?.taken ?? false
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
