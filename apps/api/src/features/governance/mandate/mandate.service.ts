import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isEmail, normaliseEmail } from '@solmu/domain/identity/email.js'
import { mandateEnd, mandateTermIssues } from '@solmu/domain/governance/mandate.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ChangeMandateInput, EndMandateInput, RecordMandateInput } from './mandate-input.graphql.js'
import type { Mandate } from './mandate.graphql.js'
import { dayOf } from '../day-input.js'
import { demandUnit } from '../unit-sight.js'
import { MandateReader, type MandateRow } from './mandate-reader.js'

/** Records, changes and ends mandates. */
@Injectable()
export class MandateService {
  constructor(
    private readonly reader: MandateReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Records who may do what for an organisation.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, REQUIRED, DAYS_REVERSED, RANGE_OVERLAPS when somebody votes for it already or the
   *   person holds the same, ALREADY_EXISTS when another substitute has that place
   */
  async record(input: RecordMandateInput): Promise<Mandate> {
    await demandUnit(this.db, input.unitId, 'unitId')
    this.access.check('mandate.manage', { unitId: input.unitId })
    const validFrom = dayOf(input.validFrom, 'validFrom')
    const details = readDetails(input, validFrom)
    const principal = await this.principal(input)
    const { userId, personName } = await this.person(input)
    const id = newId()
    const { consortiumId, userId: recordedBy } = currentViewer()
    await this.db.sql(
      `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, title, email, valid_from, valid_to, substitute_for, substitute_order, basis_kind, basis, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ...[id, consortiumId, input.organisationId, input.unitId, input.kind, userId, personName, details.title, details.email, validFrom, details.validTo],
        ...[principal?.id ?? null, principal ? (input.substituteOrder ?? 1) : null, input.basisKind, details.basis, recordedBy]
      ]
    )
    this.audit.note({ subjectType: 'mandate', subjectId: id, unitId: input.unitId, details: { kind: input.kind }, after: { validFrom, validTo: details.validTo, basisKind: input.basisKind } })
    return this.one(id)
  }

  /** For whom the person stands in; null when for nobody. @throws DomainError NOT_FOUND, INVALID_INPUT for one of another kind or organisation */
  private async principal({ substituteFor, organisationId, kind }: RecordMandateInput): Promise<MandateRow | null> {
    if (!substituteFor) return null
    const principal = await this.reader.row(substituteFor)
    if (!principal) throw new DomainError('NOT_FOUND', { path: ['substituteFor'] })
    if (principal.organisationId !== organisationId || principal.kind !== kind || principal.substituteFor !== null) throw new DomainError('INVALID_INPUT', { path: ['substituteFor'] })
    return principal
  }

  /** The name that is kept: of an account its own. @throws DomainError REQUIRED, NOT_FOUND for an account that is no candidate */
  private async person({ userId = null, organisationId, personName }: RecordMandateInput): Promise<{ userId: string | null; personName: string }> {
    if (userId === null) {
      const name = personName.normalize('NFC').trim()
      if (name === '') throw new DomainError('REQUIRED', { path: ['personName'] })
      return { userId, personName: name }
    }
    const candidate = (await this.reader.candidates(organisationId)).find(({ id }) => id === userId)
    if (!candidate) throw new DomainError('NOT_FOUND', { path: ['userId'] })
    return { userId, personName: candidate.name }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MANDATE_STATE, and what is wrong with the fields */
  async change(input: ChangeMandateInput): Promise<Mandate> {
    const before = await this.locked(input)
    const { title, email, validTo, basis } = readDetails(input, before.validFrom)
    const order = before.substituteFor === null ? null : (input.substituteOrder ?? before.substituteOrder)
    await this.db.sql('UPDATE mandate SET title = $2, email = $3, valid_to = $4, basis_kind = $5, basis = $6, substitute_order = $7, version = version + 1 WHERE id = $1', [
      ...[before.id, title, email, validTo, input.basisKind, basis, order]
    ])
    const said = ({ validTo: until, basisKind }: Pick<MandateRow, 'validTo' | 'basisKind'>) => ({ validTo: until, basisKind })
    this.audit.note({ subjectType: 'mandate', subjectId: before.id, unitId: before.unit.id, details: { kind: before.kind }, before: said(before), after: said({ validTo, basisKind: input.basisKind }) })
    return this.one(before.id)
  }

  /**
   * Ends a mandate from a day on; one that has not begun holds on no day.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MANDATE_STATE, REQUIRED without a reason, OUT_OF_RANGE for a day that has passed
   */
  async end(input: EndMandateInput): Promise<Mandate> {
    const before = await this.locked(input)
    const reason = input.reason.trim()
    if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    const [day, today] = [dayOf(input.endsOn, 'endsOn'), todayIn()]
    const earliest = before.validFrom > today ? before.validFrom : today
    if (day < today || (before.validTo !== null && day > before.validTo)) throw new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { min: earliest, max: before.validTo ?? '' } })
    const endedOn = day < before.validFrom ? before.validFrom : day
    await this.db.sql('UPDATE mandate SET ended_on = $2, end_reason = $3, ended_by = $4, ended_at = now(), version = version + 1 WHERE id = $1', [
      ...[before.id, endedOn, reason, currentViewer().userId]
    ])
    this.audit.note({ subjectType: 'mandate', subjectId: before.id, unitId: before.unit.id, details: { kind: before.kind }, before: { endedOn: null }, after: { endedOn } })
    return this.one(before.id)
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Mandate> {
    const found = await this.reader.one(id)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['mandateId'] })
    return found
  }

  /**
   * The mandate as it stands, to be changed, until the end of the transaction.
   *
   * @param of.expectedVersion null where what is changed hides nothing that somebody else has written
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MANDATE_STATE for one that has ended
   */
  async locked({ mandateId, expectedVersion }: { readonly mandateId: string; readonly expectedVersion: number | null }): Promise<MandateRow> {
    const seen = await this.reader.row(mandateId)
    if (!seen) throw new DomainError('NOT_FOUND', { path: ['mandateId'] })
    this.access.check('mandate.manage', { unitId: seen.unit.id })
    await this.db.sql('SELECT id FROM mandate WHERE id = $1 FOR NO KEY UPDATE', [mandateId])
    const row = (await this.reader.row(mandateId)) ?? seen
    if (expectedVersion !== null && row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const end = mandateEnd(row)
    if (row.endedOn !== null || (end !== null && end <= todayIn())) throw new DomainError('MANDATE_STATE')
    return row
  }
}

type Details = Pick<RecordMandateInput, 'title' | 'email' | 'basis' | 'validTo'>

/** @throws DomainError each thing that is wrong, at its field */
function readDetails(input: Details, validFrom: IsoDate): { title: string; email: string; basis: string; validTo: IsoDate | null } {
  const fields = new TextFields()
  const validTo = input.validTo ? dayOf(input.validTo, 'validTo') : null
  const [title, basis] = [fields.text(['title'], input.title, { most: 200 }), fields.text(['basis'], input.basis, { most: 500 })]
  if (basis === '') fields.refuse('REQUIRED', ['basis'])
  const email = normaliseEmail(input.email)
  if (email !== '' && !isEmail(email)) fields.refuse('INVALID_EMAIL', ['email'])
  throwIssues([...fields.issues, ...mandateTermIssues({ validFrom, validTo })])
  return { title, email, basis, validTo }
}
