import { Injectable } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { SessionService } from '../session/session.service.js'
import { OwnPassword } from '../sign-in/own-password.js'
import { passwordChangedMail } from './mail-texts.js'
import { Passwords } from './passwords.js'
import type { ChangePasswordInput } from './user.graphql.js'

type Owner = { email: string; displayName: string; language: Language }

/** A person's own password. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly db: Db,
    private readonly present: OwnPassword,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
    private readonly outbox: Outbox,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Sets a new password, ends every other session, gives this one a new token and tells the person by mail. The present
   * password is proof enough.
   *
   * @throws DomainError PASSWORD_WRONG, TOO_MANY_ATTEMPTS, or what is wrong with the new one
   */
  async change({ currentPassword, newPassword }: ChangePasswordInput, reply: FastifyReply): Promise<void> {
    const { userId } = currentViewer()
    this.audit.note({ subjectType: 'user', subjectId: userId })
    await this.present.demand(currentPassword, ['currentPassword'], reply.request)
    const sql = 'SELECT email, display_name AS "displayName", language FROM app_user WHERE id = $1 FOR UPDATE'
    const [owner] = await this.db.sql<Owner>(sql, [userId])
    if (!owner) throw new Error('The viewer has no account')
    await this.passwords.demandGood(newPassword, { ...owner, path: ['newPassword'] })
    const passwordHash = await this.passwords.hash(newPassword)
    await this.db.sql(
      'UPDATE app_user SET password_hash = $2, password_is_demo = false, version = version + 1 WHERE id = $1',
      [userId, passwordHash]
    )
    await this.sessions.endOthers()
    await this.outbox.queue({ toUserId: userId, ...passwordChangedMail(owner.language, new Date()) })
    await this.sessions.renew('password', reply)
  }
}
