import { Injectable } from '@nestjs/common'
import type { CriteriaContent } from '@solmu/domain/onboarding/criteria.js'
import type { ConflictKind, GivenScore } from '@solmu/domain/onboarding/consolidation.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { AssessorRow } from './procedure-reader.js'
import type { VisitState } from './assessment.graphql.js'

type Of = { readonly id: string; readonly centreId: string }

/** What is written down of a visit. */
export type WrittenVisit = {
  readonly state: VisitState
  readonly plannedOn: IsoDate
  readonly visitedOn: IsoDate | null
  readonly visitors: string
  readonly observations: Readonly<Record<string, string>>
  readonly findings: string
  readonly cancelReason: string
}

/** Writes the assessment of applications; whether it may be done is asked before, and once more by the database. */
@Injectable()
export class AssessmentWriter {
  constructor(private readonly db: Db) {}

  /** Begins the assessment by the criteria of the day; nothing when it has begun. */
  async begin({ id, centreId }: Of, criteria: { readonly number: number; readonly content: CriteriaContent }): Promise<void> {
    await this.db.sql(
      `INSERT INTO application_procedure (application_id, consortium_id, centre_id, criteria, criteria_number) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (application_id) DO NOTHING`,
      [id, currentViewer().consortiumId, centreId, JSON.stringify(criteria.content), criteria.number]
    )
  }

  async appoint({ id, centreId }: Of, userId: string, dueOn: IsoDate): Promise<void> {
    const viewer = currentViewer()
    await this.db.sql('INSERT INTO application_assessor (id, consortium_id, centre_id, application_id, user_id, due_on, appointed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[newId(), viewer.consortiumId, centreId, id, userId, dueOn, viewer.userId]
    ])
  }

  /** Those who still assess get the day. */
  async extend(applicationId: string, dueOn: IsoDate): Promise<void> {
    await this.db.sql(
      `UPDATE application_assessor SET due_on = $2, version = version + 1 WHERE application_id = $1 AND submitted_at IS NULL AND released_at IS NULL AND due_on <> $2`,
      [applicationId, dueOn]
    )
  }

  /** Each of these says whether the record was as it was seen. */
  async declare({ id, version }: AssessorRow, conflict: ConflictKind, note: string): Promise<void> {
    await this.db.sql(
      'UPDATE application_assessor SET conflict = $3, conflict_note = $4, declared_at = now(), version = version + 1 WHERE id = $1 AND version = $2',
      [id, version, conflict, note]
    )
  }

  async release({ id, version }: AssessorRow, reason: string): Promise<void> {
    await this.db.sql('UPDATE application_assessor SET released_at = now(), released_reason = $3, version = version + 1 WHERE id = $1 AND version = $2', [id, version, reason])
  }

  async saveScores(of: AssessorRow, { centreId, scores, isFinal }: { readonly centreId: string; readonly scores: readonly GivenScore[]; readonly isFinal: boolean }): Promise<void> {
    for (const { criterion, score, reason, evidence } of scores) {
      await this.db.sql(
        `INSERT INTO application_score (assessor_id, criterion, consortium_id, centre_id, application_id, score, reason, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (assessor_id, criterion) DO UPDATE SET score = excluded.score, reason = excluded.reason, evidence = excluded.evidence`,
        [of.id, criterion, currentViewer().consortiumId, centreId, of.applicationId, score, reason, evidence]
      )
    }
    await this.db.sql(`UPDATE application_assessor SET version = version + 1${isFinal ? ', submitted_at = now()' : ''} WHERE id = $1`, [of.id])
  }

  async lockAssessor(id: string): Promise<void> {
    await this.db.sql('SELECT id FROM application_assessor WHERE id = $1 FOR UPDATE', [id])
  }

  async close(applicationId: string, settled: Readonly<Record<string, string>>, summary: string): Promise<void> {
    await this.db.sql(
      'UPDATE application_procedure SET settled = $2, summary = $3, consolidated_at = now(), consolidated_by = $4, version = version + 1 WHERE application_id = $1',
      [applicationId, JSON.stringify(settled), summary, currentViewer().userId]
    )
  }

  /** Opens the assessment again: those who handed in look at their scores anew. */
  async reopen(applicationId: string): Promise<void> {
    await this.db.sql('UPDATE application_procedure SET consolidated_at = NULL, consolidated_by = NULL, version = version + 1 WHERE application_id = $1', [applicationId])
    await this.db.sql('UPDATE application_assessor SET submitted_at = NULL, version = version + 1 WHERE application_id = $1 AND submitted_at IS NOT NULL', [applicationId])
  }

  async addVisit({ id, centreId }: Of, of: WrittenVisit): Promise<string> {
    const visitId = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO application_visit (id, consortium_id, centre_id, application_id, planned_on, visitors, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[visitId, consortiumId, centreId, id, of.plannedOn, of.visitors, userId]
    ])
    await this.writeVisit({ id: visitId, version: 1, applicationId: id }, of)
    return visitId
  }

  /** Says whether the visit was as it was seen. */
  async writeVisit({ id, version, applicationId }: { readonly id: string; readonly version: number; readonly applicationId: string }, of: WrittenVisit): Promise<boolean> {
    const rows = await this.db.sql(
      `UPDATE application_visit SET state = $3, planned_on = $4, visited_on = $5, visitors = $6, observations = $7, findings = $8, cancel_reason = $9,
         changed_by = $10, changed_at = now(), version = version + 1 WHERE id = $1 AND version = $2 AND application_id = $11 AND state = 'planned' RETURNING id`,
      [id, version, of.state, of.plannedOn, of.visitedOn, of.visitors, JSON.stringify(of.observations), of.findings, of.cancelReason, currentViewer().userId, applicationId]
    )
    return rows.length > 0
  }
}
