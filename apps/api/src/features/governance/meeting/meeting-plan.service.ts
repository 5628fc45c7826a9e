import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { demandNotice, noticeOf } from '@solmu/domain/governance/meeting.js'
import { readMeeting } from '@solmu/domain/governance/meeting-draft.js'
import type { MeetingOffice } from '@solmu/domain/governance/meeting-duties.js'
import { demandMeetingPhase, takeMeetingStep } from '@solmu/domain/governance/meeting.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { MeetingDeeds } from './meeting-deeds.js'
import type { CallMeetingInput, CancelMeetingInput, ChangeMeetingInput, PlanMeetingInput } from './meeting-input.graphql.js'
import { MeetingLetters } from './meeting-letters.js'
import { MeetingReader, situationOf } from './meeting-reader.js'
import { OFFICES } from './meeting-rows.js'
import type { Meeting } from './meeting.graphql.js'

type Frame = Pick<PlanMeetingInput, 'title' | 'startsAt' | 'endsAt' | 'place' | 'remoteLink' | 'procedure'>

/** Plans meetings, calls them and gives them up. */
@Injectable()
export class MeetingPlanService {
  constructor(
    private readonly reader: MeetingReader,
    private readonly deeds: MeetingDeeds,
    private readonly letters: MeetingLetters,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, and what is wrong with the fields */
  async plan(input: PlanMeetingInput): Promise<Meeting> {
    const { consortiumId, userId } = currentViewer()
    const [body] = await this.db.sql<{ unitId: string; offices: MeetingOffice[] }>(
      `SELECT b.unit_id AS "unitId", ${OFFICES} AS offices FROM body b WHERE b.id = $1 AND b.consortium_id = $2 AND b.valid_from <= app.today() AND (b.valid_to IS NULL OR b.valid_to > app.today())`,
      [input.bodyId, consortiumId]
    )
    if (!body) throw new DomainError('NOT_FOUND', { path: ['bodyId'] })
    this.reader.demandDuty(body, 'plan')
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
    const whole = await this.deeds.locked(input, 'plan')
    demandMeetingPhase('plan', whole.row.state)
    await this.deeds.change(whole, '(title, starts_at, ends_at, place, remote_link, procedure) = ($2, $3, $4, $5, $6, $7)', read(input))
    return this.deeds.done(whole, { before: { startsAt: whole.row.startsAt.toISOString() }, after: { startsAt: input.startsAt.toISOString() } })
  }

  /**
   * Sends the notice: from now on the charter of today holds for the meeting.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE with what stands in the way, NOTICE_SHORT when not every seat has agreed
   *   to a short notice, REQUIRED without its reason
   */
  async call(input: CallMeetingInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'plan')
    const { row, charter, items } = whole
    takeMeetingStep('call', situationOf(whole))
    if (!charter) throw new DomainError('MEETING_STATE', { params: { state: row.state, guard: 'has_charter' } })
    await this.reader.demandAmendments(whole, items.map(({ amendment }) => ({ amendmentId: amendment?.id ?? null })))
    const notice = noticeOf(charter.rules, { kind: row.body.kind, items, startsAt: row.startsAt, calledAt: row.now })
    const seats = await this.reader.seats(row.id)
    const consents = seats.filter(({ id }) => input.consents.includes(id)).map(({ id }) => id)
    const reason = input.shortNoticeReason.normalize('NFC').trim()
    demandNotice(notice, { reason, missing: Math.max(seats.length - consents.length, seats.length === 0 ? 1 : 0) })
    await this.keepVersions(row.id)
    await this.deeds.change(whole, "(state, charter_version_id, notice_days, notice_given, called_at, short_notice_reason, notice_consents) = ('called', $2, $3, $4, $5, $6, $7)", [
      ...[charter.id, notice.demanded, notice.given, row.now, notice.isInTime ? '' : reason, JSON.stringify(notice.isInTime ? [] : consents)]
    ])
    await this.letters.called(row)
    return this.deeds.done(whole, { before: { state: row.state }, after: { state: 'called' }, details: { count: notice.given, isInTime: notice.isInTime } })
  }

  /** What is proposed is before the members as it is written at the notice. */
  private async keepVersions(meetingId: string): Promise<void> {
    await this.db.sql('UPDATE meeting_item i SET noticed_version = (SELECT max(v.number) FROM proposal_version v WHERE v.proposal_id = i.proposal_id) WHERE i.meeting_id = $1 AND i.proposal_id IS NOT NULL', [meetingId])
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED, STALE, MEETING_STATE once it was opened */
  async cancel(input: CancelMeetingInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'plan')
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
