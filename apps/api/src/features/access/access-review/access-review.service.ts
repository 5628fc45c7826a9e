import { Injectable } from '@nestjs/common'
import { administratorCount } from '@solmu/domain/access/administrators.js'
import { isReviewed, mayConfirm, type Reviewed } from '@solmu/domain/access/review.js'
import { DomainError, type ErrorCode } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { Administrators } from '../role-assignment/administrators.js'
import type { ConfirmAccessInput, ConfirmAccessPayload, ConfirmedRoleInput, RefusedConfirmation } from './access-review.graphql.js'
import { AccessReviewQueries } from './access-review.queries.js'

type Row = Reviewed & { readonly version: number }

/** Confirms roles; ending one is what ends any role. */
@Injectable()
export class AccessReviewService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly queries: AccessReviewQueries,
    private readonly administrators: Administrators
  ) {}

  /**
   * Confirms that roles are still needed. Each is decided on its own; what cannot be confirmed is told, and the others are.
   *
   * @throws DomainError REQUIRED for none
   */
  async confirm({ roles }: ConfirmAccessInput): Promise<ConfirmAccessPayload> {
    const wanted = [...new Map(roles.map((role) => [role.assignmentId, role])).values()]
    if (wanted.length === 0) throw new DomainError('REQUIRED', { path: ['roles'] })
    const count = administratorCount(await this.administrators.terms(), todayIn())
    const rows = new Map((await this.rows(wanted.map(({ assignmentId }) => assignmentId))).map((row) => [row.id, row]))
    const refused: RefusedConfirmation[] = []
    const confirmed: Row[] = []
    for (const role of wanted) {
      const row = rows.get(role.assignmentId)
      const code = this.refusalOf(role, row, count)
      if (code) refused.push({ assignmentId: role.assignmentId, code })
      else if (row) confirmed.push(row)
    }
    await this.insert(confirmed)
    const [only] = confirmed
    if (only && wanted.length === 1) this.audit.note({ subjectType: 'role_assignment', subjectId: only.id, unitId: only.unitId })
    this.audit.note({ details: { confirmed: confirmed.length, refused: refused.length } })
    return { confirmedIds: confirmed.map(({ id }) => id), refused, progress: await this.queries.progress() }
  }

  private refusalOf(wanted: ConfirmedRoleInput, row: Row | undefined, count: number): ErrorCode | null {
    if (!row || !isReviewed(row, todayIn())) return 'NOT_FOUND'
    if (!mayConfirm(this.access.holder(), row, count)) return 'NOT_ALLOWED'
    return row.version === wanted.expectedVersion ? null : 'STALE'
  }

  private rows(ids: readonly string[]): Promise<Row[]> {
    return this.db.sql<Row>(
      `SELECT a.id, a.user_id AS "userId", a.consortium_id AS "consortiumId", a.role, a.unit_id AS "unitId",
         a.organisation_id AS "organisationId", a.deputy_for AS "deputyFor", a.valid_from AS "validFrom",
         a.valid_to AS "validTo", a.version,
         (SELECT max(r.reviewed_on) FROM access_review r WHERE r.assignment_id = a.id) AS "lastConfirmedOn"
       FROM role_assignment a WHERE a.id = ANY ($1::uuid[])`,
      [ids]
    )
  }

  /** One statement for all of them; who confirmed is the viewer, and the database makes sure of it. */
  private async insert(rows: readonly Row[]): Promise<void> {
    await this.db.sql(
      `INSERT INTO access_review (id, consortium_id, assignment_id, user_id, unit_id, reviewed_by)
       SELECT id, app.consortium_id(), assignment_id, user_id, unit_id, app.user_id()
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) AS t(id, assignment_id, user_id, unit_id)`,
      [rows.map(() => newId()), rows.map(({ id }) => id), rows.map(({ userId }) => userId), rows.map(({ unitId }) => unitId)]
    )
  }
}
