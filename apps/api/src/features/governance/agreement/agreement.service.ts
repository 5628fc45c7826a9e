import { Injectable } from '@nestjs/common'
import { earliestEnd } from '@solmu/domain/governance/agreement.js'
import { takeAgreementStep } from '@solmu/domain/governance/agreement.workflow.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { dayOf } from '../day-input.js'
import { AgreementLetters } from './agreement-letters.js'
import { AgreementReader } from './agreement-reader.js'
import { readAgreement } from './agreement-reading.js'
import { AgreementWriter } from './agreement-writer.js'
import type { VersionRow } from './agreement-rows.js'
import type { AgreementVersionInput, SaveAgreementInput, TerminateAgreementInput } from './agreement-input.graphql.js'
import type { Agreement } from './agreement.graphql.js'

/** Draws up agreements, opens their versions and ends them. */
@Injectable()
export class AgreementService {
  constructor(
    private readonly reader: AgreementReader,
    private readonly writer: AgreementWriter,
    private readonly letters: AgreementLetters,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Registers an agreement, or changes what it is called, who reads it and who its parties are.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, and what is wrong with the fields
   */
  async save(input: SaveAgreementInput): Promise<Agreement> {
    const before = input.agreementId ? await this.reader.one(input.agreementId) : null
    if (!before) await this.writer.demandOwner(input.ownerUnitId)
    this.access.check('agreement.manage', { unitId: before?.ownerUnit.id ?? input.ownerUnitId })
    const details = readAgreement(input)
    if (before && before.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const id = before ? before.id : await this.writer.add(input, details)
    if (before && !(await this.writer.change(before, details))) throw new DomainError('STALE', { path: ['expectedVersion'] })
    await this.writer.setParties(id, input.parties, todayIn())
    // Whoever is left out may have been the last that was waited for.
    await this.writer.settle(id, todayIn())
    return this.noted(await this.reader.one(id), before)
  }

  private noted(agreement: Agreement, before: Agreement | null): Agreement {
    const said = ({ audience, followsMembers, requiredOfMembers, demandsSecondFactor, partyCount }: Agreement) => ({ audience, followsMembers, requiredOfMembers, demandsSecondFactor, partyCount })
    this.audit.note({
      ...{ subjectType: 'agreement', subjectId: agreement.id, unitId: agreement.ownerUnit.id, details: { kind: agreement.kind, isNew: before === null } },
      ...{ before: before ? said(before) : {}, after: said(agreement) }
    })
    return agreement
  }

  /**
   * Opens a draft: it is given out to its parties, and never changes again. An older version that still waits is replaced.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, AGREEMENT_STATE with what stands in the way
   */
  async open(input: AgreementVersionInput): Promise<Agreement> {
    const { agreement, version } = await this.toChange(input)
    const to = takeAgreementStep('open', situationOf(version, agreement))
    await this.writer.open(version.id)
    await this.letters.opened({ agreement, versionId: version.id, acceptBy: version.acceptBy })
    await this.writer.settle(agreement.id, todayIn())
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: agreement.ownerUnit.id, details: { versionNumber: version.number }, before: { state: version.state }, after: { state: to } })
    return this.reader.one(agreement.id)
  }

  /**
   * Gives notice of a version, or takes back one that is only open. What was accepted stays to be read.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, AGREEMENT_STATE, REQUIRED without a reason, OUT_OF_RANGE for a day before
   *   the notice is over, unless the parties have agreed
   */
  async terminate(input: TerminateAgreementInput): Promise<Agreement> {
    const { agreement, version } = await this.toChange(input)
    takeAgreementStep('terminate', situationOf(version, agreement))
    if (version.endedOn !== null) throw new DomainError('AGREEMENT_STATE', { params: { state: version.state } })
    const reason = input.reason.trim()
    if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    const [endsOn, today] = [dayOf(input.endsOn, 'endsOn'), todayIn()]
    const earliest = input.isAgreed || version.state === 'open' ? today : earliestEnd(version, today)
    if (endsOn < earliest) throw new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { min: earliest } })
    await this.writer.terminate(version.id, { endsOn, reason, isNow: endsOn <= today })
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: agreement.ownerUnit.id, details: { versionNumber: version.number }, before: { endedOn: null }, after: { endedOn: endsOn } })
    return this.reader.one(agreement.id)
  }

  /** The version of an agreement that the viewer looks after, until the end of the transaction. @throws DomainError */
  private async toChange({ versionId, expectedVersion }: AgreementVersionInput): Promise<{ agreement: Agreement; version: VersionRow }> {
    const seen = await this.reader.version(versionId)
    if (!seen) throw new DomainError('NOT_FOUND', { path: ['versionId'] })
    const agreement = await this.reader.one(seen.agreementId)
    this.access.check('agreement.manage', { unitId: agreement.ownerUnit.id })
    await this.writer.lock(seen.id)
    const version = (await this.reader.version(versionId)) ?? seen
    if (version.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return { agreement, version }
  }
}

const situationOf = ({ state, hasText, validFrom }: VersionRow, { partyCount }: Agreement) => ({ state, hasText, hasDays: validFrom !== null, hasParties: partyCount > 0 })
