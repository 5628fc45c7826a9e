import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { bodyRule } from '@solmu/domain/governance/charter-rules.js'
import { areSigners, countedBy, isDecided, itemIssues, type ItemGathering, type ItemRecord, itemOutcome, mostSigners, proxyIssues, seatsPresent } from '@solmu/domain/governance/meeting.js'
import { demandTieBreak } from '@solmu/domain/governance/meeting-duties.js'
import { demandMeetingPhase, takeMeetingStep } from '@solmu/domain/governance/meeting.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { MeetingDeeds } from './meeting-deeds.js'
import type { MeetingRefInput, OpenMeetingInput } from './meeting-input.graphql.js'
import type { DeclareRecusalInput, MeetingAttendanceInput, RecordAttendanceInput, RecordMeetingItemInput, WriteMinutesInput } from './meeting-record-input.graphql.js'
import { asThen, gatheringOf, isTakenUp, MeetingReader, situationOf, type WholeMeeting } from './meeting-reader.js'
import type { AttendanceRow, ItemRow, KeptSigner } from './meeting-rows.js'
import type { Meeting } from './meeting.graphql.js'

/** Records who is at a meeting and what comes of it, from its opening until its minutes are signed. */
@Injectable()
export class MeetingRecordService {
  constructor(
    private readonly reader: MeetingReader,
    private readonly deeds: MeetingDeeds,
    private readonly db: Db
  ) {}

  /** Opens a meeting: its seats are those of today. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE before its day */
  async open(input: OpenMeetingInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'lead')
    takeMeetingStep('open', situationOf(whole))
    await this.deeds.change(whole, "(state, opened_at, body_seats, chair_name, secretary_name) = ('open', $2, $3, $4, $5)", [whole.row.now, whole.row.body.seats, line(input.chairName), line(input.secretaryName)])
    return this.deeds.done(whole, { before: { state: whole.row.state }, after: { state: 'open' } })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE, PROXY_HOLDER, PROXY_LIMIT, REQUIRED, DAYS_REVERSED */
  async attendance(input: RecordAttendanceInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'record')
    demandMeetingPhase('record', whole.row.state)
    const unknown = input.attendance.findIndex(({ seatId }) => !whole.attendance.some((each) => each.seatId === seatId))
    if (unknown >= 0) throw new DomainError('NOT_FOUND', { path: ['attendance', unknown, 'seatId'] })
    const after = whole.attendance.map((seat) => heldBy(seat, input.attendance.find(({ seatId }) => seatId === seat.seatId), whole.row.openedAt))
    throwIssues([...proxyIssues(after, whole.charter ? bodyRule(whole.charter.rules, whole.row.body.kind).proxiesAtMost : 0), ...timeIssues(after)])
    for (const seat of after.filter(({ seatId }) => input.attendance.some((each) => each.seatId === seatId))) await this.keepSeat(whole, seat)
    await this.deeds.change(whole, '')
    return this.deeds.done(whole, { before: { count: seatsPresent(whole.attendance).length }, after: { count: seatsPresent(after).length } })
  }

  private async keepSeat({ row }: WholeMeeting, { seatId, ...seat }: AttendanceRow): Promise<void> {
    await this.db.sql('UPDATE meeting_attendance SET (person_name, way, proxy_holder_id, proxy_basis, proxy_paper_id, arrived_at, left_at) = ($3, $4, $5, $6, $7, $8, $9) WHERE meeting_id = $1 AND seat_id = $2', [
      ...[row.id, seatId, seat.personName, seat.way, seat.proxyHolderId, seat.proxyBasis, seat.proxyPaperId, seat.arrivedAt, seat.leftAt]
    ])
  }

  /**
   * Takes a seat out of an item, or lets it in again. An item that was recorded is recorded anew.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE
   */
  async recuse(input: DeclareRecusalInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'record')
    demandMeetingPhase('record', whole.row.state)
    const item = itemOf(whole, input.itemId)
    if (!whole.attendance.some(({ seatId }) => seatId === input.seatId)) throw new DomainError('NOT_FOUND', { path: ['seatId'] })
    const reason = line(input.reason)
    const recusals = [...item.recusals.filter(({ seatId }) => seatId !== input.seatId), ...(reason === '' ? [] : [{ seatId: input.seatId, reason }])]
    // What was recorded with another set of voters is recorded anew.
    await this.db.sql('UPDATE meeting_item SET (recusals, handling, votes, tie_break, present, outcome) = ($2, NULL, NULL, NULL, NULL, NULL) WHERE id = $1', [item.id, JSON.stringify(recusals)])
    await this.deeds.change(whole, '')
    return this.deeds.done(whole, { details: { position: item.position, seatId: input.seatId, isRecused: reason !== '' } })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE, MEETING_TIE, VOTES_IMPOSSIBLE, and what is wrong with the fields */
  async item(input: RecordMeetingItemInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'record')
    demandMeetingPhase('record', whole.row.state)
    const item = itemOf(whole, input.itemId)
    const said = readSaid(input)
    demandTieBreak(this.reader.duties(whole.row), { before: item.tieBreak, given: input.tieBreak ?? null })
    await this.demandBallot(whole, input.ballotId ?? null)
    const { handling, votes, tieBreak, present, outcome } = handled(whole, { item, input })
    await this.db.sql('UPDATE meeting_item SET (minutes, dissent, ballot_id, decided_version, handling, votes, tie_break, present, outcome) = ($2, $3, $4, $5, $6, $7, $8, $9, $10) WHERE id = $1', [
      ...[item.id, JSON.stringify(said.minutes), JSON.stringify(said.dissent), input.ballotId ?? null, outcome && versionDecided(item, input)],
      ...[handling, votes && JSON.stringify(votes), tieBreak, present && JSON.stringify(present), outcome]
    ])
    await this.deeds.change(whole, '')
    return this.deeds.done(whole, { details: { position: item.position }, before: { outcome: item.outcome }, after: { outcome } })
  }

  /** @throws DomainError NOT_FOUND for a ballot of another body, or one that was not counted */
  private async demandBallot({ row }: WholeMeeting, ballotId: string | null): Promise<void> {
    if (ballotId === null) return
    const known = await this.db.sql(`SELECT b.id FROM ballot b WHERE b.id = $1 AND b.body_id = $2 AND b.state = 'closed'`, [ballotId, row.body.id])
    if (known.length === 0) throw new DomainError('NOT_FOUND', { path: ['ballotId'] })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE while something is not recorded */
  async close(input: MeetingRefInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'lead')
    takeMeetingStep('close', situationOf(whole))
    await this.deeds.change(whole, "(state, closed_at) = ('closed', $2)", [whole.row.now])
    return this.deeds.done(whole, { before: { state: whole.row.state }, after: { state: 'closed' } })
  }

  /** Names who led and wrote, and who signs. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE, REQUIRED for too few who sign */
  async minutes(input: WriteMinutesInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'record')
    demandMeetingPhase('record', whole.row.state)
    const signers = await this.signers(input)
    await this.deeds.change(whole, '(chair_name, secretary_name, signers) = ($2, $3, $4)', [line(input.chairName), line(input.secretaryName), JSON.stringify(signers)])
    return this.deeds.done(whole, { before: { count: whole.row.signers.length }, after: { count: signers.length } })
  }

  private async signers({ meetingId, signers }: WriteMinutesInput): Promise<KeptSigner[]> {
    if (signers.length === 0) return []
    if (signers.length > mostSigners) throw new DomainError('OUT_OF_RANGE', { path: ['signers'], params: { min: 2, max: mostSigners } })
    if (!areSigners(signers)) throw new DomainError('REQUIRED', { path: ['signers'] })
    const people = await this.reader.people(meetingId)
    return signers.map(({ userId, role }, place) => {
      const person = people.find((each) => each.userId === userId)
      if (!person) throw new DomainError('NOT_FOUND', { path: ['signers', place, 'userId'] })
      return { userId, role, name: person.name }
    })
  }
}

const line = (given: string): string => given.normalize('NFC').trim()

function itemOf({ items }: WholeMeeting, id: string): ItemRow {
  const item = items.find((each) => each.id === id)
  if (!item) throw new DomainError('NOT_FOUND', { path: ['itemId'] })
  return item
}

/** A seat as it is said to be held; who comes is there since the opening, when nothing else is said. */
function heldBy(seat: AttendanceRow, given: MeetingAttendanceInput | undefined, openedAt: Date | null): AttendanceRow {
  if (!given) return seat
  const nobody = { personName: '', proxyHolderId: null, proxyBasis: null, proxyPaperId: null, arrivedAt: null, leftAt: null }
  const { way, personName, proxyHolderId = null, proxyBasis = null, proxyPaperId = null, arrivedAt, leftAt = null } = given
  if (way === 'proxy') return { ...seat, ...nobody, way, proxyHolderId, proxyBasis, proxyPaperId }
  return way === 'absent' ? { ...seat, ...nobody, way } : { ...seat, ...nobody, way, personName: line(personName), arrivedAt: arrivedAt ?? openedAt, leftAt }
}

const timeIssues = (all: readonly AttendanceRow[]): DomainError[] =>
  all.flatMap(({ arrivedAt, leftAt }, place) => (arrivedAt !== null && leftAt !== null && leftAt < arrivedAt ? [new DomainError('DAYS_REVERSED', { path: ['attendance', place, 'leftAt'] })] : []))

function readSaid({ minutes, dissent }: RecordMeetingItemInput): { minutes: LocalizedText; dissent: { name: string; reason: string }[] } {
  const fields = new TextFields()
  const read = {
    minutes: fields.localized(['minutes'], minutes, { most: 10_000, isLong: true }),
    dissent: dissent.map(({ name, reason }, place) => {
      const each = { name: fields.text(['dissent', place, 'name'], name, { most: 200 }), reason: fields.text(['dissent', place, 'reason'], reason, { most: 2000, isLong: true }) }
      if (each.name === '') fields.refuse('REQUIRED', ['dissent', place, 'name'])
      return each
    })
  }
  throwIssues(fields.issues)
  return read
}

/** @throws DomainError NOT_FOUND for a version that there is not, or one that was replaced before the notice */
function versionDecided({ kind, proposal }: ItemRow, { decidedVersion }: RecordMeetingItemInput): number | null {
  if (!proposal || !isDecided(kind)) return null
  const noticed = proposal.noticedVersion ?? proposal.version
  const decided = decidedVersion ?? noticed
  if (decided < noticed || decided > proposal.latestVersion) throw new DomainError('NOT_FOUND', { path: ['decidedVersion'] })
  return decided
}

type Handled = { readonly handling: ItemRow['handling']; readonly votes: ItemRow['votes']; readonly tieBreak: ItemRow['tieBreak']; readonly present: ItemRow['present']; readonly outcome: ItemRow['outcome'] }

/** What came of an item: by those who are there now, or were there when it was decided. */
function handled(whole: WholeMeeting, { item, input }: { readonly item: ItemRow; readonly input: RecordMeetingItemInput }): Handled {
  const { handling } = input
  if (!handling || !whole.charter) return { handling: null, votes: null, tieBreak: null, present: null, outcome: null }
  const attendance = isTakenUp(whole, item) ? whole.attendance : asThen(whole.attendance, item.present ?? [])
  const gathering: ItemGathering = { ...gatheringOf(whole), attendance, ...countedBy(whole.charter.rules, whole.row.body.kind, item.matter) }
  const record: ItemRecord = { handling, votes: input.votes ? { for: input.votes.for, against: input.votes.against, abstain: input.votes.abstain } : null, tieBreak: input.tieBreak ?? null, recused: item.recusals.map(({ seatId }) => seatId) }
  throwIssues(itemIssues(item.kind, record, gathering))
  const outcome = itemOutcome(item.kind, record, gathering)
  return { handling, votes: record.votes, tieBreak: record.tieBreak, present: seatsPresent(attendance).map(({ seatId }) => ({ seatId })), outcome: outcome === 'tie' ? null : outcome }
}
