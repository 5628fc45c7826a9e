import { Injectable } from '@nestjs/common'
import { answerStanding, type AnswerStanding } from '@solmu/domain/quality/assessment-answers.js'
import type { AssessmentSituation, AssessmentState, FinalKind } from '@solmu/domain/quality/assessment-workflow.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { FrameworkReader } from '../framework/framework-reader.js'
import { AssessmentReader } from './assessment-reader.js'
import type { AssessmentRow } from './assessment-row.js'
import { ReviewFacts } from './review-facts.js'

type Said = { readonly criterionCode: string; readonly value: number | null; readonly skipped: string | null }

/** An assessment that is locked for a change, with how it stands. */
export type HeldAssessment = { readonly row: AssessmentRow; readonly content: FrameworkContent; readonly standing: AnswerStanding; readonly situation: AssessmentSituation }

/** What an assessment comes to when it moves. */
export type AssessmentMove = {
  readonly to: AssessmentState
  readonly score?: { readonly value: number | null; readonly band: string | null; readonly kind: FinalKind; readonly on: string }
  readonly isSubmitted?: boolean
  readonly reply?: string | null
  readonly cancelReason?: string | null
}

const MOVE = `UPDATE quality_assessment SET state = $2, held_since = now(), version = version + 1,
    self_submitted_by = CASE WHEN $3 THEN $4 ELSE self_submitted_by END, self_submitted_at = CASE WHEN $3 THEN now() ELSE self_submitted_at END,
    score = coalesce($5::numeric, score), band = coalesce($6, band), final_kind = $7, assessed_on = $8::date,
    finalised_by = CASE WHEN $7::text IS NULL THEN NULL ELSE $4::uuid END, finalised_at = CASE WHEN $7::text IS NULL THEN NULL ELSE now() END,
    reply = coalesce($9, reply), replied_by = CASE WHEN $9::text IS NULL THEN replied_by ELSE $4::uuid END,
    replied_at = CASE WHEN $9::text IS NULL THEN replied_at ELSE now() END, cancel_reason = coalesce($10, cancel_reason)
  WHERE id = $1`

const noOutcome = { value: null, band: null, kind: null, on: null }

/** Locks assessments, says how they stand, and moves them. Whether it may be done is asked before. */
@Injectable()
export class AssessmentStore {
  constructor(
    private readonly db: Db,
    private readonly reader: AssessmentReader,
    private readonly frameworks: FrameworkReader,
    private readonly reviews: ReviewFacts
  ) {}

  /**
   * Locks an assessment until the end of the transaction.
   *
   * @throws DomainError NOT_FOUND also for what is out of sight, before anybody is told that they may not
   */
  async lock(id: string): Promise<AssessmentRow> {
    if (isUuid(id)) await this.db.sql('SELECT a.id FROM quality_assessment a WHERE a.id = $1 FOR NO KEY UPDATE', [id])
    return this.reader.one(id)
  }

  /** How an assessment stands, by what its unit says in it. */
  async held(row: AssessmentRow): Promise<HeldAssessment> {
    const content = await this.frameworks.contentOf(row.versionId)
    if (!content) throw new DomainError('NOT_FOUND')
    const said = await this.db.sql<Said>(
      `SELECT w.criterion_code AS "criterionCode", w.value, w.skipped FROM quality_answer w WHERE w.assessment_id = $1 AND w.side = 'self'`,
      [row.id]
    )
    const standing = answerStanding(content, said)
    const facts = await this.reviews.of(row.id)
    const { state, review, cycleId } = row
    return { row, content, standing, situation: { state, review, hasRound: cycleId !== null, isEnoughAnswered: standing.isEnoughAnswered, ...facts } }
  }

  /** Keeps what the unit scored itself, as it hands in. */
  async keepSelfScore({ row: { id, unitId }, standing: { score } }: HeldAssessment): Promise<void> {
    await this.db.sql(
      `INSERT INTO quality_self_score (assessment_id, consortium_id, unit_id, score, band) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (assessment_id) DO UPDATE SET score = excluded.score, band = excluded.band, scored_at = now()`,
      [id, currentViewer().consortiumId, unitId, score.value, score.band]
    )
  }

  async move(id: string, { to, score, isSubmitted = false, reply = null, cancelReason = null }: AssessmentMove): Promise<void> {
    const { value, band, kind, on } = score ?? noOutcome
    await this.db.sql(MOVE, [id, to, isSubmitted, currentViewer().userId, value, band, kind, on, reply, cancelReason])
  }
}
