import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { answerIssue, answerVerdict, type SentAnswer, type StoredAnswer, tidyAnswer } from '@solmu/domain/quality/assessment-answers.js'
import { isAnswering } from '@solmu/domain/quality/assessment-workflow.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { FrameworkReader } from '../framework/framework-reader.js'
import type { AnswerResult, SaveAssessmentAnswersInput } from './assessment-input.graphql.js'
import { AssessmentReader } from './assessment-reader.js'
import type { AssessmentRow } from './assessment-row.js'
import { AssessmentStore } from './assessment-store.js'

const STORED = `SELECT w.criterion_code AS "criterionCode", w.value, w.skipped, w.comment, w.version FROM quality_answer w
  WHERE w.assessment_id = $1 AND w.side = 'self' AND w.criterion_code = ANY ($2::text[])`
const SAVE = `INSERT INTO quality_answer (assessment_id, consortium_id, unit_id, side, criterion_code, value, skipped, comment, changed_by, version)
  SELECT $1, $2, $3, 'self', s."criterionCode", s.value, s.skipped, s.comment, $4, 1
  FROM jsonb_to_recordset($5::jsonb) AS s ("criterionCode" text, value integer, skipped text, comment text)
  ON CONFLICT (assessment_id, side, criterion_code) DO UPDATE SET value = excluded.value, skipped = excluded.skipped, comment = excluded.comment,
    changed_by = excluded.changed_by, changed_at = now(), version = quality_answer.version + 1`

type Judged = { readonly sent: SentAnswer; readonly outcome: AnswerResult['outcome']; readonly isWritten: boolean; readonly issue: DomainError | null }

/** Keeps the answers of a unit. What somebody else has said meanwhile, and what the framework has no place for, comes back as data. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly db: Db,
    private readonly store: AssessmentStore,
    private readonly reader: AssessmentReader,
    private readonly frameworks: FrameworkReader,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, ASSESSMENT_STATE where nothing at all may be written, INVALID_INPUT for one criterion named twice */
  async save({ assessmentId, answers }: SaveAssessmentAnswersInput): Promise<AnswerResult[]> {
    const row = await this.demandAnswering(assessmentId)
    const sent = answers.map(({ value = null, skipped = null, ...said }): SentAnswer => tidyAnswer({ ...said, value, skipped }))
    const codes = sent.map(({ criterionCode }) => criterionCode)
    if (new Set(codes).size < codes.length) throw new DomainError('INVALID_INPUT', { path: ['answers'] })
    const judged = await this.judged(row, sent)
    const written = judged.filter(({ isWritten }) => isWritten)
    const { consortiumId, userId } = currentViewer()
    if (written.length > 0) await this.db.sql(SAVE, [row.id, consortiumId, row.unitId, userId, JSON.stringify(written.map((each) => each.sent))])
    const count = (outcome: AnswerResult['outcome']) => judged.filter((each) => each.outcome === outcome).length
    this.audit.note({ details: { savedCount: written.length, conflictCount: count('clash'), refusalCount: count('refused') } })
    return this.results(row.id, judged)
  }

  /**
   * The assessment, locked, when the viewer may write its answers.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, ASSESSMENT_STATE
   */
  async demandAnswering(assessmentId: string): Promise<AssessmentRow> {
    const row = await this.store.lock(assessmentId)
    this.audit.note({ subjectType: 'quality_assessment', subjectId: row.id, unitId: row.unitId })
    this.access.check('assessment.edit', { unitId: row.unitId })
    if (!isAnswering(row.state)) throw new DomainError('ASSESSMENT_STATE', { params: { state: row.state } })
    return row
  }

  /** @throws DomainError NOT_FOUND */
  async contentOf({ versionId }: Pick<AssessmentRow, 'versionId'>): Promise<FrameworkContent> {
    const content = await this.frameworks.contentOf(versionId)
    if (!content) throw new DomainError('NOT_FOUND')
    return content
  }

  private async judged(row: AssessmentRow, sent: readonly SentAnswer[]): Promise<Judged[]> {
    const content = await this.contentOf(row)
    const rows = await this.db.sql<StoredAnswer>(STORED, [row.id, sent.map(({ criterionCode }) => criterionCode)])
    const stored = new Map(rows.map((each) => [each.criterionCode, each]))
    return sent.map((each): Judged => {
      const issue = answerIssue(content, each)
      if (issue) return { sent: each, outcome: 'refused', isWritten: false, issue }
      const verdict = answerVerdict(each, stored.get(each.criterionCode))
      return { sent: each, outcome: verdict === 'clash' ? 'clash' : 'saved', isWritten: verdict === 'save', issue: null }
    })
  }

  private async results(id: string, judged: readonly Judged[]): Promise<AnswerResult[]> {
    const answers = new Map((await this.reader.answersOf(id)).map((answer) => [answer.criterionCode, answer]))
    return judged.map(({ sent: { criterionCode }, outcome, issue }) => ({
      ...{ criterionCode, outcome, answer: answers.get(criterionCode) ?? null },
      ...{ code: issue?.code ?? null, params: issue && { ...issue.params, field: String(issue.path[0] ?? '') } }
    }))
  }
}
