import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { publicationIssues } from '@solmu/domain/quality/practice-card.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { PracticeQueries, type PracticeRow } from './practice.queries.js'
import { PracticeService } from './practice.service.js'
import type { PracticePublication, PublishPracticeInput, WithdrawPracticeInput } from './publication.graphql.js'

const HISTORY = `SELECT b.practice_id AS "practiceId", b.id, b.published_at AS "publishedAt", u.display_name AS "publishedBy", b.withdrawn_at AS "withdrawnAt", b.reason
  FROM practice_publication b LEFT JOIN app_user u ON u.id = b.published_by WHERE b.practice_id = ANY ($1::uuid[]) ORDER BY b.published_at DESC, b.id`

/** Opens practices to everybody, and closes them again. What everybody reads is the version that holds on the day. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly practices: PracticeService,
    private readonly queries: PracticeQueries,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** The newest first. */
  history(practiceIds: readonly string[]): Promise<(PracticePublication & { readonly practiceId: string })[]> {
    return this.db.sql(HISTORY, [practiceIds])
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PRACTICE_STATE where nothing holds today or it is open already, REQUIRED or INVALID_INPUT for the licence */
  async publish({ practiceId, expectedVersion }: PublishPracticeInput): Promise<PracticeRow> {
    const { retiredAt } = await this.practices.locked(practiceId, expectedVersion)
    const today = todayIn()
    const version = (await this.queries.versions([practiceId])).find(({ validFrom, validTo }) => validFrom !== null && validFrom <= today && (validTo === null || validTo > today))
    if (!version || retiredAt !== null || (await this.isOpen(practiceId))) throw new DomainError('PRACTICE_STATE')
    throwIssues(publicationIssues(version.content.card))
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO practice_publication (id, consortium_id, practice_id, published_by) VALUES ($1, $2, $3, $4)', [newId(), consortiumId, practiceId, userId])
    return this.changed(practiceId, true)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PRACTICE_STATE where it is not open, REQUIRED for the reason */
  async withdraw({ practiceId, expectedVersion, reason }: WithdrawPracticeInput): Promise<PracticeRow> {
    await this.practices.locked(practiceId, expectedVersion)
    if (!(await this.isOpen(practiceId))) throw new DomainError('PRACTICE_STATE')
    const why = reason.trim()
    if (why === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.db.sql('UPDATE practice_publication SET withdrawn_at = now(), withdrawn_by = $2, reason = $3 WHERE practice_id = $1 AND withdrawn_at IS NULL', [practiceId, currentViewer().userId, why])
    return this.changed(practiceId, false)
  }

  private async isOpen(practiceId: string): Promise<boolean> {
    return (await this.history([practiceId])).some(({ withdrawnAt }) => withdrawnAt === null)
  }

  private async changed(id: string, isOpen: boolean): Promise<PracticeRow> {
    await this.db.sql('UPDATE practice SET version = version + 1 WHERE id = $1', [id])
    const state = (is: boolean) => ({ publication: is ? 'everyone' : 'network' })
    this.audit.note({ subjectType: 'practice', subjectId: id, before: state(!isOpen), after: state(isOpen) })
    return this.practices.one(id)
  }
}
