import { Injectable } from '@nestjs/common'
import { deputyRule } from '@solmu/domain/access/deputies.js'
import { mayEndRole } from '@solmu/domain/access/reach.js'
import { reasonOf } from '@solmu/domain/access/reason.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { RoleAssignmentEntity } from '../role-assignment/role-assignment.entity.js'
import type { RoleAssignmentType } from '../role-assignment/role-assignment.graphql.js'
import { ASSIGNMENT_JSON, withInstants } from '../role-assignment/role-assignment.queries.js'
import type { AppointDeputyInput, DeputyCandidate, EndDeputyshipInput } from './deputy.graphql.js'
import { DeputyMail } from './deputy-mail.js'

const MOST_CANDIDATES = 50

const COLUMNS = `a.id, a.consortium_id AS "consortiumId", a.user_id AS "userId", a.role, a.unit_id AS "unitId",
  a.valid_from AS "validFrom", a.valid_to AS "validTo", a.organisation_id AS "organisationId", a.deputy_for AS "deputyFor",
  a.version`

/** What is read of an assignment before it is decided on. */
type Row = Pick<
  RoleAssignmentEntity,
  'id' | 'consortiumId' | 'userId' | 'role' | 'unitId' | 'validFrom' | 'validTo' | 'organisationId' | 'deputyFor' | 'version'
>

/** Deputies for an absence. */
@Injectable()
export class DeputyService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly mail: DeputyMail
  ) {}

  /**
   * Who could stand in for the holder of a role.
   *
   * @throws DomainError NOT_FOUND for a role out of sight or reach
   */
  async candidates(assignmentId: string, search: string | null): Promise<DeputyCandidate[]> {
    const [principal] = isUuid(assignmentId) ? await this.find(assignmentId) : []
    if (!principal || !this.mayAppoint(principal)) throw new DomainError('NOT_FOUND', { path: ['assignmentId'] })
    return this.db.sql<DeputyCandidate>(
      `SELECT c.user_id AS id, c.display_name AS "displayName", c.role, json_build_object('id', o.id, 'type', o.type,
         'name', json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)) AS unit
       FROM app.deputy_candidates($1) c JOIN unit_now o ON o.id = c.unit_id
       WHERE $2::text IS NULL OR c.display_name ILIKE $2
       ORDER BY c.display_name COLLATE "fi-x-icu", c.user_id LIMIT ${MOST_CANDIDATES}`,
      [assignmentId, likePattern(search)]
    )
  }

  /**
   * Lets somebody stand in for the holder of a role.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, DEPUTY_REFUSED, INVALID_DATE, OUT_OF_RANGE, RANGE_OVERLAPS, and what is wrong
   *   with the reason
   */
  async appoint(input: AppointDeputyInput): Promise<RoleAssignmentType> {
    const principal = await this.visible(input.assignmentId, 'assignmentId')
    const { id: deputyFor, role, unitId, organisationId, consortiumId } = principal
    const { userId, validFrom, validTo } = input
    this.audit.note({ unitId, subjectType: 'role_assignment', subjectId: deputyFor, details: { role, userId } })
    if (!this.mayAppoint(principal)) throw new DomainError('NOT_ALLOWED')
    const reason = reasonOf(input.reason)
    deputyRule(principal, input, todayIn())
    await this.demandCandidate(deputyFor, userId)
    const row = { role, unitId, organisationId, userId, validFrom, validTo, reason, deputyFor }
    const source = 'deputy'
    await this.db.manager.insert(RoleAssignmentEntity, { id: newId(), consortiumId, givenBy: currentViewer().userId, source, ...row })
    this.audit.note({ after: { ...row, source } })
    await this.mail.appointed(principal, row)
    return this.shown(deputyFor)
  }

  /**
   * Ends a deputyship sooner: the person who is away, or whoever could end the role.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, INVALID_DATE, and what is wrong with the reason
   */
  async end(input: EndDeputyshipInput): Promise<RoleAssignmentType> {
    const deputyship = await this.visible(input.deputyshipId, 'deputyshipId')
    const { deputyFor, id, unitId, role, userId } = deputyship
    if (deputyFor === null) throw new DomainError('NOT_FOUND', { path: ['deputyshipId'] })
    const [principal] = await this.find(deputyFor)
    this.audit.note({ unitId, subjectType: 'role_assignment', subjectId: id, details: { role, userId, validTo: input.validTo } })
    if (!principal || !this.mayAppoint(principal)) throw new DomainError('NOT_ALLOWED')
    const reason = reasonOf(input.reason)
    if (deputyship.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const { validFrom, validTo } = deputyship
    const isSooner = validTo === null || input.validTo < validTo
    if (input.validTo < todayIn() || input.validTo < validFrom || !isSooner) throw new DomainError('INVALID_DATE', { path: ['validTo'] })
    this.audit.note({ before: { validTo }, after: { validTo: input.validTo, endReason: reason } })
    await this.shorten(input, reason)
    await this.mail.ended(principal, { ...deputyship, validTo: input.validTo })
    return this.shown(deputyFor)
  }

  /** Whoever is away may hold no right to lock the row: the version decides between two at once. */
  private async shorten({ deputyshipId, expectedVersion, validTo }: EndDeputyshipInput, reason: string): Promise<void> {
    const changed = await this.db.sql(
      `UPDATE role_assignment SET valid_to = $3, end_reason = $4, ended_by = app.user_id(), ended_at = now(), version = version + 1
       WHERE id = $1 AND version = $2 RETURNING id`,
      [deputyshipId, expectedVersion, validTo, reason]
    )
    if (changed.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  /** One’s own role, or one that the viewer could give. */
  private mayAppoint(principal: Row): boolean {
    return principal.userId === currentViewer().userId || mayEndRole(this.access.holder(), principal)
  }

  private async demandCandidate(assignmentId: string, userId: string): Promise<void> {
    const rows = await this.db.sql('SELECT 1 FROM app.deputy_candidates($1) c WHERE c.user_id = $2', [assignmentId, userId])
    if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: ['userId'] })
  }

  private async visible(id: string, field: string): Promise<Row> {
    const [row] = await this.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: [field] })
    return row
  }

  private find(id: string): Promise<Row[]> {
    return this.db.sql<Row>(`SELECT ${COLUMNS} FROM role_assignment a WHERE a.id = $1`, [id])
  }

  private async shown(id: string): Promise<RoleAssignmentType> {
    const [row] = await this.db.sql<{ value: RoleAssignmentType }>(
      `SELECT ${ASSIGNMENT_JSON} AS value FROM role_assignment a JOIN unit_now o ON o.id = a.unit_id WHERE a.id = $1`,
      [id]
    )
    if (!row) throw new DomainError('NOT_FOUND')
    return withInstants(row.value)
  }
}
