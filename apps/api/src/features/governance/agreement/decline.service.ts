import { Injectable } from '@nestjs/common'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { DeclineAgreementInput } from './acceptance-input.graphql.js'
import { demandOpen } from './acceptance.service.js'
import { AgreementLetters } from './agreement-letters.js'
import { AgreementReader } from './agreement-reader.js'
import { AgreementSigners } from './agreement-signers.js'
import type { Agreement } from './agreement.graphql.js'

/** Says for a party that it does not accept a version, so that nobody waits for what does not come. */
@Injectable()
export class DeclineService {
  constructor(
    private readonly reader: AgreementReader,
    private readonly own: AgreementSigners,
    private readonly letters: AgreementLetters,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Declines a version for a party, in the viewer's own name and by their mandate. Whoever looks after the agreement is told.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, AGREEMENT_SUPERSEDED, AGREEMENT_STATE when it is accepted or can be no longer,
   *   MANDATE_ENDED, REQUIRED, TOO_LONG, ALREADY_EXISTS
   */
  async decline(input: DeclineAgreementInput): Promise<Agreement> {
    const { agreement, version } = await this.reader.ofVersion(input.versionId)
    this.access.check('agreement.sign', { unitId: input.unitId })
    demandOpen(agreement, version)
    const signer = await this.own.demand(input)
    const fields = new TextFields()
    const reason = fields.text(['reason'], input.reason, { most: 2000, isLong: true })
    if (reason === '') fields.refuse('REQUIRED', ['reason'])
    throwIssues(fields.issues)
    const { consortiumId, userId, displayName } = currentViewer()
    await this.db.sql(
      `INSERT INTO agreement_decline (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, mandate_id, declined_by, signatory_name, signatory_title, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [newId(), consortiumId, agreement.id, version.id, input.organisationId, input.unitId, signer.mandateId, userId, displayName, signer.title, reason]
    )
    await this.letters.declined({ agreement, party: signer.organisation.name })
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: input.unitId, details: { versionNumber: version.number, organisationId: input.organisationId } })
    return this.reader.one(agreement.id)
  }
}
