import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { normaliseEmail } from '@solmu/domain/identity/email.js'
import { maySendReset, resetExpiresAt, resetRequestsAnHour } from '@solmu/domain/identity/password-reset.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { addressKey } from '../../../core/http/rate-limits.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { hashOfLinkToken, newLinkToken } from '../link-token.js'
import { Passwords } from '../user/passwords.js'
import { noPasswordMail, passwordResetDoneMail, passwordResetMail } from './password-reset-mails.js'
import type { NewPasswordInput, PasswordResetInput } from './password-reset.input.js'

type AskedRow = { user_id: string; consortium_id: string; language: Language; has_password: boolean; sends: Date[] }
type FoundRow = { user_id: string; email: string; display_name: string }
type ResetRow = { user_id: string; consortium_id: string | null; language: Language }

/**
 * Sets a new password for those who have forgotten theirs. Asking for one does the same work for every e-mail: it is
 * written down, and a job looks whether it is anybody's; the answer comes before that.
 */
@Injectable()
export class PasswordResetService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly passwords: Passwords,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError TOO_MANY_ATTEMPTS for an address that asks too often, whoever it asks about */
  async request(input: PasswordResetInput): Promise<void> {
    const id = newId()
    const address = createHash('sha256').update(addressKey(currentContext().ip)).digest()
    await this.db.write(async () => {
      const values = [id, normaliseEmail(input.email).replaceAll('\0', ''), input.language, address]
      const [row] = await this.db.sql<{ count: number }>('SELECT app.ask_password_reset($1, $2, $3, $4) AS count', values)
      if ((row?.count ?? 0) > resetRequestsAnHour) throw new DomainError('TOO_MANY_ATTEMPTS', { params: { seconds: 3600 } })
      await this.jobs.add('password-reset:send', { requestId: id })
    })
  }

  /** The job: sends the link, if the e-mail is that of somebody who signs in, and not too often. */
  async send(requestId: string): Promise<void> {
    await this.db.write(async () => {
      const [row] = await this.db.sql<AskedRow>('SELECT * FROM app.take_password_reset($1)', [requestId])
      if (!row) return
      const now = new Date()
      if (!maySendReset(row.sends.map((at) => new Date(at)), now)) return
      const token = newLinkToken()
      // A row counts the mail even where it brings no link.
      await this.db.sql('SELECT app.offer_password_reset($1, $2, $3, $4)', [
        ...[newId(), row.user_id, row.has_password ? token.hash : null, resetExpiresAt(now)]
      ])
      const link = new URL(`/${row.language}/reset#${token.text}`, this.config.PUBLIC_URL).toString()
      const letter = row.has_password ? { ...passwordResetMail(row.language), link } : noPasswordMail(row.language)
      await this.outbox.queue({ toUserId: row.user_id, ...letter }, row.consortium_id)
      const actor = { userId: row.user_id, consortiumId: row.consortium_id }
      await this.audit.done('requestPasswordReset', { subjectType: 'user', subjectId: row.user_id }, actor)
    })
  }

  /**
   * Whose password the link sets.
   *
   * @throws DomainError LINK_EXPIRED for one that was used, replaced, or is too old
   */
  async state(token: string): Promise<{ email: string }> {
    return { email: (await this.found(token)).row.email }
  }

  /**
   * Sets the password, once, and ends every session. It signs nobody in: what else a sign-in asks for, it still asks.
   *
   * @throws DomainError LINK_EXPIRED, or what is wrong with the password
   */
  async confirm({ token, password }: NewPasswordInput): Promise<void> {
    const { hash, row } = await this.found(token)
    await this.passwords.demandGood(password, { email: row.email, displayName: row.display_name, path: ['password'] })
    const passwordHash = await this.passwords.hash(password)
    await this.db.write(async () => {
      const [done] = await this.db.sql<ResetRow>('SELECT * FROM app.reset_password($1, $2)', [hash, passwordHash])
      if (!done?.consortium_id) throw new DomainError('LINK_EXPIRED')
      const actor = { userId: done.user_id, consortiumId: done.consortium_id }
      await this.outbox.queue({ toUserId: done.user_id, ...passwordResetDoneMail(done.language) }, done.consortium_id)
      await this.audit.done('resetPassword', { subjectType: 'user', subjectId: done.user_id }, actor)
    })
  }

  private async found(token: string): Promise<{ hash: Buffer; row: FoundRow }> {
    const hash = hashOfLinkToken(token)
    const [row] = hash ? await this.db.askAsNobody<FoundRow>('SELECT * FROM app.find_password_reset($1)', [hash]) : []
    if (!hash || !row) throw new DomainError('LINK_EXPIRED')
    return { hash, row }
  }
}
