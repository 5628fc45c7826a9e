import { Injectable } from '@nestjs/common'
import { actions, type Action } from '@solmu/domain/access/actions.js'
import { type RoleName, roleNames, roles } from '@solmu/domain/access/roles.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { Impact } from '../../network/network-change/change-impact.js'
import type {
  AssignmentReview,
  Deputyship,
  OrganisationNameType,
  PersonNameType,
  Role,
  RoleAssignmentType,
  UnitPersonType
} from './role-assignment.graphql.js'

const TODAY = 'a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())'

/** An assignment as the API shows it; of `role_assignment a` and `unit_now o`. */
export const ASSIGNMENT_JSON = `json_build_object('id', a.id, 'role', a.role, 'validFrom', a.valid_from,
  'validTo', a.valid_to, 'version', a.version, 'reason', a.reason, 'source', a.source, 'givenAt', a.created_at,
  'endedAt', a.ended_at, 'endReason', a.end_reason, 'userId', a.user_id, 'organisationId', a.organisation_id,
  'deputyForId', a.deputy_for, 'unit', json_build_object('id', o.id, 'type', o.type,
  'name', json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)))`

/** An instant inside JSON is text; the API hands out dates. */
export const withInstants = (row: RoleAssignmentType): RoleAssignmentType => ({
  ...row,
  givenAt: new Date(row.givenAt),
  endedAt: row.endedAt && new Date(row.endedAt)
})

/** What stands behind an assignment. */
export type AssignmentRecord = {
  readonly userId: string
  readonly givenBy: PersonNameType | null
  readonly endedBy: PersonNameType | null
  readonly principal: PersonNameType | null
  readonly deputies: readonly Deputyship[]
  readonly organisation: OrganisationNameType | null
  readonly reviews: readonly AssignmentReview[]
}

/** Reads of roles and of those who hold them, as far as the viewer's rights show them. */
@Injectable()
export class RoleAssignmentQueries {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly access: Access
  ) {}

  /** The roles that a person holds, held or will hold, the newest first; one statement for any number of people. */
  async ofUser(userId: string): Promise<RoleAssignmentType[]> {
    const rows = await this.loaders
      .of<RoleAssignmentType>('assignmentsOfUser', (userIds) =>
        this.db.sql(
          `SELECT a.user_id AS key, ${ASSIGNMENT_JSON} AS value
           FROM role_assignment a JOIN unit_now o ON o.id = a.unit_id
           WHERE a.user_id = ANY ($1) ORDER BY a.valid_from DESC, a.id`,
          [userIds]
        )
      )
      .load(userId)
    return rows.map(withInstants)
  }

  /** Who stands behind an assignment; null when it is out of sight. */
  async record(id: string): Promise<AssignmentRecord | null> {
    const [record] = await this.loaders
      .of<AssignmentRecord>('assignmentRecord', (ids) =>
        this.db.sql('SELECT id AS key, record AS value FROM app.assignment_records($1::uuid[])', [ids])
      )
      .load(id)
    return record ?? null
  }

  /** Who holds a role at a unit today; null when the viewer may not know. */
  async atUnit(unitId: string): Promise<UnitPersonType[] | null> {
    if (!this.access.may('access.read', { unitId })) return null
    return this.loaders
      .of<UnitPersonType>('peopleOfUnit', (unitIds) =>
        this.db.sql(
          `SELECT a.unit_id AS key, json_build_object('userId', u.id, 'displayName', u.display_name, 'role', a.role,
             'validFrom', a.valid_from, 'validTo', a.valid_to, 'deputyForName', p.display_name) AS value
           FROM role_assignment a JOIN app_user u ON u.id = a.user_id
             LEFT JOIN role_assignment s ON s.id = a.deputy_for LEFT JOIN app_user p ON p.id = s.user_id
           WHERE a.unit_id = ANY ($1) AND ${TODAY} ORDER BY u.display_name COLLATE "fi-x-icu", a.id`,
          [unitIds]
        )
      )
      .load(unitId)
  }

  /** How many assignments at each of the units hold on a day or later, as far as the viewer sees them. */
  countAt(unitIds: readonly string[], day: IsoDate): Promise<Impact[]> {
    return this.db.sql<Impact>(
      `SELECT 'role_assignment' AS kind, a.unit_id AS "unitId", count(*)::int AS count FROM role_assignment a
       WHERE a.unit_id = ANY ($1::uuid[]) AND (a.valid_to IS NULL OR a.valid_to > $2)
       GROUP BY a.unit_id ORDER BY a.unit_id`,
      [unitIds, day]
    )
  }

  /** How many people hold a role today and have no second factor; one statement for any number of roles. */
  async withoutSecondFactor(role: RoleName): Promise<number> {
    const [count] = await this.loaders
      .of<number>('withoutSecondFactor', () => this.db.sql('SELECT role AS key, count AS value FROM app.without_second_factor()'))
      .load(role)
    return count ?? 0
  }

  /** Every role with what it allows. */
  async roles(): Promise<Role[]> {
    const counts = await this.db.sql<{ role: RoleName; count: number }>(
      `SELECT a.role, count(DISTINCT a.user_id)::int AS count FROM role_assignment a WHERE ${TODAY} GROUP BY a.role`
    )
    return roleNames.map((name) => ({
      name,
      holderCount: counts.find((row) => row.role === name)?.count ?? 0,
      grants: (Object.keys(actions) as Action[]).flatMap((action) => {
        const reach = roles[name][action]
        return reach ? [{ action, meaning: actions[action], reach }] : []
      })
    }))
  }
}
