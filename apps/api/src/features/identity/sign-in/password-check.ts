import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { normaliseEmail } from '@solmu/domain/identity/email.js'
import type { Language } from '@solmu/shared/text.js'
import type { FastifyRequest } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import type { Person } from '../session/as-person.js'
import { KnownDevices } from '../session/known-devices.js'
import { LoginGuard } from '../session/login-guard.js'
import { accountGuessedMail } from '../user/mail-texts.js'
import { Passwords } from '../user/passwords.js'

type LoginRow = {
  id: string
  password_hash: string | null
  consortium_id: string | null
  is_active: boolean
  language: Language
}

/** The first factor: e-mail and password. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly guard: LoginGuard,
    private readonly devices: KnownDevices,
    private readonly audit: AuditWriter,
    private readonly outbox: Outbox
  ) {}

  /**
   * Checks e-mail and password. An unknown e-mail, a wrong password, a
   * deactivated account and one without a password or a role get the same
   * answer after the same work.
   *
   * @throws DomainError LOGIN_FAILED, or TOO_MANY_ATTEMPTS with the seconds to wait
   */
  async verify(given: { email: string; password: string }, request: FastifyRequest): Promise<Person> {
    const email = normaliseEmail(given.email)
    const [row] = await this.db.read(() => this.db.sql<LoginRow>('SELECT * FROM app.find_login($1)', [email]))
    const device = this.devices.of(request, row?.id ?? '')
    const judged = await this.guard.guess({ account: email, ip: currentContext().ip, device }, async () => {
      const matches = await this.passwords.matches(row?.password_hash ?? null, given.password)
      return matches && row?.is_active && row.consortium_id ? { userId: row.id, consortiumId: row.consortium_id } : null
    })
    if (judged.right) return judged.right
    await this.recordFailure(row, judged.isBeingGuessed)
    throw new DomainError('LOGIN_FAILED')
  }

  /**
   * The owner of a known account finds the failure in the audit trail, and a mail when guessing goes on. That of an
   * unknown one is written too, into the trail that belongs to nobody: not for being read, but because it takes as long.
   */
  private async recordFailure(row: LoginRow | undefined, isBeingGuessed: boolean): Promise<void> {
    const actor = { userId: row?.id ?? null, consortiumId: row?.consortium_id ?? null }
    await this.audit.refused('signIn', 'LOGIN_FAILED', { actor })
    const { userId, consortiumId } = actor
    if (!row || !userId || !consortiumId || !isBeingGuessed) return
    const mail = accountGuessedMail(row.language, new Date())
    await this.db.write(() => this.outbox.queue({ toUserId: userId, ...mail }, consortiumId))
  }
}
