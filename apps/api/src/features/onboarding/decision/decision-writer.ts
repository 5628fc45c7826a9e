import { Injectable } from '@nestjs/common'
import type { Ballot } from '@solmu/domain/onboarding/ballot.js'
import type { DecisionBody, PathContent } from '@solmu/domain/onboarding/decision-path.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { DecidedEnds } from '../leaving/decided-ends.js'
import type { AppealOutcome, DecisionOutcome } from './decision.graphql.js'

/** A step as a body took it. */
export type TakenStep = Ballot & {
  readonly applicationId: string
  readonly centreId: string
  readonly round: number
  readonly step: number
  readonly body: DecisionBody
  readonly decidedOn: IsoDate
  readonly number: string
  readonly reasons: string
  readonly conditions: string
  readonly basis: string
}

export type NewDecision = {
  readonly applicationId: string | null
  readonly organisationId: string | null
  readonly centreId: string | null
  readonly outcome: DecisionOutcome
  readonly body: DecisionBody | 'founding_meeting'
  readonly number: string
  readonly decidedOn: IsoDate
  readonly effectiveOn: IsoDate
  readonly validUntil: IsoDate | null
  readonly appealUntil: IsoDate | null
  readonly round: number
  readonly reasons: string
  readonly conditions: string
  readonly document: string
  readonly expulsionId?: string
}

/** Writes down what bodies decide; the database lets nothing of it be changed afterwards. */
@Injectable()
export class DecisionWriter {
  constructor(
    private readonly db: Db,
    private readonly ends: DecidedEnds
  ) {}

  async send(applicationId: string, path: { readonly number: number; readonly content: PathContent }, proposal: string): Promise<void> {
    await this.db.sql(
      `UPDATE application_procedure SET path = coalesce(path, $2::jsonb), path_number = coalesce(path_number, $3), sent_at = now(), proposal = $4, version = version + 1 WHERE application_id = $1`,
      [applicationId, JSON.stringify(path.content), path.number, proposal]
    )
  }

  /** Another round begins. */
  async nextRound(applicationId: string): Promise<void> {
    await this.db.sql('UPDATE application_procedure SET round = round + 1, version = version + 1 WHERE application_id = $1', [applicationId])
  }

  async addStep(of: TakenStep): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO application_decision_step (id, consortium_id, centre_id, application_id, round, step, body, decided_on, number, participants, votes_for, votes_against, votes_abstain,
         outcome, reasons, conditions, basis, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        ...[newId(), consortiumId, of.centreId, of.applicationId, of.round, of.step, of.body, of.decidedOn, of.number, JSON.stringify(of.participants)],
        ...[of.votesFor, of.votesAgainst, of.votesAbstain, of.outcome, of.reasons, of.conditions, of.basis, userId]
      ]
    )
  }

  /** The organisation that the application becomes: known, or made. */
  async organisationToAdmit(applicationId: string): Promise<string> {
    const [row] = await this.db.sql<{ id: string }>('SELECT app.organisation_to_admit($1, $2) AS id', [applicationId, newId()])
    if (!row) throw new Error('The function gives a row')
    return row.id
  }

  async addDecision(of: NewDecision): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO membership_decision (id, consortium_id, application_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, valid_until, appeal_until, round,
         reasons, conditions, document, expulsion_id, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        ...[id, consortiumId, of.applicationId, of.organisationId, of.centreId, of.outcome, of.body, of.number, of.decidedOn, of.effectiveOn, of.validUntil, of.appealUntil],
        ...[of.round, of.reasons, of.conditions, of.document, of.expulsionId ?? null, userId]
      ]
    )
    if (of.outcome === 'expelled') await this.ends.expelled(id)
    return id
  }

  async annul(id: string, { on, body, reason }: { readonly on: IsoDate; readonly body: string; readonly reason: string }): Promise<void> {
    await this.db.sql(
      'UPDATE membership_decision SET annulled_on = $2, annulled_at = now(), annulled_by = $3, annulled_body = $4, annulled_reason = $5 WHERE id = $1 AND annulled_at IS NULL',
      [id, on, currentViewer().userId, body, reason]
    )
    await this.ends.restored(id)
  }

  async addAppeal(of: { readonly decisionId: string; readonly centreId: string | null; readonly receivedOn: IsoDate; readonly appellant: string; readonly grounds: string; readonly isInTime: boolean }): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO membership_appeal (id, consortium_id, centre_id, decision_id, received_on, appellant, grounds, is_in_time, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [newId(), consortiumId, of.centreId, of.decisionId, of.receivedOn, of.appellant, of.grounds, of.isInTime, userId]
    )
  }

  /** Says whether the appeal was as it was seen. */
  async settleAppeal(of: { readonly id: string; readonly expectedVersion: number; readonly outcome: AppealOutcome; readonly decidedOn: IsoDate; readonly reasons: string }): Promise<boolean> {
    const rows = await this.db.sql(
      `UPDATE membership_appeal SET outcome = $3, decided_on = $4, outcome_reasons = $5, decided_by = $6, version = version + 1
       WHERE id = $1 AND version = $2 AND outcome IS NULL RETURNING id`,
      [of.id, of.expectedVersion, of.outcome, of.decidedOn, of.reasons, currentViewer().userId]
    )
    return rows.length > 0
  }
}
