import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { passwordChangedMail } from './mail-texts.js'
import { Passwords } from './passwords.js'
import { UserEntity } from './user.entity.js'
import type { ChangePasswordInput, UpdateProfileInput, ViewerType } from './user.graphql.js'

/** A person's own account. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly passwords: Passwords,
    private readonly outbox: Outbox,
    private readonly audit: AuditWriter
  ) {}

  /** The signed-in person with what the web needs on every page. */
  async viewer(): Promise<ViewerType> {
    const [row] = await this.db.sql<Omit<ViewerType, 'actions'>>(
      `SELECT id, display_name AS "displayName", email, language, theme, density, version,
         password_is_demo AS "passwordIsDemo" FROM app_user WHERE id = $1`,
      [currentViewer().userId]
    )
    if (!row) throw new DomainError('NOT_SIGNED_IN')
    return { ...row, actions: [...this.access.actions()] }
  }

  /**
   * Changes name, language, look or density.
   *
   * @throws DomainError STALE when the profile was changed meanwhile
   */
  async update(input: UpdateProfileInput): Promise<ViewerType> {
    const user = await this.locked()
    this.access.check('profile.manage', { ownerUserId: user.id })
    if (user.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const changes = {
      displayName: input.displayName?.trim() ?? user.displayName,
      language: input.language ?? user.language,
      theme: input.theme ?? user.theme,
      density: input.density ?? user.density
    }
    if (changes.displayName === '') throw new DomainError('REQUIRED', { path: ['displayName'] })
    await this.db.manager.save(Object.assign(user, changes))
    this.audit.note({ subjectType: 'user', subjectId: user.id, details: { fields: changedFields(input) } })
    return this.viewer()
  }

  /**
   * Sets a new password, ends every other session and tells the person by mail.
   *
   * @throws DomainError PASSWORD_WRONG, or what is wrong with the new one
   */
  async changePassword(input: ChangePasswordInput): Promise<ViewerType> {
    const user = await this.locked()
    this.access.check('profile.manage', { ownerUserId: user.id })
    if (!(await this.passwords.matches(user.passwordHash, input.currentPassword))) {
      throw new DomainError('PASSWORD_WRONG', { path: ['currentPassword'] })
    }
    await this.passwords.demandGood(input.newPassword, { ...user, path: ['newPassword'] })
    user.passwordHash = await this.passwords.hash(input.newPassword)
    user.passwordIsDemo = false
    await this.db.manager.save(user)
    await this.db.sql('DELETE FROM session WHERE user_id = $1 AND id <> $2', [user.id, currentViewer().sessionId])
    await this.outbox.queue({ toUserId: user.id, ...passwordChangedMail(user.language, new Date()) })
    this.audit.note({ subjectType: 'user', subjectId: user.id })
    return this.viewer()
  }

  private async locked(): Promise<UserEntity> {
    const user = await this.db.manager.findOne(UserEntity, {
      where: { id: currentViewer().userId },
      lock: { mode: 'pessimistic_write' }
    })
    if (!user) throw new DomainError('NOT_SIGNED_IN')
    return user
  }
}

function changedFields(input: UpdateProfileInput): string {
  const fields = ['displayName', 'language', 'theme', 'density'] as const
  return fields.filter((field) => input[field] != null).join(', ')
}
