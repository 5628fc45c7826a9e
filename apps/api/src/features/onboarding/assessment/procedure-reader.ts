import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import type { StepOutcome } from '@solmu/domain/onboarding/ballot.js'
import { assessorState, type ConflictKind, type Consolidation, consolidate } from '@solmu/domain/onboarding/consolidation.js'
import type { CriteriaContent } from '@solmu/domain/onboarding/criteria.js'
import type { PathContent } from '@solmu/domain/onboarding/decision-path.js'
import type { ProcedureFacts } from '@solmu/domain/onboarding/procedure.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export type AssessorRow = {
  readonly id: string
  readonly applicationId: string
  readonly userId: string
  readonly name: string
  readonly dueOn: IsoDate
  readonly conflict: ConflictKind | null
  readonly conflictNote: string
  readonly submittedAt: Date | null
  readonly releasedAt: Date | null
  readonly releasedReason: string
  readonly version: number
}

export type ScoreRow = { readonly assessorId: string; readonly applicationId: string; readonly criterion: string; readonly score: number | null; readonly reason: string; readonly evidence: string }

/** An application with how far its assessment and its decision are; what has not begun is null. */
export type ProcedureRow = {
  readonly applicationId: string
  readonly name: string
  readonly centre: OrgUnitRefType
  readonly state: ApplicationState
  readonly callId: string | null
  readonly isOrganisationKnown: boolean
  readonly openQuestions: number
  readonly criteria: CriteriaContent | null
  readonly criteriaNumber: number | null
  readonly settled: Readonly<Record<string, string>>
  readonly closedAt: Date | null
  readonly summary: string
  readonly path: PathContent | null
  readonly pathNumber: number | null
  readonly sentAt: Date | null
  readonly proposal: string
  readonly round: number
  readonly version: number
  readonly isOpen: boolean
  readonly decision: { readonly id: string; readonly outcome: string; readonly appealUntil: IsoDate | null } | null
  readonly appeal: { readonly id: string; readonly outcome: string | null; readonly version: number } | null
  /** What the steps of this round came to, in order. */
  readonly taken: readonly StepOutcome[]
}

/** The same with those who assess, and the scores that the viewer may see. */
export type Procedure = ProcedureRow & { readonly assessors: readonly AssessorRow[]; readonly scores: readonly ScoreRow[] }

const PROCEDURES = `SELECT a.id AS "applicationId", a.name, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS centre, a.state, a.call_id AS "callId",
    (a.organisation_id IS NOT NULL OR a.is_new_organisation) AS "isOrganisationKnown",
    (SELECT count(*)::int FROM application_question q WHERE q.application_id = a.id AND q.answered_at IS NULL AND q.settled_at IS NULL) AS "openQuestions",
    p.criteria, p.criteria_number AS "criteriaNumber", coalesce(p.settled, '{}') AS settled, p.consolidated_at AS "closedAt", coalesce(p.summary, '') AS summary,
    p.path, p.path_number AS "pathNumber", p.sent_at AS "sentAt", coalesce(p.proposal, '') AS proposal, coalesce(p.round, 1) AS round, coalesce(p.version, 0) AS version,
    app.scores_open(a.id) AS "isOpen", CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'outcome', d.outcome, 'appealUntil', d.appeal_until) END AS decision,
    CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'outcome', e.outcome, 'version', e.version) END AS appeal,
    coalesce((SELECT json_agg(s.outcome ORDER BY s.step) FROM application_decision_step s WHERE s.application_id = a.id AND s.round = p.round), '[]') AS taken
  FROM application a JOIN unit_now u ON u.id = a.centre_id LEFT JOIN application_procedure p ON p.application_id = a.id
  LEFT JOIN membership_decision d ON d.application_id = a.id AND d.annulled_at IS NULL LEFT JOIN membership_appeal e ON e.decision_id = d.id
  WHERE a.consortium_id = $1`

const ASSESSORS = `SELECT s.id, s.application_id AS "applicationId", s.user_id AS "userId", coalesce(n.display_name, '') AS name, s.due_on AS "dueOn", s.conflict, s.conflict_note AS "conflictNote",
    s.submitted_at AS "submittedAt", s.released_at AS "releasedAt", s.released_reason AS "releasedReason", s.version
  FROM application_assessor s LEFT JOIN app.assessors_of($2::uuid[]) n ON n.assessor_id = s.id
  WHERE s.consortium_id = $1 AND s.application_id = ANY ($2::uuid[]) ORDER BY s.appointed_at, s.id`

const SCORES = `SELECT assessor_id AS "assessorId", application_id AS "applicationId", criterion, score, reason, evidence FROM application_score
  WHERE consortium_id = $1 AND application_id = ANY ($2::uuid[])`

/** Reads how far applications are, for all that assesses, decides and counts them. */
@Injectable()
export class ProcedureReader {
  constructor(private readonly db: Db) {}

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(applicationId: string): Promise<Procedure> {
    const [found] = await this.of(`AND a.id = $2`, [applicationId])
    if (!found) throw new DomainError('NOT_FOUND', { path: ['applicationId'] })
    return found
  }

  /** Every application in sight. */
  all(): Promise<Procedure[]> {
    return this.of('ORDER BY a.created_at, a.id', [])
  }

  /** @throws DomainError NOT_FOUND */
  async assessor(id: string): Promise<AssessorRow> {
    const { consortiumId } = currentViewer()
    const [of] = await this.db.sql<{ applicationId: string }>('SELECT application_id AS "applicationId" FROM application_assessor WHERE id = $1 AND consortium_id = $2', [id, consortiumId])
    const rows = of ? await this.db.sql<AssessorRow>(ASSESSORS, [consortiumId, [of.applicationId]]) : []
    const found = rows.find((each) => each.id === id)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['assessorId'] })
    return found
  }

  private async of(where: string, values: readonly unknown[]): Promise<Procedure[]> {
    const { consortiumId } = currentViewer()
    const rows = await this.db.sql<ProcedureRow>(`${PROCEDURES} ${where}`, [consortiumId, ...values])
    const ids = rows.map(({ applicationId }) => applicationId)
    const assessors = groupBy(await this.db.sql<AssessorRow>(ASSESSORS, [consortiumId, ids]), ({ applicationId }) => applicationId)
    const scores = groupBy(await this.db.sql<ScoreRow>(SCORES, [consortiumId, ids]), ({ applicationId }) => applicationId)
    return rows.map((row) => ({ ...row, assessors: assessors.get(row.applicationId) ?? [], scores: scores.get(row.applicationId) ?? [] }))
  }
}

/** What the scores of those who handed in come to; null until they are open. */
export function consolidationOf({ criteria, isOpen, assessors, scores }: Procedure): Consolidation | null {
  if (!criteria || !isOpen) return null
  const handedIn = assessors.filter((each) => assessorState(each) === 'submitted')
  return consolidate(criteria, handedIn.map(({ id }) => scores.filter(({ assessorId }) => assessorId === id)))
}

/** Criteria whose scores lie apart and about which nothing is said. */
export const unsettledOf = (of: Procedure, settled = of.settled): string[] =>
  (consolidationOf(of)?.criteria ?? []).filter(({ code, isFarApart }) => isFarApart && !settled[code]?.trim()).map(({ code }) => code)

/** The same as the rules of the domain see it. */
export const factsOf = (of: Procedure): ProcedureFacts => ({
  ...{ state: of.state, assessors: of.assessors, isClosed: of.closedAt !== null, openQuestions: of.openQuestions, isOrganisationKnown: of.isOrganisationKnown },
  ...{ decision: of.decision, appeal: of.appeal, unscored: consolidationOf(of)?.missing.length ?? 0, unsettled: unsettledOf(of).length }
})
