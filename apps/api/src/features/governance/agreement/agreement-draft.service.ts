import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { AgreementReader } from './agreement-reader.js'
import { type DraftDetails, readDraft } from './agreement-reading.js'
import type { AgreementVersionInput, SaveAgreementDraftInput } from './agreement-input.graphql.js'
import type { Agreement } from './agreement.graphql.js'

const COLUMNS = 'authoritative, content, file_id, news, starts, accept_by, valid_from, valid_to, renewal_months, notice_months, review_on, changed_by'

/** Writes the draft of the next version of an agreement; there is one at a time. */
@Injectable()
export class AgreementDraftService {
  constructor(
    private readonly reader: AgreementReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE when the draft is another than the one that was seen, and what is wrong with the fields */
  async save(input: SaveAgreementDraftInput): Promise<Agreement> {
    const { agreement, draft } = await this.toWrite(input.agreementId)
    const details = readDraft(input)
    if ((draft?.version ?? null) !== (input.expectedVersion ?? null)) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const id = draft?.id ?? newId()
    const number = draft?.number ?? Math.max(0, ...agreement.versions.map((each) => each.number)) + 1
    if (draft) await this.change({ id, version: draft.version }, valuesOf(input, details))
    else await this.add({ id, agreementId: agreement.id, number }, valuesOf(input, details))
    await this.setAnnexes({ id, agreementId: agreement.id }, details.annexes)
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: agreement.ownerUnit.id, details: { versionNumber: number, annexes: details.annexes.length } })
    return this.reader.one(agreement.id)
  }

  private async toWrite(agreementId: string) {
    const agreement = await this.reader.one(agreementId)
    this.access.check('agreement.manage', { unitId: agreement.ownerUnit.id })
    return { agreement, draft: agreement.versions.find(({ state }) => state === 'draft') }
  }

  private async add(of: { readonly id: string; readonly agreementId: string; readonly number: number }, values: readonly unknown[]): Promise<void> {
    await this.db.sql(
      `INSERT INTO agreement_version (id, consortium_id, agreement_id, number, ${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [of.id, currentViewer().consortiumId, of.agreementId, of.number, ...values]
    )
  }

  private async change(of: { readonly id: string; readonly version: number }, values: readonly unknown[]): Promise<void> {
    const rows = await this.db.sql(
      `UPDATE agreement_version SET (${COLUMNS}, changed_at, version) = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now(), version + 1) WHERE id = $1 AND version = $2 RETURNING id`,
      [of.id, of.version, ...values]
    )
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  private async setAnnexes({ id, agreementId }: { readonly id: string; readonly agreementId: string }, annexes: DraftDetails['annexes']): Promise<void> {
    await this.db.sql('DELETE FROM agreement_annex WHERE version_id = $1', [id])
    for (const [place, { title, fileId, otherAgreementId }] of annexes.entries()) {
      await this.db.sql('INSERT INTO agreement_annex (id, consortium_id, agreement_id, version_id, place, title, file_id, other_agreement_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        ...[newId(), currentViewer().consortiumId, agreementId, id, place + 1, JSON.stringify(title), fileId, otherAgreementId]
      ])
    }
  }

  /** Throws a draft away. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, AGREEMENT_STATE for one that was opened */
  async discard({ versionId, expectedVersion }: AgreementVersionInput): Promise<Agreement> {
    const { agreement, version } = await this.reader.ofVersion(versionId)
    this.access.check('agreement.manage', { unitId: agreement.ownerUnit.id })
    if (version.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (version.state !== 'draft') throw new DomainError('AGREEMENT_STATE', { params: { state: version.state } })
    await this.db.sql('DELETE FROM agreement_annex WHERE version_id = $1', [versionId])
    const rows = await this.db.sql(`DELETE FROM agreement_version WHERE id = $1 AND version = $2 RETURNING id`, [versionId, expectedVersion])
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: agreement.ownerUnit.id, details: { versionNumber: version.number } })
    return this.reader.one(agreement.id)
  }
}

const valuesOf = ({ authoritative, fileId = null, starts }: SaveAgreementDraftInput, details: DraftDetails): unknown[] => [
  ...[authoritative, JSON.stringify(details.content), fileId, JSON.stringify(details.news), starts, details.acceptBy, details.validFrom, details.validTo],
  ...[details.renewalMonths, details.noticeMonths, details.reviewOn, currentViewer().userId]
]
