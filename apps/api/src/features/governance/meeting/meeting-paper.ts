/**
 * The notice of a meeting and its minutes on paper: the agenda with what is proposed, or what came of it, who was there, and who has signed.
 * Source: issue "Governance", item 3; the house's design, "on paper".
 */
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { DocumentBlock, PaperDocument } from '../../../core/pdf/paper.js'
import { kindWords, outcomeWords, roleWords, said, wayWords } from './meeting-paper-words.js'
import type { Meeting, MeetingItem, MeetingPaper, MeetingQuorum } from './meeting.graphql.js'

export interface MeetingOnPaper {
  readonly meeting: Meeting
  readonly kind: 'notice' | 'minutes'
  readonly language: Language
  readonly consortium: LocalizedText
  readonly isDemo: boolean
}

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }
const instantIn = (language: Language, at: Date): string => new Intl.DateTimeFormat(tags[language], { dateStyle: language === 'en' ? 'long' : 'short', timeStyle: 'short', timeZone: 'Europe/Helsinki' }).format(at)
const entry = (term: string, text: string, note = '') => ({ term, text, note })

export function meetingPaper(of: MeetingOnPaper): PaperDocument {
  const { meeting, kind, language } = of
  const [title, body, consortium] = [pick(meeting.title, language).text, pick(meeting.body.name, language).text, pick(of.consortium, language).text]
  const isNotice = kind === 'notice'
  return {
    ...{ language, title, author: consortium, head: `${consortium} · ${body}` },
    subtitle: [said[kind][language], body, instantIn(language, meeting.startsAt)].join(' · '),
    tag: [of.isDemo && 'Demo', standing(of)].filter(Boolean).join(' · '),
    foot: isNotice || meeting.minutesHash === null ? said[kind][language] : `${said[kind][language]} · SHA-256 ${meeting.minutesHash.slice(0, 12)}`,
    blocks: [
      facts(of),
      ...(isNotice ? [] : attendance(of)),
      { kind: 'heading', heading: said.agenda[language], level: 2 },
      ...meeting.items.flatMap((item) => itemBlocks(item, of)),
      ...papers(meeting.papers, language),
      ...(isNotice ? [] : signatures(of))
    ]
  }
}

function standing({ meeting: { state }, kind, language }: MeetingOnPaper): string {
  if (state === 'cancelled') return said.cancelled[language]
  if (state === 'draft') return said.draft[language]
  return kind === 'minutes' && state !== 'signed' && state !== 'published' ? said.unsigned[language] : ''
}

function facts({ meeting, kind, language }: MeetingOnPaper): DocumentBlock {
  const { notice } = meeting
  const known = [
    entry(said.body[language], pick(meeting.body.name, language).text),
    entry(said.when[language], `${instantIn(language, meeting.startsAt)} – ${instantIn(language, meeting.endsAt)}`),
    entry(said.place[language], meeting.place),
    // The address of the room is for those who come, not for those who read the minutes.
    entry(said.link[language], kind === 'notice' ? meeting.remoteLink : ''),
    entry(said.called[language], meeting.calledAt ? instantIn(language, meeting.calledAt) : ''),
    entry(said.days[language], meeting.calledAt && notice ? `${notice.given} (${notice.demanded})` : ''),
    entry(said.short[language], meeting.shortNoticeReason),
    entry(said.charter[language], meeting.charterNumber === null ? '' : String(meeting.charterNumber)),
    entry(said.chair[language], meeting.chairName),
    entry(said.secretary[language], meeting.secretaryName)
  ]
  return { kind: 'entries', heading: said.facts[language], entries: known.filter(({ text }) => text !== '') }
}

const quorumIn = ({ present, entitled, needed, isMet }: MeetingQuorum, language: Language): string => `${said[isMet ? 'met' : 'notMet'][language]} (${present}/${entitled}, ≥ ${needed})`

function attendance({ meeting, language }: MeetingOnPaper): DocumentBlock[] {
  if (meeting.attendance.length === 0) return []
  const heading = said.attendance[language]
  const rows = meeting.attendance.map(({ seat, personName, way, proxyHolder }) => ({
    cells: [pick(seat.label, language).text, proxyHolder ? pick(proxyHolder.label, language).text : personName, wayWords[way][language]],
    isTotal: false
  }))
  return [{ kind: 'table', heading, caption: heading, headings: [said.seat, said.person, said.way].map((each) => each[language]), rows, notes: meeting.quorum ? [quorumIn(meeting.quorum, language)] : [], wordColumns: [1, 2] }]
}

const text = (heading: string, given: LocalizedText, language: Language): DocumentBlock[] => {
  const { text: written } = pick(given, language)
  return written === '' ? [] : [{ kind: 'text', heading, paragraphs: written.split(/\n+/) }]
}

function itemBlocks(item: MeetingItem, of: MeetingOnPaper): DocumentBlock[] {
  const { kind, language } = of
  const heading: DocumentBlock = { kind: 'heading', heading: `${item.position} § ${pick(item.title, language).text}`, level: 3 }
  const proposed = text(said.proposal[language], item.proposalText, language)
  if (kind === 'notice') return [heading, { kind: 'text', heading: '', paragraphs: [kindWords[item.kind][language]] }, ...proposed, ...papers(item.papers, language)]
  return [heading, ...proposed, ...text('', item.minutes, language), ...outcomeBlock(item, language), ...papers(item.papers, language)]
}

function outcomeBlock(item: MeetingItem, language: Language): DocumentBlock[] {
  const known = [
    entry(said.outcome[language], item.outcome ? outcomeWords[item.outcome][language] : ''),
    entry(said.votes[language], item.votes ? `${item.votes.for} – ${item.votes.against} – ${item.votes.abstain}` : ''),
    entry(said.quorum[language], item.majority !== null && item.quorum ? quorumIn(item.quorum, language) : ''),
    ...item.recusals.map(({ seat, reason }) => entry(said.recused[language], pick(seat.label, language).text, reason)),
    ...item.dissent.map(({ name, reason }) => entry(said.dissent[language], name, reason)),
    entry(said.decision[language], item.decision?.number ?? '')
  ].filter((each) => each.text !== '')
  return known.length === 0 ? [] : [{ kind: 'entries', heading: '', entries: known }]
}

const papers = (all: readonly MeetingPaper[], language: Language): DocumentBlock[] =>
  all.length === 0 ? [] : [{ kind: 'text', heading: said.papers[language], paragraphs: all.filter(({ isProxy }) => !isProxy).map(({ name }) => name) }]

function signatures({ meeting, language }: MeetingOnPaper): DocumentBlock[] {
  if (meeting.signatures.length === 0) return []
  const heading = said.signatures[language]
  const rows = meeting.signatures.map(({ name, role, signedAt }) => ({ cells: [name, roleWords[role][language], signedAt ? instantIn(language, signedAt) : said.nobody[language]], isTotal: false }))
  return [{ kind: 'table', heading, caption: heading, headings: [said.signer, said.role, said.when].map((each) => each[language]), rows, notes: [`${said.hash[language]}: ${meeting.minutesHash ?? ''}`], wordColumns: [1, 2] }]
}
