import { Injectable } from '@nestjs/common'
import { checkedComment, mayDelete, mayEdit, mentionsOf } from '@solmu/domain/inbox/comment.js'
import type { RecordKind, RecordRef } from '@solmu/domain/inbox/records.js'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type FoundRecord, Records } from '../../../core/records.js'
import type { AddCommentInput, DiscussionEntry, EditCommentInput } from './comment.graphql.js'
import { CommentQueries, type CommentRow } from './comment.queries.js'
import { CommentTelling } from './comment-telling.js'
import { DiscussionReader } from './discussion-reader.js'

/** What people say about the records that they read. Whoever may not read the record finds nothing of it. */
@Injectable()
export class CommentService {
  constructor(
    private readonly db: Db,
    private readonly records: Records,
    private readonly queries: CommentQueries,
    private readonly telling: CommentTelling,
    private readonly reading: DiscussionReader,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_A_READER, or what is wrong with the text */
  async add({ subjectType, subjectId, body: given }: AddCommentInput): Promise<DiscussionEntry> {
    const record = await this.records.find({ kind: subjectType, id: subjectId })
    const { userId, consortiumId } = currentViewer()
    const body = checkedComment(given)
    const mentioned = await this.readersOf(body, record)
    const id = newId()
    await this.db.sql(
      'INSERT INTO comment (id, consortium_id, subject_type, subject_id, unit_id, author_id, body, mentioned) VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid[])',
      [id, consortiumId, record.kind, record.id, record.unitId, userId, body, mentioned]
    )
    this.note(id, record)
    await this.telling.said(record, mentioned)
    return this.entry(id, record)
  }

  /** @throws DomainError NOT_FOUND, COMMENT_KEPT for one of somebody else or of long ago, NOT_A_READER, or what is wrong with the text */
  async edit({ commentId, body: given }: EditCommentInput): Promise<DiscussionEntry> {
    const { before, record } = await this.own(commentId)
    if (!mayEdit(before, currentViewer().userId, new Date())) throw new DomainError('COMMENT_KEPT', { path: ['commentId'] })
    const body = checkedComment(given)
    const mentioned = await this.readersOf(body, record)
    await this.db.sql('UPDATE comment SET body = $2, mentioned = $3::uuid[], edited_at = now() WHERE id = $1', [commentId, body, mentioned])
    this.note(commentId, record)
    await this.telling.mentioned(record, mentioned.filter((id) => !before.mentioned.includes(id)))
    return this.entry(commentId, record)
  }

  /** @throws DomainError NOT_FOUND, COMMENT_KEPT for one of somebody else, or one that is gone already */
  async remove(commentId: string): Promise<DiscussionEntry> {
    const { before, record } = await this.own(commentId)
    if (!mayDelete(before, currentViewer().userId)) throw new DomainError('COMMENT_KEPT', { path: ['commentId'] })
    await this.db.sql(`UPDATE comment SET body = '', mentioned = '{}', deleted_at = now() WHERE id = $1`, [commentId])
    this.note(commentId, record)
    return this.entry(commentId, record)
  }

  private async own(commentId: string): Promise<{ before: CommentRow; record: FoundRecord }> {
    const before = await this.queries.locked(commentId)
    if (!before) throw new DomainError('NOT_FOUND', { path: ['commentId'] })
    return { before, record: await this.records.find({ kind: before.subjectType as RecordKind, id: before.subjectId }) }
  }

  private async entry(id: string, record: RecordRef): Promise<DiscussionEntry> {
    const row = await this.queries.locked(id)
    if (!row) throw new DomainError('NOT_FOUND')
    return this.reading.commentEntry(row, await this.queries.people(record))
  }

  /** Whom a text mentions. */
  private async readersOf(body: string, record: RecordRef): Promise<string[]> {
    const mentioned = mentionsOf(body)
    const readers = await this.records.readersAmong(mentioned, record)
    if (readers.length < mentioned.length) throw new DomainError('NOT_A_READER', { path: ['body'] })
    return mentioned
  }

  private note(subjectId: string, { kind, unitId }: FoundRecord): void {
    this.audit.note({ subjectType: 'comment', subjectId, ...(unitId !== null && { unitId }), details: { kind } })
  }
}
