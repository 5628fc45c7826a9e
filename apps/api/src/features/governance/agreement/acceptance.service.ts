import { Injectable } from '@nestjs/common'
import { canBeSigned } from '@solmu/domain/governance/agreement.workflow.js'
import { signingObstacle } from '@solmu/domain/governance/agreement-signing.js'
import { acceptanceStatement } from '@solmu/domain/governance/agreement-statement.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { pick } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { AcceptanceWriter } from './acceptance-writer.js'
import { AgreementReader } from './agreement-reader.js'
import { AgreementSigners } from './agreement-signers.js'
import type { AcceptAgreementInput, FileAcceptanceInput } from './acceptance-input.graphql.js'
import type { AgreementVersion } from './agreement-version.graphql.js'
import type { Agreement, AgreementSigner, AgreementSigning } from './agreement.graphql.js'

/** Accepts agreements for their parties: by whoever holds the mandate, or as a signed copy that is filed. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly reader: AgreementReader,
    private readonly own: AgreementSigners,
    private readonly writer: AcceptanceWriter,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** What somebody needs to accept a version. @throws DomainError NOT_FOUND */
  async signing(versionId: string): Promise<AgreementSigning> {
    const { agreement } = await this.reader.ofVersion(versionId)
    const open = new Set(agreement.parties.filter(({ maySign }) => maySign).map(({ organisation }) => organisation.id))
    const newer = newerOf(agreement, versionId)
    const signers = newer === null ? (await this.own.able()).filter(({ organisation }) => open.has(organisation.id)) : []
    const obstacle = signers.length > 0 ? null : await this.obstacle(agreement, versionId)
    return { agreement, text: await this.reader.text(versionId), signers, obstacle, newer, hasSecondFactor: await this.hasSecondFactor() }
  }

  private async obstacle(agreement: Agreement, versionId: string): Promise<AgreementSigning['obstacle']> {
    const state = agreement.versions.find(({ id }) => id === versionId)?.state ?? 'draft'
    const accepted = new Set(agreement.acceptances.filter((each) => each.versionId === versionId).map(({ organisation }) => organisation.id))
    const parties = agreement.parties.map(({ organisation: { id } }) => ({ organisationId: id, hasAccepted: accepted.has(id) }))
    const mandates = await this.own.mandates()
    const isOpen = canBeSigned({ state, isSuperseded: newerOf(agreement, versionId) !== null })
    const { kind, organisationId, on } = signingObstacle({ isOpen, parties, mandates }, todayIn())
    return { kind, on, organisation: mandates.find((each) => each.organisationId === organisationId)?.organisation ?? null }
  }

  private async hasSecondFactor(): Promise<boolean> {
    const { sessionId } = currentViewer()
    const [row] = await this.db.sql<{ has: boolean }>(`SELECT has_second_factor AS has FROM session WHERE id = nullif($1, '')::uuid`, [sessionId])
    return row?.has ?? false
  }

  /**
   * Accepts a version for a party, in the viewer's own name and by their mandate, which is looked at once more as it is written.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, AGREEMENT_SUPERSEDED with the number of the newer one, AGREEMENT_STATE, AGREEMENT_PARTY,
   *   ALREADY_EXISTS, MANDATE_ENDED, AGREEMENT_NEEDS_FACTOR, STALE when the statement is not the one that was shown
   */
  async accept(input: AcceptAgreementInput): Promise<Agreement> {
    const { agreement, version } = await this.reader.ofVersion(input.versionId)
    this.access.check('agreement.sign', { unitId: input.unitId })
    demandOpen(agreement, version)
    const signer = await this.own.demand(input)
    const hasSecondFactor = await this.hasSecondFactor()
    if (agreement.demandsSecondFactor && !hasSecondFactor) throw new DomainError('AGREEMENT_NEEDS_FACTOR')
    const statement = this.statement(input, { agreement, version, signer })
    if (statement !== input.statement) throw new DomainError('STALE', { path: ['statement'] })
    const said = { title: signer.title, language: input.language, statement, mandateId: signer.mandateId, hasSecondFactor }
    await this.writer.sign({ agreementId: agreement.id, versionId: version.id, organisationId: input.organisationId, unitId: input.unitId, contentHash: version.contentHash ?? '' }, said)
    return this.done(agreement.id, { version, unitId: input.unitId, organisationId: input.organisationId, manner: 'signed' })
  }

  private statement(input: AcceptAgreementInput, { agreement, version, signer }: { agreement: Agreement; version: AgreementVersion; signer: AgreementSigner }): string {
    return acceptanceStatement(input.language, {
      ...{ agreement: pick(agreement.title, input.language).text, versionNumber: version.number, organisation: pick(signer.organisation.name, input.language).text },
      ...{ signatory: currentViewer().displayName, title: signer.title, basis: signer.basis, substituteFor: signer.substituteForName, day: todayIn(), contentHash: version.contentHash ?? '' }
    })
  }

  /**
   * Files the signed copy of a version for a party.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, AGREEMENT_SUPERSEDED when it was signed after a newer version had been opened,
   *   AGREEMENT_STATE, AGREEMENT_PARTY, ALREADY_EXISTS, REQUIRED, OUT_OF_RANGE for a day that has not come
   */
  async file(input: FileAcceptanceInput): Promise<Agreement> {
    const { agreement, version } = await this.reader.ofVersion(input.versionId)
    const party = agreement.parties.find(({ organisation }) => organisation.id === input.organisationId)
    if (!party) throw new DomainError('AGREEMENT_PARTY', { path: ['organisationId'] })
    if (!agreement.mayManage) this.access.check('agreement.manage', party.unit ? { unitId: party.unit.id } : {})
    if (version.contentHash === null) throw new DomainError('AGREEMENT_STATE', { params: { state: version.state } })
    const copy = readCopy(input)
    const unitId = party.unit?.id ?? agreement.ownerUnit.id
    await this.writer.file({ agreementId: agreement.id, versionId: version.id, organisationId: input.organisationId, unitId, contentHash: version.contentHash }, copy)
    return this.done(agreement.id, { version, unitId, organisationId: input.organisationId, manner: 'filed' })
  }

  private async done(agreementId: string, of: { version: AgreementVersion; unitId: string; organisationId: string; manner: string }): Promise<Agreement> {
    await this.writer.settle(agreementId)
    this.audit.note({ subjectType: 'agreement', subjectId: agreementId, unitId: of.unitId, details: { versionNumber: of.version.number, organisationId: of.organisationId, manner: of.manner } })
    return this.reader.one(agreementId)
  }
}

/** A later version that has been given out; null when there is none. */
function newerOf(agreement: Agreement, versionId: string): AgreementVersion | null {
  const number = agreement.versions.find(({ id }) => id === versionId)?.number ?? 0
  return agreement.versions.find((each) => each.number > number && each.state !== 'draft') ?? null
}

/** That a version can be accepted, or declined. @throws DomainError AGREEMENT_SUPERSEDED, AGREEMENT_STATE */
export function demandOpen(agreement: Agreement, { id, state }: AgreementVersion): void {
  const newer = newerOf(agreement, id)
  if (newer) throw new DomainError('AGREEMENT_SUPERSEDED', { path: ['versionId'], params: { number: newer.number } })
  if (!canBeSigned({ state, isSuperseded: false })) throw new DomainError('AGREEMENT_STATE', { params: { state } })
}

function readCopy({ signedOn, signatoryName, signatoryTitle, note, fileId }: FileAcceptanceInput) {
  if (!isIsoDate(signedOn)) throw new DomainError('INVALID_DATE', { path: ['signedOn'] })
  const today = todayIn()
  if (signedOn > today) throw new DomainError('OUT_OF_RANGE', { path: ['signedOn'], params: { max: today } })
  const name = signatoryName.normalize('NFC').trim()
  if (name === '') throw new DomainError('REQUIRED', { path: ['signatoryName'] })
  return { signedOn, signatoryName: name, signatoryTitle: signatoryTitle.trim(), note: note.trim(), fileId }
}
