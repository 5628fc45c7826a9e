import { Injectable } from '@nestjs/common'
import type { AssessmentState } from '@solmu/domain/quality/assessment-workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

/** An assessment as far as its reviews go. */
export type SettledRow = {
  readonly id: string
  readonly unit: OrgUnitRefType
  readonly frameworkName: LocalizedText
  readonly versionId: string
  readonly state: AssessmentState
  readonly wanted: number
  readonly heldSince: Date
  readonly reply: string
  readonly repliedAt: Date | null
  readonly isSettler: boolean
}

type GivenRow = { readonly criterionCode: string; readonly value: number | null; readonly skipped: string | null; readonly comment: string }
export type SideRow = GivenRow & { readonly side: 'self' | 'agreed'; readonly reason: string; readonly version: number; readonly settledBy: string | null }
export type ReviewRow = GivenRow & { readonly reviewId: string }

const ASSESSMENT = `SELECT a.id, json_build_object('id', n.id, 'name', ${nameOf('n')}, 'type', n.type) AS unit, v.content -> 'name' AS "frameworkName",
    a.version_id AS "versionId", a.state, a.reviewers_wanted AS wanted, a.held_since AS "heldSince", a.reply, a.replied_at AS "repliedAt",
    a.id = ANY (ARRAY(SELECT app.settled_by_me())) AS "isSettler"
  FROM quality_assessment a JOIN unit_now n ON n.id = a.unit_id JOIN quality_framework_version v ON v.id = a.version_id
  WHERE a.id = $1 AND a.consortium_id = $2 AND a.review <> 'none'`

const SIDES = `SELECT w.criterion_code AS "criterionCode", w.side, w.value, w.skipped, w.comment, w.reason, w.version, s.display_name AS "settledBy"
  FROM quality_answer w LEFT JOIN app.settlers_of($1) s ON s.criterion_code = w.criterion_code AND w.side = 'agreed' WHERE w.assessment_id = $1`

const REVIEWS = `SELECT w.review_id AS "reviewId", w.criterion_code AS "criterionCode", w.value, w.skipped, w.comment
  FROM quality_review_answer w WHERE w.review_id = ANY ($1) ORDER BY w.review_id, w.criterion_code`

/** Reads what is laid side by side; each row as far as the viewer may see it. */
@Injectable()
export class SettlementQueries {
  constructor(private readonly db: Db) {}

  /** Undefined for one out of sight, and for one without review. */
  async one(assessmentId: string): Promise<SettledRow | undefined> {
    const [row] = await this.db.sql<SettledRow>(ASSESSMENT, [assessmentId, currentViewer().consortiumId])
    return row
  }

  /** The answers of the unit, and those that are agreed. */
  sides(assessmentId: string): Promise<SideRow[]> {
    return this.db.sql<SideRow>(SIDES, [assessmentId])
  }

  /** The answers of reviews. */
  reviews(reviewIds: readonly string[]): Promise<ReviewRow[]> {
    return this.db.sql<ReviewRow>(REVIEWS, [reviewIds])
  }
}
