/** What is written down of an item: as it is typed, as it is sent, and what comes of it by the rules, said before it is saved. */
import { isDecided, itemIssues, type ItemGathering, itemOutcome, type MeetingHandling, meetingHandlings, type MeetingOutcome, type TieBreak } from '@solmu/domain/governance/meeting.js'
import type { MatterRule } from '@solmu/domain/governance/charter-rules.js'
import type { Language } from '../../../ui/text.js'
import { writtenText } from '../written-text.js'
import type { Meeting, MeetingItem } from './meeting.operations.js'

export interface ItemRecordForm {
  readonly minutes: Readonly<Record<Language, string>>
  readonly handling: MeetingHandling | ''
  readonly for: string
  readonly against: string
  readonly abstain: string
  readonly tieBreak: TieBreak | ''
  readonly ballotId: string
  /** The number of the version of the proposal that is decided; empty where there is none. */
  readonly version: string
  readonly dissent: readonly { readonly name: string; readonly reason: string }[]
}

/** How an item of this kind can be dealt with. */
export const handlingsOf = ({ kind }: Pick<MeetingItem, 'kind'>): readonly MeetingHandling[] => meetingHandlings.filter((each) => isDecided(kind) || each === 'noted' || each === 'adjourned')

const writtenVotes = (votes: MeetingItem['votes']) => (votes === null ? { for: '', against: '', abstain: '' } : { for: String(votes.for), against: String(votes.against), abstain: String(votes.abstain) })

export const firstRecord = ({ kind, minutes, handling, votes, tieBreak, dissent, ballot, proposal }: MeetingItem): ItemRecordForm => ({
  ...{ minutes: writtenText(minutes), handling: handling ?? (isDecided(kind) ? '' : 'noted'), tieBreak: tieBreak ?? '' },
  ...writtenVotes(votes),
  ballotId: ballot?.id ?? '',
  version: proposal ? String(proposal.version) : '',
  dissent: dissent.map(({ name, reason }) => ({ name, reason }))
})

const whole = (text: string): number | null => (/^\d{1,6}$/u.test(text.trim()) ? Number(text) : null)

/** The votes as numbers; null while one of them is none. An empty field is no vote. */
export function votesOf({ for: inFavour, against, abstain }: ItemRecordForm) {
  const [yes, no, blank] = [inFavour, against, abstain].map((text) => (text.trim() === '' ? 0 : whole(text)))
  if (yes === null || yes === undefined || no === null || no === undefined || blank === null || blank === undefined) return null
  return { for: yes, against: no, abstain: blank }
}

type Rule = Pick<MatterRule, 'majority' | 'tie'>

/** Whether the quorum is met is counted by the API; what the votes lead to is counted here by the same rule. */
function gatheringOf({ attendance }: Meeting, { quorum }: MeetingItem, matter: Rule): ItemGathering {
  const seats = attendance.map(({ seat, way, proxyHolder, leftAt, weight }) => ({ seatId: seat.id, way, proxyHolderId: proxyHolder?.id ?? null, leftAt: leftAt === null ? null : new Date(leftAt), weight }))
  const atLeast = quorum?.isMet === false ? seats.length + 1 : 1
  return { rule: { of: 'members', share: { top: 0, bottom: 1, isExceeded: false }, atLeast }, seats: seats.length, attendance: seats, matter }
}

export interface ForeseenOutcome {
  readonly outcome: MeetingOutcome | 'tie'
  /** The code of what is wrong with what is typed. */
  readonly problem: string | null
}

/** What would come of an item as it is typed; null while nothing can be said. */
export function foreseen(form: ItemRecordForm, { meeting, item, rule }: { readonly meeting: Meeting; readonly item: MeetingItem; readonly rule: Rule | null }): ForeseenOutcome | null {
  const votes = votesOf(form)
  if (form.handling === '' || votes === null || rule === null) return null
  const record = { handling: form.handling, votes: form.handling === 'voted' ? votes : null, tieBreak: form.tieBreak || null, recused: item.recusals.map(({ seat }) => seat.id) }
  const gathering = gatheringOf(meeting, item, rule)
  return { outcome: itemOutcome(item.kind, record, gathering), problem: itemIssues(item.kind, record, gathering)[0]?.code ?? null }
}
