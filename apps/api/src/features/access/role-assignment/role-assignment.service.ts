import { Injectable } from '@nestjs/common'
import { lastAdministratorRule } from '@solmu/domain/access/administrators.js'
import { mayEndRole } from '@solmu/domain/access/reach.js'
import { reasonOf } from '@solmu/domain/access/reason.js'
import { nextTerm } from '@solmu/domain/access/renewal.js'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { UserType } from '../../identity/user/user.graphql.js'
import { UserDirectoryQueries } from '../user-directory/user-directory.queries.js'
import { Administrators } from './administrators.js'
import { type GiftInput, GiftRules } from './gift-rules.js'
import { RoleAssignmentEntity } from './role-assignment.entity.js'
import type { EndRoleInput, GrantRoleInput, RenewRoleInput } from './role-gift.graphql.js'

/** Gives, renews and ends roles. */
@Injectable()
export class RoleAssignmentService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly users: UserDirectoryQueries,
    private readonly audit: AuditWriter,
    private readonly gifts: GiftRules,
    private readonly administrators: Administrators
  ) {}

  /**
   * Gives a person a role at a unit.
   *
   * @throws DomainError NOT_FOUND for a person or unit out of sight, NOT_ALLOWED, INVALID_DATE, RANGE_OVERLAPS, and what is
   *   wrong with reason and organisation
   */
  async grant(input: GrantRoleInput): Promise<UserType> {
    await this.users.one(input.userId)
    await this.gifts.check(input)
    await this.insert({ ...input, reason: reasonOf(input.reason) })
    return this.users.one(input.userId)
  }

  /**
   * Renews a role that ends: a new term follows on from it, as long as it and for the same reason.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, INVALID_DATE for a role without an end, RANGE_OVERLAPS
   */
  async renew({ assignmentId, expectedVersion }: RenewRoleInput): Promise<UserType> {
    const { role, userId, unitId, organisationId, reason, ...term } = await this.locked(assignmentId)
    this.audit.note({ unitId, subjectType: 'role_assignment', subjectId: assignmentId, details: { role, userId } })
    if (term.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const next = nextTerm(term, todayIn())
    await this.gifts.check({ role, userId, unitId, organisationId, ...next })
    await this.insert({ role, userId, unitId, organisationId, reason, ...next })
    return this.users.one(userId)
  }

  /**
   * Ends a role on a day, and with it its deputies; the record stays.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, INVALID_DATE, LAST_ADMINISTRATOR, and what is wrong with the reason
   */
  async end(input: EndRoleInput): Promise<UserType> {
    const terms = await this.administrators.locked()
    const assignment = await this.locked(input.assignmentId)
    const { id: subjectId, unitId, role, userId } = assignment
    const details = { role, userId, validTo: input.validTo }
    this.audit.note({ unitId, subjectType: 'role_assignment', subjectId, details })
    if (!mayEndRole(this.access.holder(), assignment)) throw new DomainError('NOT_ALLOWED')
    const reason = reasonOf(input.reason)
    if (assignment.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    endRule(assignment, input.validTo)
    lastAdministratorRule(terms, { assignmentId: assignment.id, validTo: input.validTo })
    this.audit.note({ before: { validTo: assignment.validTo }, after: { validTo: input.validTo, endReason: reason } })
    const { userId: endedBy } = currentViewer()
    await this.db.manager.save(Object.assign(assignment, { validTo: input.validTo, endReason: reason, endedBy, endedAt: new Date() }))
    return this.users.one(userId)
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight or of reach */
  private async locked(id: string): Promise<RoleAssignmentEntity> {
    const lock = { mode: 'pessimistic_write' } as const
    const assignment = await this.db.manager.findOne(RoleAssignmentEntity, { where: { id }, lock })
    if (!assignment) throw new DomainError('NOT_FOUND', { path: ['assignmentId'] })
    return assignment
  }

  private async insert({ userId, role, unitId, validFrom, ...gift }: GiftInput & { userId: string; reason: string | null }): Promise<void> {
    const { consortiumId, userId: givenBy } = currentViewer()
    const id = newId()
    const validTo = gift.validTo ?? null
    const organisationId = gift.organisationId ?? null
    const row = { userId, role, unitId, validFrom, validTo, organisationId, reason: gift.reason }
    await this.db.manager.insert(RoleAssignmentEntity, { id, consortiumId, givenBy, ...row })
    const after = { role, unitId, validFrom, validTo, organisationId, reason: gift.reason }
    this.audit.note({ subjectType: 'role_assignment', subjectId: id, after })
  }
}

/**
 * A role ends today or later, not before it began, and only sooner than it would have: longer is a renewal.
 *
 * @throws DomainError INVALID_DATE
 */
function endRule({ validFrom, validTo }: RoleAssignmentEntity, end: IsoDate): void {
  const isLater = validTo !== null && end > validTo
  if (end < todayIn() || end < validFrom || isLater) throw new DomainError('INVALID_DATE', { path: ['validTo'] })
}
