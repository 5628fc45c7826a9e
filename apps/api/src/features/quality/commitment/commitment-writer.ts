import { Injectable } from '@nestjs/common'
import type { CommitmentCondition, CommitmentEnd, CommitmentSubject, CommitmentTerm } from '@solmu/domain/quality/commitment.js'
import type { Duty } from '@solmu/domain/quality/commitment-duty.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** Who is bound to which version. */
export type Bond = {
  readonly frameworkId: string
  readonly versionId: string
  readonly subject: CommitmentSubject
  readonly unitId: string
  readonly organisationId: string
}

export type Request = Bond & { readonly dueOn: IsoDate; readonly note: string; readonly conditions: readonly CommitmentCondition[]; readonly renewsId: string | null }

export type Signature = Bond &
  CommitmentTerm & {
    readonly conditions: readonly CommitmentCondition[]
    readonly signatory: string
    readonly title: string
    readonly onBehalfOf: string
    readonly basis: string
    readonly language: Language
    readonly statement: string
    readonly renewsId: string | null
  }

const INSERT_REQUEST = `INSERT INTO quality_commitment (id, consortium_id, framework_id, version_id, subject, unit_id, organisation_id, requested_by, requested_at, due_on,
    request_note, conditions, renews_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9, $10, $11, $12)
  ON CONFLICT (framework_id, subject, unit_id) WHERE signed_at IS NULL AND ended_at IS NULL DO NOTHING RETURNING id`

const SIGNED = `(SELECT s.has_second_factor FROM session s WHERE s.id = nullif($19, '')::uuid)`
const INSERT_SIGNED = `INSERT INTO quality_commitment (id, consortium_id, framework_id, version_id, subject, unit_id, organisation_id, valid_from, valid_to, conditions, signatory_name,
    signatory_title, on_behalf_of, mandate_basis, language, statement, renews_id, signed_by, has_second_factor, content_hash, signed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, coalesce(${SIGNED}, false), app.content_hash($4), now())`
const SIGN_REQUEST = `UPDATE quality_commitment SET version_id = $4, organisation_id = $7, valid_from = $8, valid_to = $9, conditions = $10, signatory_name = $11,
    signatory_title = $12, on_behalf_of = $13, mandate_basis = $14, language = $15, statement = $16, renews_id = $17, signed_by = $18,
    has_second_factor = coalesce(${SIGNED}, false), content_hash = app.content_hash($4), signed_at = now(), version = version + 1
  WHERE id = $1 AND consortium_id = $2 AND framework_id = $3 AND subject = $5 AND unit_id = $6`

/** Writes commitments and their duties; whether it may be done is asked before, and once more by the database. */
@Injectable()
export class CommitmentWriter {
  constructor(private readonly db: Db) {}

  /** Locks a commitment until the end of the transaction. */
  async lock(id: string): Promise<void> {
    await this.db.sql('SELECT id FROM quality_commitment WHERE id = $1 FOR NO KEY UPDATE', [id])
  }

  /** The id of the request; undefined when the unit has been asked already. */
  async request({ frameworkId, versionId, subject, unitId, organisationId, dueOn, note, conditions, renewsId }: Request): Promise<string | undefined> {
    const { consortiumId, userId } = currentViewer()
    const values = [newId(), consortiumId, frameworkId, versionId, subject, unitId, organisationId, userId, dueOn, note, JSON.stringify(conditions), renewsId]
    const [row] = await this.db.sql<{ id: string }>(INSERT_REQUEST, values)
    return row?.id
  }

  /** Signs a request, or what nobody asked for; returns its id. */
  async sign(signed: Signature, requestId: string | null): Promise<string> {
    const { consortiumId, userId, sessionId } = currentViewer()
    const id = requestId ?? newId()
    await this.db.sql(requestId === null ? INSERT_SIGNED : SIGN_REQUEST, [
      ...[id, consortiumId, signed.frameworkId, signed.versionId, signed.subject, signed.unitId, signed.organisationId],
      ...[signed.validFrom, signed.validTo, JSON.stringify(signed.conditions), signed.signatory, signed.title, signed.onBehalfOf, signed.basis],
      ...[signed.language, signed.statement, signed.renewsId, userId, sessionId]
    ])
    return id
  }

  async end(id: string, { on, kind, reason }: { readonly on: IsoDate; readonly kind: CommitmentEnd; readonly reason: string }): Promise<void> {
    await this.db.sql(
      `UPDATE quality_commitment SET ended_on = $2, end_kind = $3, end_reason = $4, ended_by = $5, ended_at = now(), version = version + 1 WHERE id = $1`,
      [id, on, kind, reason, currentViewer().userId]
    )
  }

  async addDuties(of: { readonly commitmentId: string; readonly unitId: string }, duties: readonly Duty[]): Promise<void> {
    for (const { kind, title, dueOn, everyMonths } of duties) {
      await this.db.sql(
        'INSERT INTO quality_commitment_duty (id, consortium_id, commitment_id, unit_id, kind, title, due_on, every_months) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [newId(), currentViewer().consortiumId, of.commitmentId, of.unitId, kind, title, dueOn, everyMonths]
      )
    }
  }

  /** Marks a duty as done; says whether it was as it was seen. */
  async completeDuty(id: string, of: { readonly expectedVersion: number; readonly doneOn: IsoDate; readonly evidence: string; readonly evidenceUrl: string }): Promise<boolean> {
    const rows = await this.db.sql(
      `UPDATE quality_commitment_duty SET done_on = $3, evidence = $4, evidence_url = $5, done_by = $6, done_at = now(), version = version + 1
       WHERE id = $1 AND version = $2 AND done_on IS NULL RETURNING id`,
      [id, of.expectedVersion, of.doneOn, of.evidence, of.evidenceUrl, currentViewer().userId]
    )
    return rows.length > 0
  }
}
