import type { AssessmentState, FinalKind, PublicationLevel, ReviewKind } from '@solmu/domain/quality/assessment-workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** A row of quality_assessment, with what its framework is called. What the unit scored itself is not in it. */
export type AssessmentRow = {
  readonly id: string
  readonly cycleId: string | null
  readonly frameworkId: string
  readonly versionId: string
  readonly unitId: string
  readonly centreId: string | null
  readonly review: ReviewKind
  readonly state: AssessmentState
  readonly level: PublicationLevel
  readonly dueOn: string | null
  readonly selfSubmittedBy: string | null
  readonly selfSubmittedAt: Date | null
  readonly score: number | null
  readonly band: string | null
  readonly finalKind: FinalKind | null
  readonly assessedOn: string | null
  readonly finalisedBy: string | null
  readonly finalisedAt: Date | null
  readonly reply: string
  readonly repliedBy: string | null
  readonly repliedAt: Date | null
  readonly note: string
  readonly cancelReason: string
  readonly createdAt: Date
  readonly heldSince: Date
  readonly version: number
  readonly bandName: LocalizedText | null
  readonly isLate: boolean
}

export const LATE = `(a.state = 'self' AND a.due_on < app.today())`

/** The columns of an AssessmentRow; of `a` and `v`. */
export const ASSESSMENT = `a.id, a.cycle_id AS "cycleId", a.framework_id AS "frameworkId", a.version_id AS "versionId", a.unit_id AS "unitId",
  a.centre_id AS "centreId", a.review, a.state, a.level, a.due_on AS "dueOn", a.self_submitted_by AS "selfSubmittedBy",
  a.self_submitted_at AS "selfSubmittedAt", a.score::float8 AS score, a.band, a.final_kind AS "finalKind", a.assessed_on AS "assessedOn",
  a.finalised_by AS "finalisedBy", a.finalised_at AS "finalisedAt", a.reply, a.replied_by AS "repliedBy", a.replied_at AS "repliedAt", a.note,
  a.cancel_reason AS "cancelReason", a.created_at AS "createdAt", a.held_since AS "heldSince", a.version, coalesce(${LATE}, false) AS "isLate",
  (SELECT b.value->'name' FROM jsonb_array_elements(v.content->'bands') b WHERE b.value->>'code' = a.band) AS "bandName"`
export const FROM_ASSESSMENTS = 'quality_assessment a JOIN quality_framework_version v ON v.id = a.version_id'
