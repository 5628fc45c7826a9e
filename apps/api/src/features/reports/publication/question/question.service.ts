import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../../core/access/access.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { nameOf } from '../../../network/network.sql.js'
import { PublicationReader } from '../publication-reader.js'
import type { AnswerQuestionInput, AskAboutFigureInput, EditionQuestion } from './question.graphql.js'
import { QuestionMail } from './question-mail.js'

type QuestionRow = Omit<EditionQuestion, 'mayAnswer'> & { readonly centreId: string | null }

/** Names as the publication has them; for whoever answers without reading it, those of today. */
const COLUMNS = `q.id, q.edition_id AS "editionId", q.audience_id AS "audienceId", q.indicator_id AS "indicatorId", q.lens, q.area, q.period,
  q.breakdown, q.text, q.asked_by_name AS "askedBy", q.asked_at AS "askedAt", q.state, q.answer, q.answered_by_name AS "answeredBy",
  q.answered_at AS "answeredAt", q.version, q.centre_id AS "centreId",
  coalesce((SELECT x -> 'name' FROM jsonb_array_elements(p.frame -> 'indicators') x WHERE x ->> 'id' = q.indicator_id::text)::json,
    (SELECT ${nameOf('v')} FROM indicator_version v WHERE v.indicator_id = q.indicator_id ORDER BY v.valid_from DESC LIMIT 1)) AS "indicatorName",
  coalesce((SELECT x -> 'name' FROM jsonb_array_elements(p.frame -> 'areas') x WHERE x ->> 'lens' = q.lens AND x ->> 'area' = q.area LIMIT 1)::json,
    (SELECT ${nameOf('u')} FROM unit_now u WHERE u.id::text = q.area)) AS "areaName"`

const FROM = `edition_question q LEFT JOIN edition_publication p ON p.edition_id = q.edition_id AND p.audience_id = q.audience_id`

/** How many questions one list shows; the newest. */
const MOST = 200

/** Questions about published figures, and their answers. */
@Injectable()
export class QuestionService {
  constructor(
    private readonly db: Db,
    private readonly reader: PublicationReader,
    private readonly access: Access,
    private readonly mail: QuestionMail,
    private readonly audit: AuditWriter
  ) {}

  /** Those of a publication, or all that the viewer sees or may answer; open ones first, then the newest. */
  async list(of: { editionId?: string | null; audienceId?: string | null }): Promise<EditionQuestion[]> {
    const rows = await this.db.sql<QuestionRow>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ($1::uuid IS NULL OR q.edition_id = $1) AND ($2::uuid IS NULL OR q.audience_id = $2)
       ORDER BY q.answer IS NOT NULL, q.asked_at DESC, q.id LIMIT ${MOST}`,
      [of.editionId ?? null, of.audienceId ?? null]
    )
    return rows.map((row) => this.shown(row))
  }

  /**
   * Asks about a figure that the viewer reads. Whoever may answer is told.
   *
   * @throws DomainError NOT_FOUND for a figure or publication that is not there for the viewer, REQUIRED
   */
  async ask({ text, ...of }: AskAboutFigureInput): Promise<EditionQuestion> {
    const record = await this.reader.one(of.editionId, of.audienceId)
    if (text.trim() === '') throw new DomainError('REQUIRED', { path: ['input', 'text'] })
    const choice = { indicatorIds: [of.indicatorId], lenses: [of.lens], areas: [of.area], periods: [of.period], breakdown: of.breakdown ?? '' }
    const [figure] = await this.reader.figures(record, choice)
    if (!figure) throw new DomainError('NOT_FOUND', { path: ['input', 'area'] })
    const place = record.frame.areas.find(({ lens, area }) => lens === of.lens && area === of.area)
    const centreId = of.lens === 'centre' ? of.area : (place?.parent ?? null)
    const viewer = currentViewer()
    const id = newId()
    await this.db.sql(
      `INSERT INTO edition_question (id, consortium_id, edition_id, audience_id, indicator_id, breakdown, lens, area, period, centre_id, text,
         asked_by, asked_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[id, viewer.consortiumId, of.editionId, of.audienceId, of.indicatorId, of.breakdown ?? '', of.lens, of.area, of.period],
        ...[centreId, text.trim(), viewer.userId, viewer.displayName]
      ]
    )
    this.audit.note({ subjectType: 'edition_question', subjectId: id })
    return this.told(id)
  }

  /**
   * Answers a question, or mends the answer. Whoever asked is told.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED, STALE
   */
  async answer({ questionId, answer, expectedVersion }: AnswerQuestionInput): Promise<EditionQuestion> {
    const before = await this.one(questionId)
    if (!this.mayAnswer(before)) throw new DomainError('NOT_ALLOWED')
    if (answer.trim() === '') throw new DomainError('REQUIRED', { path: ['input', 'answer'] })
    const viewer = currentViewer()
    const rows = await this.db.sql(
      `UPDATE edition_question SET answer = $3, answered_by = $4, answered_by_name = $5, answered_at = now(), version = version + 1
       WHERE id = $1 AND version = $2 RETURNING id`,
      [questionId, expectedVersion, answer.trim(), viewer.userId, viewer.displayName]
    )
    if (rows.length === 0) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
    this.audit.note({ subjectType: 'edition_question', subjectId: questionId })
    return this.told(questionId)
  }

  private async told(id: string): Promise<EditionQuestion> {
    const row = await this.one(id)
    await this.mail.tell(row)
    return this.shown(row)
  }

  private async one(id: string): Promise<QuestionRow> {
    const [row] = await this.db.sql<QuestionRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE q.id = $1`, [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['input', 'questionId'] })
    return row
  }

  private mayAnswer({ centreId }: Pick<QuestionRow, 'centreId'>): boolean {
    return this.access.may('edition.publish', {}) || (centreId !== null && this.access.may('return.verify', { unitId: centreId }))
  }

  private shown({ centreId, ...row }: QuestionRow): EditionQuestion {
    return { ...row, mayAnswer: this.mayAnswer({ centreId }) }
  }
}
