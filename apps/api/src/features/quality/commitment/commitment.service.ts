import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CommitmentTerm, endOf, termIssues } from '@solmu/domain/quality/commitment.js'
import { firstDuties, nextDuty } from '@solmu/domain/quality/commitment-duty.js'
import { commitmentStatement } from '@solmu/domain/quality/commitment-statement.js'
import { todayIn } from '@solmu/shared/dates.js'
import { pick } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { type BoundUnit, CommitmentPlaces, type VersionToSign } from './commitment-places.js'
import { CommitmentReader, type CommitmentRow } from './commitment-reader.js'
import { CommitmentWriter, type Signature } from './commitment-writer.js'
import { dayOf, later, readCompletion, readConditions, readEnd, readMandate } from './commitment-input.js'
import { CommitmentLetters } from './commitment-letters.js'
import type { CompleteDutyInput, EndCommitmentInput, SignCommitmentInput } from './commitment-input.graphql.js'
import type { Commitment, CommitmentPlace } from './commitment.graphql.js'

/** Signs, renews and ends commitments, and sees to their duties. */
@Injectable()
export class CommitmentService {
  constructor(
    private readonly reader: CommitmentReader,
    private readonly writer: CommitmentWriter,
    private readonly bodies: CommitmentPlaces,
    private readonly letters: CommitmentLetters,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Commitment> {
    const [found] = await this.reader.byIds([id])
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return found
  }

  /** The open units for which the viewer may sign, by name. */
  async places(): Promise<CommitmentPlace[]> {
    const units = await this.bodies.open()
    return units.filter(({ id }) => this.access.may('commitment.sign', { unitId: id })).map(({ organisation, ...unit }) => ({ unit, organisation }))
  }

  /**
   * Signs: what was asked for, what nobody asked for, or what follows another one. The statement must be the one that was shown.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE when anything of it has changed since it was shown, COMMITMENT_STATE,
   *   COMMITMENT_VERSION, RANGE_OVERLAPS when one is in force already, and what is wrong with the fields
   */
  async sign(input: SignCommitmentInput): Promise<Commitment> {
    const unit = await this.bodies.unit(input.unitId)
    this.access.check('commitment.sign', { unitId: unit.id })
    const version = await this.bodies.version(input.versionId)
    const { request, renewed } = await this.answered(input)
    const signed = this.signature(input, { unit, version, renewed })
    for (const each of [request, renewed]) demandSameBond(each, signed)
    if (renewed) await this.writer.end(renewed.id, { on: later(signed.validFrom, renewed.validFrom), kind: 'renewed', reason: '' })
    const id = await this.writer.sign(signed, request?.id ?? null)
    await this.writer.addDuties({ commitmentId: id, unitId: unit.id }, firstDuties(version.kind, signed, signed.conditions))
    const details = { code: version.code, versionNumber: version.number, subject: signed.subject, isRenewal: renewed !== null }
    const after = { state: 'signed', validFrom: signed.validFrom, validTo: signed.validTo, language: signed.language }
    this.audit.note({ subjectType: 'quality_commitment', subjectId: id, unitId: unit.id, details, before: { state: request ? 'requested' : 'none' }, after })
    return this.one(id)
  }

  /** The request that is answered and the commitment that is renewed, both locked; null where there is none. @throws DomainError */
  private async answered(input: SignCommitmentInput): Promise<{ request: CommitmentRow | null; renewed: CommitmentRow | null }> {
    const request = await this.locked(input.commitmentId ?? null, input)
    const renewed = await this.locked(input.renewsId ?? request?.renewsId ?? null, request ? {} : input)
    if (request && !isAwaited(request)) throw new DomainError('COMMITMENT_STATE')
    if (renewed && !isInForce(renewed)) throw new DomainError('COMMITMENT_STATE')
    return { request, renewed }
  }

  private signature(input: SignCommitmentInput, { unit, version, renewed }: { unit: BoundUnit; version: VersionToSign; renewed: CommitmentRow | null }): Signature {
    const term: CommitmentTerm = { validFrom: dayOf(input.validFrom, 'validFrom'), validTo: input.validTo ? dayOf(input.validTo, 'validTo') : null }
    const [issue] = termIssues(term, version, todayIn())
    if (issue) throw issue
    const conditions = readConditions(input.conditions)
    const { title, onBehalfOf, basis } = readMandate(input)
    const bound = pick(input.subject === 'unit' ? unit.name : unit.organisation.name, input.language).text
    const said = { bound, framework: pick(version.name, input.language).text, versionNumber: version.number, ...term, title, onBehalfOf, basis, conditions }
    const signatory = currentViewer().displayName
    const statement = commitmentStatement(input.language, { ...said, signatory })
    if (statement !== input.statement) throw new DomainError('STALE', { path: ['statement'] })
    const bond = { frameworkId: version.frameworkId, versionId: version.id, subject: input.subject, unitId: unit.id, organisationId: unit.organisation.id }
    return { ...bond, ...term, conditions, signatory, title, onBehalfOf, basis, language: input.language, statement, renewsId: renewed?.id ?? null }
  }

  /**
   * Ends a commitment from a day on, or takes a request back: whoever signs for the unit, and whoever asks for it.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, COMMITMENT_STATE, REQUIRED without a reason, OUT_OF_RANGE for the day
   */
  async end(input: EndCommitmentInput): Promise<Commitment> {
    const row = await this.toEnd(input)
    const { at, reason } = readEnd(input, row)
    await this.writer.end(row.id, { on: at, kind: row.signedAt ? 'notice' : 'withdrawn', reason })
    const before = { state: row.signedAt ? 'signed' : 'requested' }
    this.audit.note({ subjectType: 'quality_commitment', subjectId: row.id, unitId: row.unit.id, before, after: { state: row.signedAt ? 'ended' : 'withdrawn', endsOn: at, reason } })
    await this.letters.ended(row, { on: at, reason })
    return this.one(row.id)
  }

  /** The commitment, locked, when the viewer may end it. What is out of sight is missing; what may not be ended is not looked at further. */
  private async toEnd(input: EndCommitmentInput): Promise<CommitmentRow> {
    const seen = await this.reader.row(input.commitmentId)
    if (!seen) throw new DomainError('NOT_FOUND', { path: ['commitmentId'] })
    const mayManage = this.access.may('commitment.manage', { unitId: seen.unit.id })
    if (!mayManage && !seen.signedAt) throw new DomainError('NOT_ALLOWED')
    if (!mayManage) this.access.check('commitment.sign', { unitId: seen.unit.id })
    return (await this.locked(input.commitmentId, input)) ?? seen
  }

  /**
   * Marks a duty as done, and has the next one come when it recurs.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, COMMITMENT_STATE, REQUIRED without evidence, OUT_OF_RANGE for the day
   */
  async completeDuty(input: CompleteDutyInput): Promise<Commitment> {
    const duty = await this.reader.duty(input.dutyId)
    if (!duty) throw new DomainError('NOT_FOUND', { path: ['dutyId'] })
    if (!this.access.may('commitment.manage', { unitId: duty.unitId })) this.access.check('commitment.sign', { unitId: duty.unitId })
    await this.writer.lock(duty.commitmentId)
    const of = await this.reader.row(duty.commitmentId)
    if (!of) throw new DomainError('NOT_FOUND', { path: ['dutyId'] })
    const { doneOn, ...proof } = readCompletion(input, of)
    if (!(await this.writer.completeDuty(duty.id, { expectedVersion: input.expectedVersion, doneOn, ...proof }))) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const next = nextDuty(duty, { doneOn, end: endOf(of) })
    if (next) await this.writer.addDuties({ commitmentId: of.id, unitId: duty.unitId }, [next])
    this.audit.note({ subjectType: 'quality_commitment', subjectId: of.id, unitId: duty.unitId, details: { duty: duty.kind, dueOn: duty.dueOn, doneOn } })
    return this.one(of.id)
  }

  /** Null when none is named. @throws DomainError NOT_FOUND, STALE */
  private async locked(id: string | null, { expectedVersion = null }: { expectedVersion?: number | null }): Promise<CommitmentRow | null> {
    if (id === null) return null
    await this.writer.lock(id)
    const row = await this.reader.row(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['commitmentId'] })
    if (expectedVersion !== null && row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }
}

/** Asked for, and neither signed nor taken back. */
const isAwaited = ({ signedAt, endedOn }: Pick<CommitmentRow, 'signedAt' | 'endedOn'>): boolean => signedAt === null && endedOn === null

/** Signed, and neither renewed nor given notice of. */
const isInForce = ({ signedAt, endedOn }: Pick<CommitmentRow, 'signedAt' | 'endedOn'>): boolean => signedAt !== null && endedOn === null

/** What is answered or renewed binds the same body to the same framework. @throws DomainError INVALID_INPUT */
function demandSameBond(of: CommitmentRow | null, { unitId, subject, frameworkId }: Signature): void {
  if (of && (of.unit.id !== unitId || of.subject !== subject || of.framework.id !== frameworkId)) throw new DomainError('INVALID_INPUT', { path: ['unitId'] })
}
