/** What the database keeps of meetings, as it is read. */
import type { BodyKind, Procedure } from '@solmu/domain/governance/charter-rules.js'
import type { DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { AttendanceWay, ItemVotes, MeetingHandling, MeetingItemKind, MeetingOutcome, ProxyBasis, SignerRole, TieBreak } from '@solmu/domain/governance/meeting.js'
import type { MeetingOffice } from '@solmu/domain/governance/meeting-duties.js'
import type { MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { MeetingAmendment } from './meeting-amendment.graphql.js'
import type { MeetingProposal } from './meeting-proposal.graphql.js'
import type { MeetingBallot, MeetingLink } from './meeting-item.graphql.js'

export type BriefRow = {
  readonly id: string
  readonly unitId: string
  readonly body: { readonly id: string; readonly name: LocalizedText; readonly kind: BodyKind; readonly seats: number }
  readonly title: LocalizedText
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly state: MeetingState
  readonly publication: DecisionPublication | null
  readonly itemCount: number
  readonly isMine: boolean
  /** As what the viewer serves the body. */
  readonly offices: readonly MeetingOffice[]
}

export type KeptSigner = { readonly userId: string; readonly role: SignerRole; readonly name: string }

export type MeetingRow = BriefRow & {
  readonly remoteLink: string
  readonly procedure: Procedure
  readonly charterVersionId: string | null
  readonly noticeDays: number | null
  readonly noticeGiven: number | null
  readonly calledAt: Date | null
  readonly shortNoticeReason: string
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  readonly endReason: string
  readonly bodySeats: number | null
  readonly chairName: string
  readonly secretaryName: string
  readonly signers: readonly KeptSigner[]
  readonly sequence: number
  readonly changedAt: Date
  readonly version: number
  readonly now: Date
}

export type ItemRow = {
  readonly id: string
  readonly position: number
  readonly kind: MeetingItemKind
  readonly matter: string
  readonly title: LocalizedText
  readonly proposalText: LocalizedText
  readonly proposal: MeetingProposal | null
  /** The version of the charter that it would bring, and from when. */
  readonly amendment: MeetingAmendment | null
  readonly effectiveFrom: IsoDate | null
  readonly ballot: MeetingBallot | null
  readonly decision: MeetingLink | null
  readonly minutes: LocalizedText
  readonly handling: MeetingHandling | null
  readonly votes: ItemVotes | null
  readonly tieBreak: TieBreak | null
  readonly dissent: { readonly name: string; readonly reason: string }[]
  readonly recusals: { readonly seatId: string; readonly reason: string }[]
  readonly present: { readonly seatId: string }[] | null
  readonly outcome: MeetingOutcome | null
  readonly isHeld: boolean
}

export type AttendanceRow = {
  readonly seatId: string
  readonly name: LocalizedText
  readonly weight: number
  readonly personName: string
  readonly way: AttendanceWay
  readonly proxyHolderId: string | null
  readonly proxyBasis: ProxyBasis | null
  readonly proxyPaperId: string | null
  readonly arrivedAt: Date | null
  readonly leftAt: Date | null
}

export type PaperRow = { readonly id: string; readonly itemId: string | null; readonly name: string; readonly size: number; readonly contentType: string; readonly isProxy: boolean }
export type SignatureRow = { readonly userId: string; readonly signedAt: Date; readonly hasSecondFactor: boolean }

/** As what the viewer serves the body `b` today. */
export const OFFICES = `ARRAY(SELECT o.office FROM app.my_offices() o WHERE o.body_id = b.id)`
const BRIEF = `m.id, m.unit_id AS "unitId", json_build_object('id', b.id, 'name', b.name, 'kind', b.kind, 'seats', b.seats) AS body, m.title, m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.place, m.state,
  m.publication, (SELECT count(*)::integer FROM meeting_item i WHERE i.meeting_id = m.id) AS "itemCount", m.body_id IN (SELECT app.my_bodies()) AS "isMine", ${OFFICES} AS offices`
const FROM = 'FROM meeting m JOIN body b ON b.id = m.body_id WHERE m.consortium_id = $1'

export const LIST = `SELECT ${BRIEF} ${FROM} AND ($2::uuid IS NULL OR m.body_id = $2) AND ($3::text IS NULL OR m.state = $3) AND ($4::timestamptz IS NULL OR m.starts_at >= $4)
  AND ($5::timestamptz IS NULL OR m.starts_at < $5) AND ($6::text IS NULL OR concat_ws(' ', m.title::text, m.place, b.name::text) ILIKE $6) ORDER BY m.starts_at DESC, m.id`

export const ABOUT = `SELECT m.id, m.title, m.starts_at AS "startsAt", m.state, i.position, i.outcome FROM meeting m JOIN meeting_item i ON i.meeting_id = m.id
  WHERE m.consortium_id = $1 AND $2 IN (i.proposal_id, i.amendment_id, i.ballot_id, i.decision_id) ORDER BY m.starts_at DESC, m.id`

export const ONE = `SELECT ${BRIEF}, m.remote_link AS "remoteLink", m.procedure, m.charter_version_id AS "charterVersionId", m.notice_days AS "noticeDays", m.notice_given AS "noticeGiven", m.called_at AS "calledAt",
    m.short_notice_reason AS "shortNoticeReason", m.opened_at AS "openedAt", m.closed_at AS "closedAt", m.end_reason AS "endReason", m.body_seats AS "bodySeats", m.chair_name AS "chairName",
    m.secretary_name AS "secretaryName", m.signers, m.sequence, m.changed_at AS "changedAt", m.version, clock_timestamp() AS now ${FROM} AND m.id = $2`

/** The newest version of the proposal of an item, or the one that was when the meeting was called. */
const VERSION_THEN = '(SELECT max(n.number) FROM proposal_version n WHERE n.proposal_id = i.proposal_id AND (m.called_at IS NULL OR n.made_at <= m.called_at))'

/** `$2` asks for what was before the members at the notice, whatever was decided. */
export const ITEMS = `SELECT i.id, i.position, i.kind, i.matter, i.title, i.proposal_text AS "proposalText",
    (SELECT json_build_object('id', v.proposal_id, 'version', v.number, 'noticedVersion', i.noticed_version, 'title', v.title, 'content', v.content,
        'latestVersion', (SELECT max(n.number) FROM proposal_version n WHERE n.proposal_id = v.proposal_id), 'options', coalesce((SELECT json_agg(o -> 'title') FROM jsonb_array_elements(v.options) o), '[]'))
      FROM proposal_version v WHERE v.proposal_id = i.proposal_id AND v.number = coalesce(CASE WHEN NOT $2 THEN i.decided_version END, i.noticed_version, ${VERSION_THEN}, 1)) AS proposal,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'number', c.number, 'reason', c.reason, 'againstId', a.id, 'againstNumber', a.number) END AS amendment, i.effective_from AS "effectiveFrom",
    CASE WHEN q.id IS NOT NULL THEN json_build_object('id', q.id, 'title', q.title, 'outcome', l.result ->> 'outcome', 'votes', CASE WHEN q.method = 'yes_no' AND l.ballot_id IS NOT NULL THEN
      json_build_object('for', coalesce(l.result #> '{tallies,yes}', '0'), 'against', coalesce(l.result #> '{tallies,no}', '0'), 'abstain', coalesce(l.result #> '{tallies,abstain}', '0')) END) END AS ballot,
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'number', d.year || '/' || d.serial, 'title', d.title) END AS decision,
    i.minutes, i.handling, i.votes, i.tie_break AS "tieBreak", i.dissent, i.recusals, i.present, i.outcome,
    coalesce(i.outcome = 'carried', false) AND EXISTS (SELECT 1 FROM app.asked_subjects(coalesce(i.proposal_id, i.amendment_id, i.ballot_id, i.id)) s WHERE s.is_waiting AND app.parties_in_the_way(s.id) > 0) AS "isHeld"
  FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id LEFT JOIN charter_version c ON c.id = i.amendment_id LEFT JOIN charter_version a ON a.id = c.decides_id
    LEFT JOIN ballot q ON q.id = i.ballot_id LEFT JOIN ballot_log l ON l.ballot_id = q.id LEFT JOIN governance_decision d ON d.id = i.decision_id WHERE i.meeting_id = $1 ORDER BY i.position`

export const ATTENDANCE = `SELECT a.seat_id AS "seatId", a.name, a.weight, a.person_name AS "personName", a.way, a.proxy_holder_id AS "proxyHolderId", a.proxy_basis AS "proxyBasis", a.proxy_paper_id AS "proxyPaperId",
    a.arrived_at AS "arrivedAt", a.left_at AS "leftAt" FROM meeting_attendance a WHERE a.meeting_id = $1 ORDER BY a.name ->> 'fi' COLLATE "fi-x-icu", a.seat_id`

export const PAPERS = `SELECT p.id, p.item_id AS "itemId", p.file_name AS name, p.file_size AS size, p.file_type AS "contentType", p.kind = 'proxy' AS "isProxy" FROM meeting_paper p
  WHERE p.meeting_id = $1 ORDER BY p.uploaded_at, p.id`
