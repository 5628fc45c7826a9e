import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type AgendaItem, demandNotice, mattersFor, noticeOf, readAgenda, readMeeting } from '@solmu/domain/governance/meeting.js'
import { demandMeetingPhase, takeMeetingStep } from '@solmu/domain/governance/meeting.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { MeetingDeeds } from './meeting-deeds.js'
import type { CallMeetingInput, CancelMeetingInput, ChangeMeetingInput, MeetingItemInput, PlanMeetingInput, SetMeetingAgendaInput } from './meeting-input.graphql.js'
import { MeetingLetters } from './meeting-letters.js'
import { MeetingReader, situationOf, type WholeMeeting } from './meeting-reader.js'
import type { Meeting } from './meeting.graphql.js'

type Frame = Pick<PlanMeetingInput, 'title' | 'startsAt' | 'endsAt' | 'place' | 'remoteLink' | 'procedure'>

/** Plans meetings, writes their agendas, calls them and gives them up. */
@Injectable()
export class MeetingPlanService {
  constructor(
    private readonly reader: MeetingReader,
    private readonly deeds: MeetingDeeds,
    private readonly letters: MeetingLetters,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, and what is wrong with the fields */
  async plan(input: PlanMeetingInput): Promise<Meeting> {
    const { consortiumId, userId } = currentViewer()
    const [body] = await this.db.sql<{ unitId: string }>(
      'SELECT b.unit_id AS "unitId" FROM body b WHERE b.id = $1 AND b.consortium_id = $2 AND b.valid_from <= app.today() AND (b.valid_to IS NULL OR b.valid_to > app.today())',
      [input.bodyId, consortiumId]
    )
    if (!body) throw new DomainError('NOT_FOUND', { path: ['bodyId'] })
    this.access.check('meeting.manage', { unitId: body.unitId })
    const values = read(input)
    const id = newId()
    await this.db.sql('INSERT INTO meeting (id, consortium_id, created_by, body_id, unit_id, title, starts_at, ends_at, place, remote_link, procedure) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      ...[id, consortiumId, userId, input.bodyId, body.unitId],
      ...values
    ])
    this.audit.note({ subjectType: 'meeting', subjectId: id, unitId: body.unitId, after: { startsAt: input.startsAt.toISOString() } })
    return this.reader.one(id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE once it was called, and what is wrong with the fields */
  async change(input: ChangeMeetingInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input)
    demandMeetingPhase('plan', whole.row.state)
    await this.deeds.change(whole, '(title, starts_at, ends_at, place, remote_link, procedure) = ($2, $3, $4, $5, $6, $7)', read(input))
    return this.deeds.done(whole, { before: { startsAt: whole.row.startsAt.toISOString() }, after: { startsAt: input.startsAt.toISOString() } })
  }

  /** Writes the whole agenda; items that are named keep their ids and papers. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE, and what is wrong with the fields */
  async setAgenda(input: SetMeetingAgendaInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input)
    demandMeetingPhase('plan', whole.row.state)
    const read = readItems(whole, input.items)
    await this.demandProposals(whole, input.items)
    const kept = input.items.flatMap(({ id }) => (id ? [id] : []))
    if (kept.some((id) => !whole.items.some((item) => item.id === id)) || new Set(kept).size !== kept.length) throw new DomainError('NOT_FOUND', { path: ['items'] })
    await this.db.sql('DELETE FROM meeting_item WHERE meeting_id = $1 AND NOT id = ANY ($2::uuid[])', [whole.row.id, kept])
    for (const [place, item] of input.items.entries()) await this.writeItem(whole, { item, text: read[place], position: place + 1 })
    await this.deeds.change(whole, '')
    return this.deeds.done(whole, { before: { itemCount: whole.items.length }, after: { itemCount: input.items.length } })
  }

  private async writeItem({ row }: WholeMeeting, { item, text, position }: { readonly item: MeetingItemInput; readonly text: AgendaItem | undefined; readonly position: number }): Promise<void> {
    const said = [position, item.kind, item.matter, JSON.stringify(text?.title), JSON.stringify(text?.proposalText), item.proposalId ?? null]
    if (item.id) await this.db.sql('UPDATE meeting_item SET (position, kind, matter, title, proposal_text, proposal_id) = ($2, $3, $4, $5, $6, $7) WHERE id = $1', [item.id, ...said])
    else await this.db.sql('INSERT INTO meeting_item (id, consortium_id, meeting_id, position, kind, matter, title, proposal_text, proposal_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [newId(), currentViewer().consortiumId, row.id, ...said])
  }

  /** @throws DomainError NOT_FOUND for a proposal to another body, or one out of sight */
  private async demandProposals({ row }: WholeMeeting, items: readonly MeetingItemInput[]): Promise<void> {
    const ids = items.flatMap(({ proposalId }) => (proposalId ? [proposalId] : []))
    const known = await this.db.sql<{ id: string }>('SELECT p.id FROM proposal p WHERE p.id = ANY ($1::uuid[]) AND p.body_id = $2', [ids, row.body.id])
    const missing = items.findIndex(({ proposalId }) => proposalId && !known.some(({ id }) => id === proposalId))
    if (missing >= 0) throw new DomainError('NOT_FOUND', { path: ['items', missing, 'proposalId'] })
  }

  /**
   * Sends the notice: from now on the charter of today holds for the meeting.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE with what stands in the way, NOTICE_SHORT when not every seat has agreed
   *   to a short notice, REQUIRED without its reason
   */
  async call(input: CallMeetingInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input)
    const { row, charter, items } = whole
    takeMeetingStep('call', situationOf(whole))
    if (!charter) throw new DomainError('MEETING_STATE', { params: { state: row.state, guard: 'has_charter' } })
    const notice = noticeOf(charter.rules, { kind: row.body.kind, items, startsAt: row.startsAt, calledAt: row.now })
    const seats = await this.reader.seats(row.id)
    const consents = seats.filter(({ id }) => input.consents.includes(id)).map(({ id }) => id)
    const reason = input.shortNoticeReason.normalize('NFC').trim()
    demandNotice(notice, { reason, missing: Math.max(seats.length - consents.length, seats.length === 0 ? 1 : 0) })
    await this.deeds.change(whole, "(state, charter_version_id, notice_days, notice_given, called_at, short_notice_reason, notice_consents) = ('called', $2, $3, $4, $5, $6, $7)", [
      ...[charter.id, notice.demanded, notice.given, row.now, notice.isInTime ? '' : reason, JSON.stringify(notice.isInTime ? [] : consents)]
    ])
    await this.letters.called(row)
    return this.deeds.done(whole, { before: { state: row.state }, after: { state: 'called' }, details: { count: notice.given, isInTime: notice.isInTime } })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED, STALE, MEETING_STATE once it was opened */
  async cancel(input: CancelMeetingInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input)
    const reason = input.reason.normalize('NFC').trim()
    if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    takeMeetingStep('cancel', situationOf(whole))
    await this.deeds.change(whole, "(state, end_reason, ended_at, sequence) = ('cancelled', $2, now(), sequence + 1)", [reason])
    if (whole.row.calledAt) await this.letters.cancelled(whole.row)
    return this.deeds.done(whole, { before: { state: whole.row.state }, after: { state: 'cancelled' } })
  }
}

/** The values of the frame of a meeting. @throws DomainError what is wrong, each at its field */
function read(input: Frame): readonly unknown[] {
  const fields = new TextFields()
  const { title, place, remoteLink } = readMeeting(fields, input, new Date())
  throwIssues(fields.issues)
  return [JSON.stringify(title), input.startsAt, input.endsAt, place, remoteLink, input.procedure]
}

/** @throws DomainError what is wrong, each at its field; without a charter everything is an ordinary matter */
function readItems({ row, charter }: WholeMeeting, items: readonly MeetingItemInput[]): AgendaItem[] {
  const fields = new TextFields()
  const read = readAgenda(fields, items, charter ? mattersFor(charter.rules, row.body.kind).map(({ matter }) => matter) : ['ordinary'])
  throwIssues(fields.issues)
  return read
}
