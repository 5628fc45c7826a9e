import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { firstDayToDecide } from '@solmu/domain/governance/charter.js'
import { bodyRule, matterRule } from '@solmu/domain/governance/charter-rules.js'
import { areSigners, type Gathering, isDecided, isRecorded, mattersFor, meetingQuorum, type NoticeState, noticeOf, seatsPresent } from '@solmu/domain/governance/meeting.js'
import { type MeetingDuty, meetingDutiesOf } from '@solmu/domain/governance/meeting-duties.js'
import { type MeetingSituation, meetingSteps } from '@solmu/domain/governance/meeting.workflow.js'
import { homeTimeZone, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { likePattern } from '../../../core/db/like.js'
import { Db } from '../../../core/db/db.js'
import { type CharterInForce, CharterReader } from '../charter/charter-reader.js'
import type { MeetingAbout, MeetingListArgs } from './meeting-list.graphql.js'
import type { MeetingPlace } from './meeting-place.graphql.js'
import type { MeetingSignature } from './meeting-signature.graphql.js'
import { ABOUT, ATTENDANCE, type AttendanceRow, type BriefRow, ITEMS, type ItemRow, LIST, type MeetingRow, OFFICES, ONE, type PaperRow, PAPERS, type SignatureRow } from './meeting-rows.js'
import type { MeetingItem, MeetingPaper, MeetingQuorum } from './meeting-item.graphql.js'
import type { MeetingAttendance, MeetingSeat, MeetingSeatRef, MeetingSignerChoice } from './meeting-seat.graphql.js'
import type { Meeting, MeetingBrief } from './meeting.graphql.js'

/** A meeting with all that belongs to it, and the charter by which it is counted. */
export interface WholeMeeting {
  readonly row: MeetingRow
  readonly items: readonly ItemRow[]
  readonly attendance: readonly AttendanceRow[]
  readonly charter: CharterInForce | undefined
}

const SEATS = 'SELECT s.seat_id AS id, s.name AS label, s.weight, s.people FROM app.meeting_seats($1) s ORDER BY s.name ->> \'fi\' COLLATE "fi-x-icu", s.seat_id'
const BODIES = `SELECT b.id, b.name, b.kind, b.unit_id AS "unitId", ${OFFICES} AS offices, (SELECT coalesce(json_agg(json_build_object('id', p.id, 'number', NULL, 'title',
    (SELECT v.title FROM proposal_version v WHERE v.proposal_id = p.id ORDER BY v.number DESC LIMIT 1)) ORDER BY p.created_at DESC), '[]')
    FROM proposal p WHERE p.body_id = b.id AND p.state IN ('open', 'closed', 'voting')) AS proposals,
  (SELECT coalesce(json_agg(json_build_object('id', q.id, 'number', NULL, 'title', q.title) ORDER BY q.created_at DESC), '[]') FROM ballot q WHERE q.body_id = b.id AND q.state = 'closed') AS ballots
  FROM body b WHERE b.consortium_id = $1 AND b.valid_from <= app.today() AND (b.valid_to IS NULL OR b.valid_to > app.today()) ORDER BY array_position(ARRAY['assembly', 'board', 'regional_board', 'working_group'], b.kind), b.name ->> 'fi', b.id`

type PlaceRow = MeetingPlace['body'] & Pick<BriefRow, 'unitId' | 'offices'> & Pick<MeetingPlace, 'proposals' | 'ballots'>

/** Reads meetings as the viewer sees them. */
@Injectable()
export class MeetingReader {
  constructor(
    private readonly charters: CharterReader,
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** Those that begin last first. */
  async list({ bodyId, state, from, to, search }: MeetingListArgs): Promise<MeetingBrief[]> {
    const rows = await this.db.sql<BriefRow>(LIST, [currentViewer().consortiumId, bodyId ?? null, state ?? null, from ?? null, to ?? null, likePattern(search)])
    return rows.map((row) => ({ ...row, mayManage: this.duties(row).length > 0 }))
  }

  /** Where a proposal, a version of the charter, a ballot or a decision was dealt with. */
  about(subjectId: string): Promise<MeetingAbout[]> {
    return this.db.sql<MeetingAbout>(ABOUT, [currentViewer().consortiumId, subjectId])
  }

  /** @param asNoticed with what was proposed as it was written at the notice @throws DomainError NOT_FOUND */
  async one(id: string, asNoticed = false): Promise<Meeting> {
    const whole = await this.whole(id, asNoticed)
    const papers = await this.db.sql<PaperRow>(PAPERS, [id])
    return { ...this.frame(whole), ...(await this.signing(whole)), ...parts(whole, papers), papers: papers.filter(({ itemId }) => itemId === null).map(paperOf) }
  }

  /** @throws DomainError NOT_FOUND */
  async row(id: string): Promise<MeetingRow> {
    const [row] = await this.db.sql<MeetingRow>(ONE, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['meetingId'] })
    return row
  }

  /** @throws DomainError NOT_FOUND */
  async whole(id: string, asNoticed = false): Promise<WholeMeeting> {
    const row = await this.row(id)
    const items = await this.db.sql<ItemRow>(ITEMS, [id, asNoticed])
    const attendance = await this.db.sql<AttendanceRow>(ATTENDANCE, [id])
    const charter = row.charterVersionId ? await this.charters.version(row.charterVersionId) : await this.charters.on(todayIn())
    return { row, items, attendance, charter }
  }

  /** @throws DomainError NOT_FOUND for a version that is not proposed, NOTICE_MISSING when its members have not had it for as long as the charter demands */
  async demandAmendments({ row }: WholeMeeting, items: readonly { readonly amendmentId?: string | null }[]): Promise<void> {
    if (items.every(({ amendmentId }) => !amendmentId)) return
    const versions = await this.charters.rows()
    for (const [place, { amendmentId }] of items.entries()) {
      if (!amendmentId) continue
      const path = ['items', place, 'amendmentId']
      const version = versions.find(({ id, state }) => id === amendmentId && state === 'proposed')
      if (!version || version.proposedOn === null) throw new DomainError('NOT_FOUND', { path })
      const earliest = firstDayToDecide(versions.find(({ id }) => id === version.decidesId)?.rules ?? null, version.proposedOn)
      if (todayIn(homeTimeZone, row.startsAt) < earliest) throw new DomainError('NOTICE_MISSING', { path, params: { earliest } })
    }
  }

  /** What the viewer does for the meetings of a body. */
  duties({ unitId, offices }: Pick<BriefRow, 'unitId' | 'offices'>): MeetingDuty[] {
    return meetingDutiesOf({ isManager: this.access.may('meeting.manage', { unitId }), offices: this.access.holdsAnywhere('meeting.hold') ? offices : [] })
  }

  /** @throws DomainError NOT_ALLOWED */
  demandDuty(of: Pick<BriefRow, 'unitId' | 'offices'>, duty: MeetingDuty): void {
    if (!this.duties(of).includes(duty)) throw new DomainError('NOT_ALLOWED')
  }

  /** Who may sit in it, and the people by whom. @throws DomainError NOT_FOUND */
  async seats(id: string): Promise<MeetingSeat[]> {
    await this.row(id)
    return this.db.sql<MeetingSeat>(SEATS, [id])
  }

  /** Who can be chosen to sign. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async people(id: string): Promise<MeetingSignerChoice[]> {
    this.demandDuty(await this.row(id), 'record')
    return this.db.sql<MeetingSignerChoice>('SELECT p.user_id AS "userId", p.name FROM app.meeting_people($1) p ORDER BY p.name COLLATE "fi-x-icu", p.user_id', [id])
  }

  /** The bodies whose meetings the viewer plans, with what the charter in force says of them; none without one. */
  async places(): Promise<MeetingPlace[]> {
    const charter = await this.charters.on(todayIn())
    if (!charter) return []
    const rows = await this.db.sql<PlaceRow>(BODIES, [currentViewer().consortiumId])
    const versions = await this.charters.rows()
    const proposed = versions.filter(({ state }) => state === 'proposed').map(({ id, number, reason }) => ({ id, number: String(number), title: { fi: reason, sv: '', en: '' } }))
    return rows
      .filter((row) => this.duties(row).includes('plan'))
      .map(({ proposals, ballots, ...body }) => {
        const rule = bodyRule(charter.rules, body.kind)
        const matters = mattersFor(charter.rules, body.kind).map(({ matter, name, noticeDays }) => ({ key: matter, name, noticeDays: Math.max(rule.noticeDays, noticeDays ?? 0) }))
        // Whoever amends the charter has its proposed versions before them.
        const amendments = matters.some(({ key }) => key === 'charter_amendment') ? proposed : []
        return { body, proposals, ballots, amendments, matters, noticeDays: rule.noticeDays, procedures: [...rule.procedures] }
      })
  }

  private frame(whole: WholeMeeting): Omit<Meeting, 'items' | 'attendance' | 'quorum' | 'papers' | 'signatures' | 'minutesHash'> {
    const { row, charter } = whole
    const duties = this.duties(row)
    const steps = meetingSteps(situationOf(whole)).filter(({ by }) => (by === 'sign' ? row.signers.some(({ userId }) => userId === currentViewer().userId) : duties.includes(by)))
    return {
      ...row,
      duties,
      mayManage: duties.length > 0,
      charterNumber: charter?.number ?? null,
      notice: noticeShown(whole),
      proxiesAtMost: charter ? bodyRule(charter.rules, row.body.kind).proxiesAtMost : 0,
      steps: steps.map(({ action, blockedBy }) => ({ action, blockedBy: [...blockedBy] })),
      revision: row.version
    }
  }

  /** Who signs, and whether the viewer still has to. */
  private async signing({ row }: WholeMeeting): Promise<Pick<Meeting, 'signatures' | 'minutesHash'>> {
    const given = await this.db.sql<SignatureRow>('SELECT s.user_id AS "userId", s.signed_at AS "signedAt", s.has_second_factor AS "hasSecondFactor" FROM meeting_signature s WHERE s.meeting_id = $1', [row.id])
    const signatures = row.signers.map(({ userId, name, role }): MeetingSignature => {
      const { signedAt, hasSecondFactor } = given.find((each) => each.userId === userId) ?? { signedAt: null, hasSecondFactor: null }
      return { userId, name, role, signedAt, hasSecondFactor, isMine: userId === currentViewer().userId }
    })
    return { signatures, minutesHash: row.closedAt ? await this.minutesHash(row.id) : null }
  }

  async minutesHash(id: string): Promise<string> {
    const [row] = await this.db.sql<{ hash: string }>('SELECT app.minutes_hash($1) AS hash', [id])
    return row?.hash ?? ''
  }
}

/** Whether what was carried is not in the register yet, and no party stands in the way. */
export const isFreed = ({ kind, outcome, decision, isHeld }: ItemRow): boolean => isDecided(kind) && outcome === 'carried' && decision === null && !isHeld

/** What can be done with a meeting depends on this. */
export function situationOf({ row, items, charter }: WholeMeeting): MeetingSituation {
  return {
    ...{ state: row.state, startsAt: row.startsAt, now: row.now, itemCount: items.length, hasCharter: charter !== undefined },
    isProcedureAllowed: charter !== undefined && bodyRule(charter.rules, row.body.kind).procedures.includes(row.procedure),
    unrecordedCount: items.filter((item) => !isRecorded(item)).length,
    hasSigners: areSigners(row.signers),
    freedCount: items.filter(isFreed).length,
    isDayReached: todayIn(homeTimeZone, row.startsAt) <= todayIn(homeTimeZone, row.now)
  }
}

/** By what a quorum is counted. @throws RangeError without a charter, which no meeting that was called lacks */
export function gatheringOf({ row, attendance, charter }: WholeMeeting): Gathering {
  if (!charter) throw new RangeError('a meeting without a charter')
  return { rule: bodyRule(charter.rules, row.body.kind).quorum, seats: row.body.kind === 'assembly' ? attendance.length : (row.bodySeats ?? row.body.seats), attendance }
}

/** As it was when the meeting was called, and as it would be today before. */
function noticeShown({ row, items, charter }: WholeMeeting): NoticeState | null {
  if (!charter) return null
  const notice = noticeOf(charter.rules, { kind: row.body.kind, items, startsAt: row.startsAt, calledAt: row.calledAt ?? row.now })
  return row.noticeDays === null || row.noticeGiven === null ? notice : { ...notice, demanded: row.noticeDays, given: row.noticeGiven }
}

const paperOf = ({ id, itemId, name, size, contentType, isProxy }: PaperRow): MeetingPaper => ({ id, itemId, name, size, contentType, isProxy })

function parts(whole: WholeMeeting, papers: readonly PaperRow[]): Pick<Meeting, 'items' | 'attendance' | 'quorum'> {
  const { attendance, items, row } = whole
  const labels = new Map<string, LocalizedText>(attendance.map(({ seatId, name }) => [seatId, name]))
  const seat = (id: string): MeetingSeatRef => ({ id, label: labels.get(id) ?? { fi: '', sv: '', en: '' } })
  const there = new Set(seatsPresent(attendance).map(({ seatId }) => seatId))
  return {
    attendance: attendance.map(({ seatId, proxyHolderId, name, ...each }): MeetingAttendance => ({ ...each, seat: { id: seatId, label: name }, proxyHolder: proxyHolderId === null ? null : seat(proxyHolderId), isPresent: there.has(seatId) })),
    quorum: row.openedAt ? quorumShown(whole, { recused: [], present: null }) : null,
    items: items.map((item): MeetingItem => ({
      ...item,
      ...ruleOf(whole, item),
      recusals: item.recusals.map(({ seatId, reason }) => ({ seat: seat(seatId), reason })),
      quorum: row.openedAt ? quorumShown(whole, { recused: item.recusals.map(({ seatId }) => seatId), present: isTakenUp(whole, item) ? null : item.present }) : null,
      papers: papers.filter(({ itemId }) => itemId === item.id).map(paperOf)
    }))
  }
}

function ruleOf({ charter }: WholeMeeting, { kind, matter }: ItemRow): Pick<MeetingItem, 'majority' | 'tie'> {
  const rule = charter && isDecided(kind) ? matterRule(charter.rules, matter) : null
  return { majority: rule?.majority.share ?? null, tie: rule?.tie ?? null }
}

/** Of an item that was recorded as it was then: whoever leaves afterwards takes nothing from it. */
function quorumShown(whole: WholeMeeting, { recused, present }: { readonly recused: readonly string[]; readonly present: ItemRow['present'] }): MeetingQuorum {
  const gathering = gatheringOf(whole)
  const { there, needed, isMet } = meetingQuorum({ ...gathering, attendance: present === null ? gathering.attendance : asThen(whole.attendance, present) }, recused)
  return { present: there, needed, isMet, entitled: whole.attendance.length }
}

/** Whether an item is counted by those who are there now: it was not decided yet, or too few were there and more may have come. */
export const isTakenUp = ({ row }: Pick<WholeMeeting, 'row'>, { present, outcome }: Pick<ItemRow, 'present' | 'outcome'>): boolean => present === null || (row.state === 'open' && outcome === 'no_quorum')

/** The seats with those present who were when an item was recorded. */
export const asThen = (attendance: readonly AttendanceRow[], present: readonly { readonly seatId: string }[]): AttendanceRow[] =>
  attendance.map((each) => ({ ...each, way: present.some(({ seatId }) => seatId === each.seatId) ? 'in_person' : 'absent', leftAt: null, proxyHolderId: null }))
