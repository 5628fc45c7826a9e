import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Access } from '../../../core/access/access.js'
import { NamedRights } from '../../../core/access/named-rights.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { UserEntity } from './user.entity.js'
import type { UpdateProfileInput, ViewerType } from './user.graphql.js'

/** A person's own account. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly named: NamedRights,
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
    const actions = this.access.actions()
    // Whoever has no right left is named nowhere either.
    const named = actions.size === 0 ? [] : await this.named.held()
    return { ...row, actions: [...new Set([...actions, ...named])] }
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
    const { displayName, language, theme, density } = user
    const before = { displayName, language, theme, density }
    await this.db.manager.save(Object.assign(user, changes))
    const details = { fields: changedFields(input) }
    this.audit.note({ subjectType: 'user', subjectId: user.id, details, before, after: changes })
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
