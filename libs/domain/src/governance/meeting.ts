/**
 * Meetings of the bodies: whether the notice is in time, who is there, how many others one may stand for, whether the body may
 * decide a matter once those are out who are recused from it, and what came of each matter. Everything is counted by the charter
 * that was in force when the meeting was called.
 * Source: issue "Governance", item 3; requirement 19.
 */
import { addDays, daysBetween, homeTimeZone, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { bodyRule, type BodyKind, type CharterRules, matterRule, type MatterRule, noticeDaysFor } from './charter-rules.js'
import { areVotes, outcomeOf, quorum, type QuorumRule, type QuorumState, type TieRule } from './majority.js'

/** In which way an item is dealt with; decisions and elections are what a body decides. */
export const meetingItemKinds = ['opening', 'information', 'discussion', 'decision', 'election', 'closing'] as const
export type MeetingItemKind = (typeof meetingItemKinds)[number]

/** noted: it was dealt with, and nothing was decided · unanimous: nobody asked for a vote · voted · adjourned: it is taken up again later. */
export const meetingHandlings = ['noted', 'unanimous', 'voted', 'adjourned'] as const
export type MeetingHandling = (typeof meetingHandlings)[number]

/** no_quorum: too few were there to decide it. */
export const meetingOutcomes = ['carried', 'not_carried', 'no_quorum', 'noted', 'adjourned'] as const
export type MeetingOutcome = (typeof meetingOutcomes)[number]

export const attendanceWays = ['in_person', 'remote', 'proxy', 'absent'] as const
export type AttendanceWay = (typeof attendanceWays)[number]

/** By what a proxy is known: a document, or the word of whoever gave it. */
export const proxyBases = ['document', 'word'] as const
export type ProxyBasis = (typeof proxyBases)[number]

/** Who signs the minutes, and as what. */
export const signerRoles = ['chair', 'secretary', 'checker'] as const
export type SignerRole = (typeof signerRoles)[number]

/** To which side the chair, or the lot, takes a tie. */
export const tieBreaks = ['for', 'against'] as const
export type TieBreak = (typeof tieBreaks)[number]

export const isDecided = (kind: MeetingItemKind): boolean => kind === 'decision' || kind === 'election'

export const mostItems = 60
export const mostSigners = 10
/** How many hours a meeting lasts at the most; two days and a night between them. */
export const longestMeeting = 48

/** The matters on which an agenda asks the body to decide, for the longest notice that one of them demands. */
export const mattersOf = (items: readonly { readonly kind: MeetingItemKind; readonly matter: string }[]): string[] =>
  items.filter(({ kind }) => isDecided(kind)).map(({ matter }) => matter)

/**
 * How many whole days lie between the day of the notice and the day of the meeting, where the consortium is: no clock that is put
 * forward or back between them counts.
 *
 * @example noticeGiven('2026-03-01', '2026-03-09') // 7
 */
export const noticeGiven = (calledOn: IsoDate, meetingOn: IsoDate): number => Math.max(0, daysBetween(calledOn, meetingOn) - 1)

/** The last day on which a notice is in time. @example lastDayToCall('2026-03-09', 7) // '2026-03-01' */
export const lastDayToCall = (meetingOn: IsoDate, noticeDays: number): IsoDate => addDays(meetingOn, -(noticeDays + 1))

export interface NoticeAsked {
  readonly kind: BodyKind
  readonly items: readonly { readonly kind: MeetingItemKind; readonly matter: string }[]
  readonly startsAt: Date
  readonly calledAt: Date
}

export interface NoticeState {
  /** How many days the charter demands, and how many there are. */
  readonly demanded: number
  readonly given: number
  readonly lastDay: IsoDate
  readonly isInTime: boolean
}

/** Whether a notice is in time by the rules. @example noticeOf(rules, { kind: 'board', items, startsAt, calledAt }).isInTime */
export function noticeOf(rules: CharterRules, { kind, items, startsAt, calledAt }: NoticeAsked): NoticeState {
  const meetingOn = todayIn(homeTimeZone, startsAt)
  const demanded = noticeDaysFor(rules, kind, mattersOf(items))
  const given = noticeGiven(todayIn(homeTimeZone, calledAt), meetingOn)
  const lastDay = lastDayToCall(meetingOn, demanded)
  return { demanded, given, lastDay, isInTime: todayIn(homeTimeZone, calledAt) <= lastDay }
}

/**
 * Whether a notice stands although it is short: every seat has agreed to it, and it is said why.
 *
 * @throws DomainError NOTICE_SHORT with the days and how many have not agreed, REQUIRED without a reason
 */
export function demandNotice(notice: NoticeState, { reason, missing }: { readonly reason: string; readonly missing: number }): void {
  if (notice.isInTime) return
  if (missing > 0) throw new DomainError('NOTICE_SHORT', { path: ['consents'], params: { demanded: notice.demanded, given: notice.given, count: missing } })
  if (reason === '') throw new DomainError('REQUIRED', { path: ['shortNoticeReason'] })
}

export interface SeatAttendance {
  readonly seatId: string
  readonly way: AttendanceWay
  /** The seat whose holder stands for it. */
  readonly proxyHolderId: string | null
  readonly leftAt: Date | null
  /** How many votes it has. */
  readonly weight: number
}

const isThere = ({ way, leftAt }: SeatAttendance): boolean => (way === 'in_person' || way === 'remote') && leftAt === null

/**
 * The seats that are there now: those whose people are, and those for whom somebody stands who is. Whoever leaves takes along those
 * for whom they stand.
 */
export const seatsPresent = <Seat extends SeatAttendance>(all: readonly Seat[]): Seat[] =>
  all.filter((seat) => isThere(seat) || (seat.way === 'proxy' && seat.leftAt === null && all.some((each) => each.seatId === seat.proxyHolderId && isThere(each))))

export interface ProxyGiven extends SeatAttendance {
  readonly proxyBasis: ProxyBasis | null
  readonly proxyPaperId: string | null
}

/**
 * What is wrong with the proxies: each is given to the holder of another seat who is there themselves, with its document or the
 * word of whoever gave it, and nobody stands for more than the charter lets them. Paths begin with the place of the seat.
 */
export function proxyIssues(all: readonly ProxyGiven[], proxiesAtMost: number): DomainError[] {
  return all.flatMap((seat, place): DomainError[] => {
    if (seat.way !== 'proxy') return []
    const holder = all.find(({ seatId }) => seatId === seat.proxyHolderId)
    if (!holder || holder.seatId === seat.seatId || (holder.way !== 'in_person' && holder.way !== 'remote')) return [new DomainError('PROXY_HOLDER', { path: ['attendance', place, 'proxyHolderId'] })]
    if (seat.proxyBasis === null || (seat.proxyBasis === 'document' && seat.proxyPaperId === null)) return [new DomainError('REQUIRED', { path: ['attendance', place, 'proxyBasis'] })]
    const before = all.slice(0, place).filter((each) => each.way === 'proxy' && each.proxyHolderId === holder.seatId).length
    return before >= proxiesAtMost ? [new DomainError('PROXY_LIMIT', { path: ['attendance', place, 'proxyHolderId'], params: { max: proxiesAtMost } })] : []
  })
}

export interface Gathering {
  readonly rule: QuorumRule
  /** How many seats the body has, filled or not. */
  readonly seats: number
  readonly attendance: readonly SeatAttendance[]
}

/**
 * Whether the body may decide, once those are out who are recused. Whoever is recused and not there takes nobody away.
 *
 * @example meetingQuorum({ rule, seats: 5, attendance }, ['seat-1']).isMet
 */
export function meetingQuorum({ rule, seats, attendance }: Gathering, recused: readonly string[]): QuorumState {
  const present = seatsPresent(attendance)
  return quorum(rule, { members: attendance.length, seats, present: present.length, recused: present.filter(({ seatId }) => recused.includes(seatId)).length })
}

export interface ItemVotes {
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/** What is written down of an item when it is decided. */
export interface ItemRecord {
  readonly handling: MeetingHandling
  readonly votes: ItemVotes | null
  readonly tieBreak: TieBreak | null
  /** The seats that are recused. */
  readonly recused: readonly string[]
}

export interface ItemGathering extends Gathering {
  readonly matter: Pick<MatterRule, 'majority' | 'tie'>
}

/** How many votes there are: those present, and all; whoever is recused has none. */
export function votingWeights(attendance: readonly SeatAttendance[], recused: readonly string[]): { readonly present: number; readonly all: number } {
  const sum = (seats: readonly SeatAttendance[]): number => seats.filter(({ seatId }) => !recused.includes(seatId)).reduce((total, { weight }) => total + weight, 0)
  return { present: sum(seatsPresent(attendance)), all: sum(attendance) }
}

/**
 * What came of an item. `tie` when votes stand equally and the chair or the lot has not spoken yet. A vote that is taken once more
 * when it is tied leaves the matter adjourned; no votes at all carry nothing.
 *
 * @example itemOutcome('decision', { handling: 'voted', votes: { for: 3, against: 2, abstain: 0 }, tieBreak: null, recused: [] }, gathering) // 'carried'
 */
export function itemOutcome(kind: MeetingItemKind, { handling, votes, tieBreak, recused }: ItemRecord, gathering: ItemGathering): MeetingOutcome | 'tie' {
  if (handling === 'adjourned' || handling === 'noted') return handling
  if (!isDecided(kind)) return 'noted'
  if (!meetingQuorum(gathering, recused).isMet) return 'no_quorum'
  if (handling === 'unanimous') return 'carried'
  const { majority, tie } = gathering.matter
  const outcome = outcomeOf(majority, tie, { ...(votes ?? { for: 0, against: 0, abstain: 0 }), ...votingWeights(gathering.attendance, recused) })
  if (outcome === 'tie') return brokenTie(tie, tieBreak)
  return outcome === 'carries' ? 'carried' : 'not_carried'
}

function brokenTie(rule: TieRule, tieBreak: TieBreak | null): MeetingOutcome | 'tie' {
  if (rule === 'again') return 'adjourned'
  if (tieBreak === null) return 'tie'
  return tieBreak === 'for' ? 'carried' : 'not_carried'
}

/** What is wrong with what is written down of an item; the API refuses by it, and the form says it beforehand. */
export function itemIssues(kind: MeetingItemKind, record: ItemRecord, gathering: ItemGathering): DomainError[] {
  if (!isDecided(kind) && (record.handling === 'unanimous' || record.handling === 'voted')) return [new DomainError('INVALID_INPUT', { path: ['handling'] })]
  if (record.handling !== 'voted') return record.votes === null ? [] : [new DomainError('INVALID_INPUT', { path: ['votes'] })]
  if (record.votes === null) return [new DomainError('REQUIRED', { path: ['votes'] })]
  if (!areVotes({ ...record.votes, ...votingWeights(gathering.attendance, record.recused) })) return [new DomainError('VOTES_IMPOSSIBLE', { path: ['votes'] })]
  return itemOutcome(kind, record, gathering) === 'tie' ? [new DomainError('MEETING_TIE', { path: ['tieBreak'], params: { rule: gathering.matter.tie } })] : []
}

/** How the charter counts an item of a meeting of a body. */
export const countedBy = (rules: CharterRules, kind: BodyKind, matter: string): Pick<ItemGathering, 'rule' | 'matter'> => ({ rule: bodyRule(rules, kind).quorum, matter: matterRule(rules, matter) })

/** The matters that a body decides by the charter. */
export const mattersFor = (rules: CharterRules, kind: BodyKind): MatterRule[] => rules.matters.filter(({ matter, decidedBy }) => matter === 'ordinary' || matter === 'election' || decidedBy === kind)

/** How long the text of a decision is at the most. */
export const longestDecision = 10_000

interface Worded {
  readonly minutes: LocalizedText
  readonly proposalText: LocalizedText
  /** The text of the version that is decided, of an item about a proposal. */
  readonly proposal?: { readonly content: LocalizedText } | null
}

/** In which words an item was decided: those of the minutes, of the agenda, or of the proposal itself where it is short enough; null for none. */
export const wordsDecided = ({ minutes, proposalText, proposal }: Worded): LocalizedText | null =>
  [minutes, proposalText, ...(proposal ? [proposal.content] : [])].find((text) => Object.values(text).some((each) => each !== '') && Object.values(text).every((each) => each.length <= longestDecision)) ?? null

/** Whether an item is written down: it is known what came of it, and of what carried it is said in words what was decided. */
export const isRecorded = ({ outcome, ...words }: Worded & { readonly outcome: MeetingOutcome | null }): boolean => outcome !== null && (outcome !== 'carried' || wordsDecided(words) !== null)

/** Whether those named can sign: one as the chair, and somebody else. */
export const areSigners = (signers: readonly { readonly role: SignerRole; readonly userId: string }[]): boolean =>
  signers.filter(({ role }) => role === 'chair').length === 1 && signers.some(({ role }) => role !== 'chair') && new Set(signers.map(({ userId }) => userId)).size === signers.length
