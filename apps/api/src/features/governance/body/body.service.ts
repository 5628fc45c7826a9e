import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { bodyIssues, seatIssues, termEnd } from '@solmu/domain/governance/body.js'
import { isEmail, normaliseEmail } from '@solmu/domain/identity/email.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import { MandateReader } from '../mandate/mandate-reader.js'
import { demandUnit } from '../unit-sight.js'
import { BodyReader, type BodyRow } from './body-reader.js'
import type { ChangeBodyInput, EndBodyTermInput, FoundBodyInput, GoverningBody, SeatBodyMemberInput } from './body.graphql.js'

/** Founds and changes bodies, and records who sits in them. */
@Injectable()
export class BodyService {
  constructor(
    private readonly reader: BodyReader,
    private readonly mandates: MandateReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, RANGE_OVERLAPS for a second assembly, and what is wrong with the fields */
  async found(input: FoundBodyInput): Promise<GoverningBody> {
    await demandUnit(this.db, input.unitId, 'unitId')
    this.access.check('body.manage', { unitId: input.unitId })
    await this.demandPlace(input)
    const { name, purpose } = readNames(input)
    const [validFrom, validTo] = [dayOf(input.validFrom, 'validFrom'), input.validTo ? dayOf(input.validTo, 'validTo') : null]
    throwIssues(bodyIssues({ kind: input.kind, seats: input.seats, validFrom, validTo }))
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO body (id, consortium_id, kind, name, purpose, unit_id, parent_id, seats, valid_from, valid_to, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      ...[id, consortiumId, input.kind, JSON.stringify(name), JSON.stringify(purpose), input.unitId, input.parentId ?? null, input.seats, validFrom, validTo, userId]
    ])
    this.audit.note({ subjectType: 'body', subjectId: id, unitId: input.unitId, details: { kind: input.kind }, after: { seats: input.seats, validFrom, validTo } })
    return this.reader.one(id, todayIn())
  }

  /** @throws DomainError INVALID_INPUT where such a body has no place: a regional board at a centre, a working group there or at the head office, the others there */
  private async demandPlace({ kind, unitId }: FoundBodyInput): Promise<void> {
    const [unit] = await this.db.sql<{ type: string }>('SELECT type FROM unit_now WHERE id = $1', [unitId])
    const places = { assembly: ['headquarters'], board: ['headquarters'], regional_board: ['regional_centre'], working_group: ['headquarters', 'regional_centre'] }[kind]
    if (!unit || !places.includes(unit.type)) throw new DomainError('INVALID_INPUT', { path: ['unitId'] })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, and what is wrong with the fields */
  async change(input: ChangeBodyInput): Promise<GoverningBody> {
    const before = await this.locked(input.bodyId)
    if (before.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const { name, purpose } = readNames(input)
    const validTo = input.validTo ? dayOf(input.validTo, 'validTo') : null
    throwIssues(bodyIssues({ kind: before.kind, seats: input.seats, validFrom: before.validFrom, validTo }))
    if (input.parentId === input.bodyId) throw new DomainError('INVALID_INPUT', { path: ['parentId'] })
    await this.db.sql('UPDATE body SET (name, purpose, parent_id, seats, valid_to, version) = ($2, $3, $4, $5, $6, version + 1) WHERE id = $1', [
      ...[before.id, JSON.stringify(name), JSON.stringify(purpose), input.parentId ?? null, input.seats, validTo]
    ])
    const said = ({ seats, validTo: until }: Pick<BodyRow, 'seats' | 'validTo'>) => ({ seats, validTo: until })
    this.audit.note({ subjectType: 'body', subjectId: before.id, unitId: before.unit.id, before: said(before), after: said({ seats: input.seats, validTo }) })
    return this.reader.one(before.id, todayIn())
  }

  /**
   * Records that somebody sits in a body.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, BODY_FULL, RANGE_OVERLAPS for a second chair or the same person twice, and what is wrong with the fields
   */
  async seat(input: SeatBodyMemberInput): Promise<GoverningBody> {
    const body = await this.locked(input.bodyId)
    const seats = await this.reader.seats(body.id)
    const given = { role: input.role, substituteFor: input.substituteFor ?? null, validFrom: dayOf(input.validFrom, 'validFrom'), validTo: input.validTo ? dayOf(input.validTo, 'validTo') : null }
    if (given.substituteFor !== null && !seats.some(({ id, substituteFor }) => id === given.substituteFor && substituteFor === null)) throw new DomainError('NOT_FOUND', { path: ['substituteFor'] })
    if (given.substituteFor !== null && given.role !== 'member') throw new DomainError('INVALID_INPUT', { path: ['role'] })
    throwIssues(seatIssues(body, seats, given))
    const { personName, email } = await this.person(input)
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO body_member (id, consortium_id, body_id, role, organisation_id, user_id, person_name, email, substitute_for, valid_from, valid_to, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [id, consortiumId, body.id, given.role, input.organisationId ?? null, input.userId ?? null, personName, email, given.substituteFor, given.validFrom, given.validTo, userId]
    )
    this.audit.note({ subjectType: 'body', subjectId: body.id, unitId: body.unit.id, details: { kind: body.kind }, after: { role: given.role, validFrom: given.validFrom, validTo: given.validTo } })
    return this.reader.one(body.id, todayIn())
  }

  /** The name that is kept: of an account its own. @throws DomainError REQUIRED, NOT_FOUND for an account that does not work in the organisation, INVALID_EMAIL */
  private async person({ userId, organisationId, ...given }: SeatBodyMemberInput): Promise<{ personName: string; email: string | null }> {
    const fields = new TextFields()
    const email = normaliseEmail(given.email)
    if (email !== '' && !isEmail(email)) fields.refuse('INVALID_EMAIL', ['email'])
    const personName = userId ? await this.nameOf(userId, organisationId) : fields.text(['personName'], given.personName, { most: 200 })
    if (personName === '') fields.refuse('REQUIRED', ['personName'])
    throwIssues(fields.issues)
    return { personName, email: email === '' ? null : email }
  }

  private async nameOf(userId: string, organisationId: string | null | undefined): Promise<string> {
    const found = organisationId ? (await this.mandates.candidates(organisationId)).find(({ id }) => id === userId) : undefined
    if (!found) throw new DomainError('NOT_FOUND', { path: ['userId'] })
    return found.name
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, BODY_TERM_ENDED, REQUIRED without a reason, OUT_OF_RANGE for a day outside the term */
  async end(input: EndBodyTermInput): Promise<GoverningBody> {
    const seen = await this.reader.seat(input.bodyMemberId)
    const body = await this.locked(seen.bodyId)
    const seat = await this.reader.seat(input.bodyMemberId)
    if (seat.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const [day, end] = [dayOf(input.endsOn, 'endsOn'), termEnd(seat)]
    if (seat.endedOn !== null || (end !== null && end <= todayIn())) throw new DomainError('BODY_TERM_ENDED')
    const reason = input.reason.trim()
    if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    if (day < seat.validFrom || (end !== null && day > end)) throw new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { min: seat.validFrom, max: end ?? '' } })
    await this.db.sql('UPDATE body_member SET (ended_on, end_reason, version) = ($2, $3, version + 1) WHERE id = $1', [seat.id, day, reason])
    this.audit.note({ subjectType: 'body', subjectId: body.id, unitId: body.unit.id, details: { role: seat.role }, before: { endedOn: null }, after: { endedOn: day } })
    return this.reader.one(body.id, todayIn())
  }

  /** The body as it stands, until the end of the transaction. */
  private async locked(id: string): Promise<BodyRow> {
    const seen = await this.reader.row(id, todayIn())
    this.access.check('body.manage', { unitId: seen.unit.id })
    await this.db.sql('SELECT id FROM body WHERE id = $1 FOR NO KEY UPDATE', [id])
    return this.reader.row(id, todayIn())
  }
}

/** @throws DomainError what is wrong with the texts */
function readNames(input: { readonly name: LocalizedText; readonly purpose: LocalizedText }): { name: LocalizedText; purpose: LocalizedText } {
  const fields = new TextFields()
  const name = fields.localized(['name'], input.name, { most: 200, isNeeded: true })
  const purpose = fields.localized(['purpose'], input.purpose, { most: 2000, isLong: true })
  throwIssues(fields.issues)
  return { name, purpose }
}
