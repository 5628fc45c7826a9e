import { Injectable } from '@nestjs/common'
import { lastAdministratorRule, mayGiveRole } from '@solmu/domain/access/reach.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { UserType } from '../../identity/user/user.graphql.js'
import { UserDirectoryQueries } from '../user-directory/user-directory.queries.js'
import { RoleAssignmentEntity } from './role-assignment.entity.js'
import type { EndRoleInput, GrantRoleInput } from './role-assignment.graphql.js'

/** Gives and ends roles. */
@Injectable()
export class RoleAssignmentService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly users: UserDirectoryQueries,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Gives a person a role at a unit.
   *
   * @throws DomainError NOT_FOUND for a person or unit out of sight, NOT_ALLOWED, INVALID_DATE, RANGE_OVERLAPS
   */
  async grant(input: GrantRoleInput): Promise<UserType> {
    const { consortiumId, userId: giverId } = currentViewer()
    await this.users.one(input.userId)
    const [unit] = await this.db.sql<{ id: string }>('SELECT id FROM org_unit WHERE id = $1', [input.unitId])
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    this.audit.note({ unitId: unit.id, details: { role: input.role, userId: input.userId } })
    if (!mayGiveRole(this.access.holder(), { role: input.role, unitId: unit.id, consortiumId })) {
      throw new DomainError('NOT_ALLOWED', { path: ['role'] })
    }
    const validTo = input.validTo ?? null
    if (validTo !== null && validTo <= input.validFrom) throw new DomainError('INVALID_DATE', { path: ['validTo'] })
    const id = newId()
    await this.db.manager.insert(RoleAssignmentEntity, {
      ...{ id, consortiumId, userId: input.userId, role: input.role, unitId: unit.id },
      ...{ validFrom: input.validFrom, validTo, givenBy: giverId }
    })
    this.audit.note({ subjectType: 'role_assignment', subjectId: id })
    return this.users.one(input.userId)
  }

  /**
   * Ends a role on a day; the record stays.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, INVALID_DATE, LAST_ADMINISTRATOR
   */
  async end(input: EndRoleInput): Promise<UserType> {
    // The rule looks at all administrators, so they are locked together and always in the same order.
    const administrators = await this.db.manager.find(RoleAssignmentEntity, {
      where: [{ consortiumId: currentViewer().consortiumId, role: 'administrator' }],
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' }
    })
    const assignment = await this.db.manager.findOne(RoleAssignmentEntity, {
      where: { id: input.assignmentId },
      lock: { mode: 'pessimistic_write' }
    })
    if (!assignment) throw new DomainError('NOT_FOUND', { path: ['assignmentId'] })
    const { id: subjectId, unitId, role, userId } = assignment
    const details = { role, userId, validTo: input.validTo }
    this.audit.note({ unitId, subjectType: 'role_assignment', subjectId, details })
    this.access.check('access.manage', { unitId })
    if (assignment.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (input.validTo < todayIn() || input.validTo < assignment.validFrom) {
      throw new DomainError('INVALID_DATE', { path: ['validTo'] })
    }
    lastAdministratorRule(administrators, { assignmentId: assignment.id, validTo: input.validTo })
    assignment.validTo = input.validTo
    await this.db.manager.save(assignment)
    return this.users.one(userId)
  }
}
