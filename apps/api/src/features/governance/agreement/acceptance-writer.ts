import { Injectable } from '@nestjs/common'
import { DomainError, type ErrorCode } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { AgreementWriter } from './agreement-writer.js'

/** What is accepted, and for whom. */
export type Accepted = { readonly agreementId: string; readonly versionId: string; readonly organisationId: string; readonly unitId: string; readonly contentHash: string }
type Signed = { readonly title: string; readonly language: Language; readonly statement: string; readonly mandateId: string; readonly hasSecondFactor: boolean }
type Copy = { readonly signedOn: IsoDate; readonly signatoryName: string; readonly signatoryTitle: string; readonly note: string; readonly fileId: string }

const INSERT = `INSERT INTO agreement_acceptance (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, content_hash, manner, accepted_on, signatory_name, signatory_title,
  language, statement, mandate_id, signed_by, has_second_factor, filed_by, file_id, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`

/** What the database refuses at the last moment, as the caller can act on it. */
const refusals: Readonly<Record<string, ErrorCode>> = {
  agreement_acceptance_superseded: 'AGREEMENT_SUPERSEDED',
  agreement_acceptance_version: 'AGREEMENT_STATE',
  agreement_acceptance_party: 'AGREEMENT_PARTY',
  agreement_acceptance_mandate: 'MANDATE_ENDED'
}

/** Writes acceptances; the database looks at each once more. */
@Injectable()
export class AcceptanceWriter {
  constructor(
    private readonly db: Db,
    private readonly agreements: AgreementWriter
  ) {}

  async sign(of: Accepted, { title, language, statement, mandateId, hasSecondFactor }: Signed): Promise<void> {
    const { displayName, userId } = currentViewer()
    await this.insert(of, ['signed', todayIn(), displayName, title, language, statement, mandateId, userId, hasSecondFactor, null, null, ''])
  }

  async file(of: Accepted, { signedOn, signatoryName, signatoryTitle, note, fileId }: Copy): Promise<void> {
    await this.insert(of, ['filed', signedOn, signatoryName, signatoryTitle, null, '', null, null, null, currentViewer().userId, fileId, note])
  }

  /** An acceptance may have been the last that was waited for. */
  async settle(agreementId: string): Promise<void> {
    await this.agreements.settle(agreementId, todayIn())
  }

  private async insert(of: Accepted, rest: readonly unknown[]): Promise<void> {
    try {
      await this.db.sql(INSERT, [newId(), currentViewer().consortiumId, of.agreementId, of.versionId, of.organisationId, of.unitId, of.contentHash, ...rest])
    } catch (error) {
      const { constraint = '' } = ((error as { driverError?: { constraint?: string } }).driverError ?? error) as { constraint?: string }
      const code = refusals[constraint]
      if (!code) throw error
      throw code === 'AGREEMENT_SUPERSEDED' ? new DomainError(code, { params: { number: 0 } }) : new DomainError(code)
    }
  }
}
