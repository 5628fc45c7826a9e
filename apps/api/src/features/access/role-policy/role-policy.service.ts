import { Injectable } from '@nestjs/common'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { DomainError } from '@solmu/domain/errors.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { Role } from '../role-assignment/role-assignment.graphql.js'
import { RoleAssignmentQueries } from '../role-assignment/role-assignment.queries.js'
import type { SetRolePolicyInput } from './role-policy.graphql.js'

type Policy = { secondFactor: boolean; version: number }

const UNSET: Policy = { secondFactor: false, version: 0 }

/** What the roles of the consortium demand at sign-in. */
@Injectable()
export class RolePolicyService {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly roles: RoleAssignmentQueries,
    private readonly audit: AuditWriter
  ) {}

  /** What a role demands; one statement for any number of roles. */
  async of(role: RoleName): Promise<Policy> {
    const found = await this.loaders.of<Policy>('rolePolicies', (names) => this.read(names)).load(role)
    return found[0] ?? UNSET
  }

  private read(roles: readonly string[]): Promise<{ key: string; value: Policy }[]> {
    const sql = `SELECT role AS key, json_build_object('secondFactor', second_factor, 'version', version) AS value
      FROM role_policy WHERE role = ANY ($1) AND consortium_id = $2`
    return this.db.sql(sql, [roles, currentViewer().consortiumId])
  }

  /**
   * Demands a second factor of a role, or no longer does. Nobody is locked out: whoever has none sets one up with the
   * next request, in the session that they have.
   *
   * @throws DomainError STALE when somebody has set it meanwhile
   */
  async set({ role, secondFactor, expectedVersion }: SetRolePolicyInput): Promise<Role> {
    const { consortiumId } = currentViewer()
    const [before] = await this.read([role])
    const sql = expectedVersion === 0
      ? `INSERT INTO role_policy (consortium_id, role, second_factor) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING version`
      : `UPDATE role_policy SET second_factor = $3, version = version + 1
         WHERE consortium_id = $1 AND role = $2 AND version = $4 RETURNING version`
    const values = [consortiumId, role, secondFactor, ...(expectedVersion === 0 ? [] : [expectedVersion])]
    const [row] = await this.db.sql<{ version: number }>(sql, values)
    if (!row) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({
      subjectType: 'role',
      details: { role },
      before: { role, hasSecondFactor: before?.value.secondFactor ?? false },
      after: { role, hasSecondFactor: secondFactor }
    })
    const all = await this.roles.roles()
    return all.find(({ name }) => name === role) as Role
  }
}
