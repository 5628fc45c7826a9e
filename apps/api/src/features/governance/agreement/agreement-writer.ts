import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { demandUnit } from '../unit-sight.js'
import { HOMES } from '../governance.sql.js'
import type { AgreementDetails } from './agreement-reading.js'
import type { AgreementPartyInput, SaveAgreementInput } from './agreement-input.graphql.js'

/** Writes agreements and moves their versions; whether it may be done is asked before, and once more by the database. */
@Injectable()
export class AgreementWriter {
  constructor(private readonly db: Db) {}

  /** Locks a version until the end of the transaction. */
  async lock(versionId: string): Promise<void> {
    await this.db.sql('SELECT id FROM agreement_version WHERE id = $1 FOR NO KEY UPDATE', [versionId])
  }

  /** @throws DomainError NOT_FOUND for a unit that is out of sight */
  async demandOwner(unitId: string): Promise<void> {
    await demandUnit(this.db, unitId, 'ownerUnitId')
  }

  async add({ kind, ownerUnitId }: Pick<SaveAgreementInput, 'kind' | 'ownerUnitId'>, details: AgreementDetails): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO agreement (id, consortium_id, kind, owner_unit_id, created_by, title, summary, audience, follows_members, required_of_members, demands_second_factor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, consortiumId, kind, ownerUnitId, userId, ...valuesOf(details)]
    )
    return id
  }

  /** Says whether it was as it was seen. */
  async change({ id, version }: { readonly id: string; readonly version: number }, details: AgreementDetails): Promise<boolean> {
    const rows = await this.db.sql(
      `UPDATE agreement SET title = $3, summary = $4, audience = $5, follows_members = $6, required_of_members = $7, demands_second_factor = $8, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING id`,
      [id, version, ...valuesOf(details)]
    )
    return rows.length > 0
  }

  /** Those that are named from now on, members or not; whoever is named no more was a party until today. @throws DomainError NOT_FOUND for one out of sight */
  async setParties(agreementId: string, parties: readonly AgreementPartyInput[], today: IsoDate): Promise<void> {
    const { consortiumId } = currentViewer()
    const ids = parties.map(({ organisationId }) => organisationId)
    await this.db.sql('UPDATE agreement_party SET ended_on = $3, version = version + 1 WHERE agreement_id = $1 AND ended_on IS NULL AND NOT organisation_id = ANY ($2::uuid[])', [agreementId, ids, today])
    for (const { organisationId, role } of parties) {
      const known = await this.db.sql('UPDATE agreement_party SET role = $3, version = version + 1 WHERE agreement_id = $1 AND organisation_id = $2 AND ended_on IS NULL RETURNING id', [agreementId, organisationId, role])
      if (known.length > 0) continue
      const named = await this.db.sql(
        `WITH ${HOMES} INSERT INTO agreement_party (id, consortium_id, agreement_id, organisation_id, unit_id, role)
         SELECT $2, o.consortium_id, $3, o.id, h.id, $5 FROM organisation o LEFT JOIN homes h ON h.organisation_id = o.id WHERE o.id = $4 AND o.consortium_id = $1 RETURNING id`,
        [consortiumId, newId(), agreementId, organisationId, role]
      )
      if (named.length === 0) throw new DomainError('NOT_FOUND', { path: ['parties'] })
    }
  }

  async open(versionId: string): Promise<void> {
    await this.db.sql(`UPDATE agreement_version SET state = 'open', opened_by = $2, opened_at = now(), version = version + 1 WHERE id = $1`, [versionId, currentViewer().userId])
  }

  async terminate(versionId: string, { endsOn, reason, isNow }: { readonly endsOn: IsoDate; readonly reason: string; readonly isNow: boolean }): Promise<void> {
    await this.db.sql(
      `UPDATE agreement_version SET ended_on = $2, end_reason = $3, ended_by = $4, state = CASE WHEN $5 THEN 'terminated' ELSE state END, version = version + 1 WHERE id = $1`,
      [versionId, endsOn, reason, currentViewer().userId, isNow]
    )
  }

  /** Moves the versions of an agreement as their days and acceptances say. */
  async settle(agreementId: string, today: IsoDate): Promise<void> {
    await this.db.sql('SELECT app.settle_agreement($1, $2)', [agreementId, today])
  }
}

const valuesOf = ({ title, summary, audience, followsMembers, requiredOfMembers, demandsSecondFactor }: AgreementDetails): unknown[] => [
  ...[JSON.stringify(title), JSON.stringify(summary), audience, followsMembers, requiredOfMembers, demandsSecondFactor]
]
