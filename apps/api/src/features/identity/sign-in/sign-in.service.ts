import { Injectable } from '@nestjs/common'
import { DomainError, type ErrorCode } from '@solmu/domain/errors.js'
import type { SecondFactor, SignInMethod } from '@solmu/domain/identity/second-factor.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentContext } from '../../../core/context/context.js'
import type { Purpose } from '../passkey/challenges.js'
import { SecurityQueries } from '../second-factor/security.queries.js'
import type { Person } from '../session/as-person.js'
import { SessionService } from '../session/session.service.js'
import { CodeCheck, type GivenCode } from './code-check.js'
import { type PasskeyAnswer, PasskeyCheck } from './passkey-check.js'
import { type Ticket, Tickets } from './tickets.js'

/** Signed in; or what comes next, with the ticket that says how far the person has come. */
export type SignInAnswer = { ok: true } | { ok: false; next: 'second_factor'; ticket: string; methods: SecondFactor[] }

/** The way from a first proof to a session. */
@Injectable()
export class SignInService {
  constructor(
    private readonly security: SecurityQueries,
    private readonly sessions: SessionService,
    private readonly tickets: Tickets,
    private readonly codes: CodeCheck,
    private readonly passkeys: PasskeyCheck,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Opens a session for somebody who has given a first factor, or asks for the second: whoever has one always gives it,
   * demanded or not.
   */
  async afterFirst(person: Person, methods: readonly SignInMethod[], reply: FastifyReply): Promise<SignInAnswer> {
    const ways = await this.security.waysOf(person)
    if (ways.length > 0) {
      const ticket = await this.tickets.open(person, methods, reply.request)
      return { ok: false, next: 'second_factor', ticket, methods: ways }
    }
    await this.sessions.open({ ...person, methods }, reply)
    return { ok: true }
  }

  /**
   * The second factor as a code.
   *
   * @throws DomainError SIGN_IN_EXPIRED, CODE_WRONG, TOO_MANY_ATTEMPTS
   */
  async withCode(given: GivenCode & { ticket: string }, reply: FastifyReply): Promise<void> {
    const ticket = await this.ticketOf(given.ticket, reply.request)
    if (!(await this.codes.use(ticket, given, reply.request))) {
      await this.failed(ticket, { code: 'CODE_WRONG', method: given.method })
      throw new DomainError('CODE_WRONG', { path: ['code'] })
    }
    await this.finish(ticket, given.method, reply)
  }

  /** Asks for a passkey: as the second factor, as a proof of whoever is signed in, or to sign in with it alone. */
  async askPasskey(ticketText: string | null, request: FastifyRequest) {
    if (ticketText !== null) {
      const ticket = await this.ticketOf(ticketText, request)
      return this.passkeys.ask(ticket, secondFactor(ticket))
    }
    const viewer = currentContext().viewer
    if (!viewer?.sessionId) return this.passkeys.ask(null, { purpose: 'sign_in' })
    const { userId, sessionId } = viewer
    return this.passkeys.ask(viewer, { purpose: 'proof', userId, sessionId })
  }

  /**
   * A passkey, as the second factor or alone.
   *
   * @throws DomainError SIGN_IN_EXPIRED, PASSKEY_FAILED
   */
  async withPasskey(answer: PasskeyAnswer & { ticket?: string | null }, reply: FastifyReply): Promise<void> {
    if (answer.ticket != null) {
      const ticket = await this.ticketOf(answer.ticket, reply.request)
      await this.recorded(ticket, () => this.passkeys.use(ticket, answer, [secondFactor(ticket)]), ticket)
      return this.finish(ticket, 'passkey', reply)
    }
    const person = await this.passkeys.ownerOf(answer)
    if (!person) throw new DomainError('PASSKEY_FAILED')
    await this.recorded(person, () => this.passkeys.use(person, answer, [{ purpose: 'sign_in' }, ...ownProof()]))
    await this.sessions.open({ ...person, methods: ['passkey'] }, reply)
  }

  private async finish(ticket: Ticket, method: SignInMethod, reply: FastifyReply): Promise<void> {
    if (!(await this.tickets.take(ticket))) throw new DomainError('SIGN_IN_EXPIRED')
    const { userId, consortiumId, methods } = ticket
    await this.sessions.open({ userId, consortiumId, methods: [...methods, method] }, reply)
  }

  private async ticketOf(text: string, request: FastifyRequest): Promise<Ticket> {
    const ticket = await this.tickets.find(text, request)
    if (!ticket) throw new DomainError('SIGN_IN_EXPIRED')
    return ticket
  }

  private async recorded(person: Person, work: () => Promise<void>, ticket?: Ticket): Promise<void> {
    try {
      await work()
    } catch (error) {
      const code = error instanceof DomainError && error.code === 'PASSKEY_FAILED' ? error.code : null
      if (code && ticket) await this.failed(ticket, { code, method: 'passkey' })
      else if (code) await this.audit.refused('signIn', code, { actor: person, note: aboutMethod(person, 'passkey') })
      throw error
    }
  }

  private async failed(ticket: Ticket, of: { code: ErrorCode; method: SignInMethod }): Promise<void> {
    await this.tickets.countWrong(ticket)
    await this.audit.refused('secondFactor', of.code, { actor: ticket, note: aboutMethod(ticket, of.method) })
  }
}

const aboutMethod = ({ userId }: Person, method: SignInMethod) => ({ subjectType: 'user', subjectId: userId, details: { method } })

const secondFactor = ({ id, userId }: Ticket): Purpose => ({ purpose: 'second_factor', userId, ticketId: id })

/** Whoever is signed in and signs in again was asked as for a proof. */
function ownProof(): Purpose[] {
  const viewer = currentContext().viewer
  return viewer?.sessionId ? [{ purpose: 'proof', userId: viewer.userId, sessionId: viewer.sessionId }] : []
}
