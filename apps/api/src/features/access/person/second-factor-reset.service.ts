import { Injectable } from '@nestjs/common'
import { reasonOf } from '@solmu/domain/access/reason.js'
import { DomainError } from '@solmu/domain/errors.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { secondFactorResetMail } from '../../identity/second-factor/reset-mail.js'
import { UserDirectoryQueries } from '../user-directory/user-directory.queries.js'
import type { PersonAccount, ResetSecondFactorInput } from './person.graphql.js'
import { PersonService } from './person.service.js'

type Removed = { hadTotp: boolean; passkeys: number; sessions: number }

/** A fresh start for somebody who has lost their telephone, their keys and their recovery codes. */
@Injectable()
export class SecondFactorResetService {
  constructor(
    private readonly db: Db,
    private readonly people: PersonService,
    private readonly users: UserDirectoryQueries,
    private readonly audit: AuditWriter,
    private readonly outbox: Outbox
  ) {}

  /**
   * Takes away the app, the passkeys and the recovery codes of a person, ends their sessions and tells them by mail. The
   * password stays; where a role demands a second factor, the next sign-in sets up a new one.
   *
   * @throws DomainError NOT_FOUND for somebody out of reach, a machine, or a person without a second factor, NOT_ONESELF,
   *   ACCOUNT_IN_USE for an account that opens another consortium too, and what is wrong with the reason
   */
  async reset({ userId, reason: given }: ResetSecondFactorInput): Promise<{ account: PersonAccount }> {
    this.audit.note({ subjectType: 'user', subjectId: userId })
    const { closingProblems, hasSecondFactor } = await this.people.account(userId)
    const reason = reasonOf(given)
    if (closingProblems.includes('oneself')) throw new DomainError('NOT_ONESELF', { path: ['userId'] })
    if (closingProblems.includes('held_elsewhere')) throw new DomainError('ACCOUNT_IN_USE', { path: ['userId'] })
    if (!hasSecondFactor) throw new DomainError('NOT_FOUND', { path: ['userId'] })
    const [removed] = await this.db.sql<Removed>(
      'SELECT had_totp AS "hadTotp", passkeys, sessions FROM app.reset_second_factor($1)',
      [userId]
    )
    this.audit.note({ details: { reason, ...removed } })
    const { language } = await this.users.one(userId)
    await this.outbox.queue({ toUserId: userId, ...secondFactorResetMail(language, new Date()) })
    return { account: await this.people.account(userId) }
  }
}
