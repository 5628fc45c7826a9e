import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { PoolReviewer } from './assignment.graphql.js'
import { AssignmentQueries } from './assignment.queries.js'
import type { DeclareInterestInput, EndInterestInput } from './review.input.js'

const KNOWN = `SELECT EXISTS (SELECT 1 FROM org_unit WHERE id = $1 AND consortium_id = $3) OR EXISTS (SELECT 1 FROM organisation WHERE id = $2 AND consortium_id = $3) AS "isKnown"`

/** The interests that reviewers declare, or that are declared for them by whoever assigns. */
@Injectable()
export class InterestService {
  constructor(
    private readonly db: Db,
    private readonly queries: AssignmentQueries,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * @throws DomainError NOT_ALLOWED for somebody else's · NOT_FOUND for nobody who reviews · REQUIRED without a reason, or without
   *   a unit or an organisation · UNKNOWN_REFERENCE for one that is not there
   */
  async declare({ userId, ...given }: DeclareInterestInput): Promise<PoolReviewer> {
    const viewer = currentViewer()
    const ownerId = userId ?? viewer.userId
    await this.reviewer(ownerId)
    if (ownerId !== viewer.userId) this.access.check('review.assign', {})
    const reason = this.read(given)
    const [unitId, organisationId] = [given.unitId ?? null, given.organisationId ?? null]
    const [place] = await this.db.sql<{ isKnown: boolean }>(KNOWN, [unitId, organisationId, viewer.consortiumId])
    if (!place?.isKnown) throw new DomainError('UNKNOWN_REFERENCE', { path: ['unitId'] })
    await this.db.sql(
      'INSERT INTO reviewer_interest (id, consortium_id, user_id, unit_id, organisation_id, reason, declared_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), viewer.consortiumId, ownerId, unitId, organisationId, reason, viewer.userId]
    )
    this.audit.note({ subjectType: 'user', subjectId: ownerId, details: { placeId: unitId ?? organisationId ?? '' } })
    return this.reviewer(ownerId)
  }

  private read({ unitId, organisationId, reason }: Omit<DeclareInterestInput, 'userId'>): string {
    const fields = new TextFields()
    const said = fields.text(['reason'], reason, { most: 1000, isLong: true })
    if (said === '') fields.refuse('REQUIRED', ['reason'])
    if ((unitId ?? null) === null && (organisationId ?? null) === null) fields.refuse('REQUIRED', ['unitId'])
    if (unitId && organisationId) fields.refuse('INVALID_INPUT', ['organisationId'])
    throwIssues(fields.issues)
    return said
  }

  /** @throws DomainError NOT_FOUND */
  async end({ interestId }: EndInterestInput): Promise<PoolReviewer> {
    const [row] = await this.db.sql<{ userId: string }>(
      `UPDATE reviewer_interest SET ended_at = now() WHERE id = $1 AND consortium_id = $2 AND ended_at IS NULL RETURNING user_id AS "userId"`,
      [interestId, currentViewer().consortiumId]
    )
    if (!row) throw new DomainError('NOT_FOUND', { path: ['interestId'] })
    this.audit.note({ subjectType: 'user', subjectId: row.userId })
    return this.reviewer(row.userId)
  }

  /** @throws DomainError NOT_FOUND */
  private async reviewer(userId: string): Promise<PoolReviewer> {
    const found = (await this.queries.pool()).find(({ id }) => id === userId)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['userId'] })
    return found
  }
}
