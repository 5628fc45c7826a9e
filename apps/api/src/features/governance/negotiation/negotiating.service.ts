import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { readMeeting } from '@solmu/domain/governance/negotiation.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import type { RecordNegotiationMeetingInput, WriteNegotiationPositionInput } from './negotiation-input.graphql.js'
import { NegotiationReader } from './negotiation-reader.js'
import type { Negotiation } from './negotiation.graphql.js'

/** Takes down what the network says in a negotiation, and what was said in its meetings: for the negotiators and those who lead it. */
@Injectable()
export class NegotiatingService {
  constructor(
    private readonly reader: NegotiationReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, NEGOTIATION_STATE, STALE when somebody has written one since, REQUIRED without a text, or for a change without a reason */
  async writePosition(input: WriteNegotiationPositionInput): Promise<Negotiation> {
    const before = await this.demandWriter(input.negotiationId)
    const number = before.positions[0]?.number ?? 0
    if (number !== input.onNumber) throw new DomainError('STALE', { path: ['onNumber'] })
    const [content, why] = [input.content.normalize('NFC').trim(), input.why.normalize('NFC').trim()]
    if (content === '') throw new DomainError('REQUIRED', { path: ['content'] })
    if (content.length > 20000) throw new DomainError('TOO_LONG', { path: ['content'], params: { max: 20000 } })
    if (number > 0 && why === '') throw new DomainError('REQUIRED', { path: ['why'] })
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO negotiation_position (id, consortium_id, negotiation_id, number, content, why, written_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [newId(), consortiumId, before.id, number + 1, content, why, userId])
    return this.done(before)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, NEGOTIATION_STATE, STALE, and what is wrong with the fields */
  async recordMeeting(input: RecordNegotiationMeetingInput): Promise<Negotiation> {
    const before = await this.demandWriter(input.negotiationId)
    const known = before.meetings.find(({ id }) => id === input.negotiationMeetingId)
    if (input.negotiationMeetingId && !known) throw new DomainError('NOT_FOUND', { path: ['negotiationMeetingId'] })
    if (known && known.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const meeting = readMeeting({ ...input, metOn: dayOf(input.metOn, 'metOn') }, { validFrom: before.validFrom, today: todayIn() })
    const values = [meeting.metOn, meeting.place, meeting.people, meeting.notes, JSON.stringify(meeting.links)]
    const { consortiumId, userId } = currentViewer()
    await (known
      ? this.db.sql('UPDATE negotiation_meeting SET (met_on, place, people, notes, links, version) = ($2, $3, $4, $5, $6, version + 1) WHERE id = $1', [known.id, ...values])
      : this.db.sql('INSERT INTO negotiation_meeting (id, met_on, place, people, notes, links, consortium_id, negotiation_id, written_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [newId(), ...values, consortiumId, before.id, userId]))
    return this.done(before)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for who neither leads it nor negotiates, NEGOTIATION_STATE */
  private async demandWriter(negotiationId: string): Promise<Negotiation> {
    const negotiation = await this.reader.one(negotiationId)
    if (!negotiation.mayManage && !negotiation.isMine) throw new DomainError('NOT_ALLOWED')
    if (negotiation.state !== 'given') throw new DomainError('NEGOTIATION_STATE', { params: { state: negotiation.state } })
    return negotiation
  }

  private async done({ id, number }: Negotiation): Promise<Negotiation> {
    this.audit.note({ subjectType: 'negotiation', subjectId: id, details: { number } })
    return this.reader.one(id)
  }
}
