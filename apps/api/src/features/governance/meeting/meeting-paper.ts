/**
 * The notice of a meeting and its minutes on paper: the agenda with what is proposed, or what came of it, who was there, and who has signed.
 * Source: issue "Governance", item 3; the house's design, "on paper".
 */
import { homeTimeZone, todayIn } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { DocumentBlock, PaperDocument } from '../../../core/pdf/paper.js'
import { factorWords } from '../agreement/agreement-paper-words.js'
import type { CharterRow } from '../charter/charter-reader.js'
import { amendmentBlocks } from './meeting-paper-amendment.js'
import { kindWords, outcomeWords, roleWords, said, wayWords } from './meeting-paper-words.js'
import type { MeetingBallot, MeetingItem, MeetingPaper, MeetingQuorum } from './meeting-item.graphql.js'
import type { Meeting } from './meeting.graphql.js'

export interface MeetingOnPaper {
  readonly meeting: Meeting
  readonly kind: 'notice' | 'minutes'
  readonly language: Language
  readonly consortium: LocalizedText
  readonly isDemo: boolean
  /** The versions of the charter that an amendment on the agenda compares. */
  readonly charters: readonly CharterRow[]
}

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }
function instantIn(language: Language, at: Date): string {
  const said = new Intl.DateTimeFormat(tags[language], { dateStyle: language === 'en' ? 'long' : 'short', timeStyle: 'short', timeZone: 'Europe/Helsinki' }).format(at)
  // As the screens say it; the Swedish of Finland leaves the word out.
  return language === 'sv' ? said.replace(/ (?=\d+[.:]\d+$)/u, ' kl. ') : said
}
/** Clock times alone where the day is told already. */
const clockIn = (language: Language, at: Date): string => new Intl.DateTimeFormat(tags[language], { timeStyle: 'short', timeZone: 'Europe/Helsinki' }).format(at)
const timesIn = (language: Language, { startsAt, endsAt }: Meeting): string =>
  todayIn(homeTimeZone, startsAt) === todayIn(homeTimeZone, endsAt) ? `${instantIn(language, startsAt)}–${clockIn(language, endsAt)}` : `${instantIn(language, startsAt)} – ${instantIn(language, endsAt)}`
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
    entry(said.when[language], timesIn(language, meeting)),
    entry(said.place[language], meeting.place),
    // The address of the room is for those who come, not for those who read the minutes.
    entry(said.link[language], kind === 'notice' ? meeting.remoteLink : ''),
    entry(said.called[language], meeting.calledAt ? instantIn(language, meeting.calledAt) : ''),
    entry(said.days[language], meeting.calledAt && notice ? `${notice.given} ${said.daysUnit[language]}, ${said.demanded[language]} ${notice.demanded}` : ''),
    entry(said.short[language], meeting.shortNoticeReason),
    entry(said.charter[language], meeting.charterNumber === null ? '' : String(meeting.charterNumber)),
    entry(said.opened[language], kind === 'minutes' && meeting.openedAt ? instantIn(language, meeting.openedAt) : ''),
    entry(said.closed[language], kind === 'minutes' && meeting.closedAt ? instantIn(language, meeting.closedAt) : ''),
    entry(said.chair[language], meeting.chairName),
    entry(said.secretary[language], meeting.secretaryName)
  ]
  return { kind: 'entries', heading: said.facts[language], entries: known.filter(({ text }) => text !== '') }
}

const quorumIn = ({ present, entitled, needed, isMet }: MeetingQuorum, language: Language): string => `${said[isMet ? 'met' : 'notMet'][language]}: ${said.present[language]} ${present}/${entitled}, ${said.demanded[language]} ${needed}`

/** Whoever holds a seat that is called by their name is not named twice. */
const otherThan = (seat: string, personName: string): string => (personName === seat ? '' : personName)

function attendance({ meeting, language }: MeetingOnPaper): DocumentBlock[] {
  if (meeting.attendance.length === 0) return []
  const heading = said.attendance[language]
  const rows = meeting.attendance
    .filter(({ way }) => way !== 'absent')
    .map(({ seat, personName, way, proxyHolder, leftAt }) => ({
      cells: [pick(seat.label, language).text, proxyHolder ? pick(proxyHolder.label, language).text : otherThan(pick(seat.label, language).text, personName), [wayWords[way][language], leftAt && `${said.leftAt[language]} ${clockIn(language, leftAt)}`].filter(Boolean).join(', ')],
      isTotal: false
    }))
  const absent = meeting.attendance.filter(({ way }) => way === 'absent').map(({ seat }) => pick(seat.label, language).text)
  const notes = absent.length > 0 ? [`${said.absent[language]} (${absent.length}): ${absent.join(', ')}`] : []
  return [{ kind: 'table', heading, caption: meeting.quorum ? quorumIn(meeting.quorum, language) : heading, headings: [said.seat, said.person, said.way].map((each) => each[language]), rows, notes, wordColumns: [1, 2] }]
}

/** What somebody has written, in paragraphs; a word before it says what it is. */
function text(given: LocalizedText, language: Language, before = ''): DocumentBlock[] {
  const { text: written } = pick(given, language)
  return written === '' ? [] : [{ kind: 'text', heading: '', paragraphs: `${before}${written}`.split(/\n+/) }]
}

function itemBlocks(item: MeetingItem, of: MeetingOnPaper): DocumentBlock[] {
  const { kind, language } = of
  const heading: DocumentBlock = { kind: 'heading', heading: `${item.position} § ${pick(item.title, language).text}`, level: 3 }
  const proposed = [...text(item.proposalText, language, `${said.proposal[language]}: `), ...aboutProposal(item, of), ...amendmentBlocks(item, of.charters, language)]
  if (kind === 'notice') return [heading, { kind: 'text', heading: '', paragraphs: [kindWords[item.kind][language]] }, ...proposed, ...papers(item.papers, language)]
  return [heading, ...proposed, ...text(item.minutes, language), ...outcomeBlock(item, language), ...papers(item.papers, language)]
}

/** The proposal that an item is about, in the version that is decided; the minutes say when it is another than that of the notice. */
function aboutProposal({ proposal }: MeetingItem, { kind, language }: MeetingOnPaper): DocumentBlock[] {
  if (proposal === null) return []
  const { title, content, options, version, noticedVersion } = proposal
  const isOther = kind === 'minutes' && noticedVersion !== null && noticedVersion !== version
  const known = [
    entry(said.about[language], `${pick(title, language).text}, ${said.version[language]} ${version}`),
    entry(said.options[language], options.map((option) => pick(option, language).text).join(', ')),
    ...(isOther ? [entry(said.decidedVersion[language], String(version), `${said.noticedVersion[language]} ${noticedVersion}`)] : [])
  ].filter((each) => each.text !== '')
  return [{ kind: 'entries', heading: '', entries: known }, ...text(content, language)]
}

const votesIn = (votes: NonNullable<MeetingItem['votes']>, language: Language): string => `${votes.for} ${said.inFavour[language]}, ${votes.against} ${said.against[language]}, ${votes.abstain} ${said.blank[language]}`

/** Where the body has decided. */
const quorumOf = ({ majority, quorum }: MeetingItem, language: Language): string => (majority !== null && quorum ? quorumIn(quorum, language) : '')
const ballotEntry = ({ title, votes }: MeetingBallot, language: Language) => entry(said.ballot[language], pick(title, language).text, votes ? votesIn(votes, language) : '')

function outcomeBlock(item: MeetingItem, language: Language): DocumentBlock[] {
  const known = [
    ...(item.outcome && (item.majority !== null || item.outcome !== 'noted') ? [entry(said.outcome[language], outcomeWords[item.outcome][language])] : []),
    ...(item.votes ? [entry(said.votes[language], votesIn(item.votes, language))] : []),
    ...(item.ballot ? [ballotEntry(item.ballot, language)] : []),
    entry(said.quorum[language], quorumOf(item, language)),
    ...item.recusals.map(({ seat, reason }) => entry(said.recused[language], pick(seat.label, language).text, reason)),
    ...item.dissent.map(({ name, reason }) => entry(said.dissent[language], name, reason)),
    entry(said.decision[language], item.decision?.number ?? '')
  ].filter((each) => each.text !== '')
  return known.length === 0 ? [] : [{ kind: 'entries', heading: '', entries: known }]
}

const papers = (all: readonly MeetingPaper[], language: Language): DocumentBlock[] =>
  all.every(({ isProxy }) => isProxy) ? [] : [{ kind: 'entries', heading: '', entries: [entry(said.papers[language], all.filter(({ isProxy }) => !isProxy).map(({ name }) => name).join(', '))] }]

/** By what it was sure who signed; empty for who has not. */
const proofIn = (hasSecondFactor: boolean | null, language: Language): string => (hasSecondFactor === null ? '' : factorWords[hasSecondFactor ? 'two' : 'one'][language])

function signatures({ meeting, language }: MeetingOnPaper): DocumentBlock[] {
  if (meeting.signatures.length === 0) return []
  const heading = said.signatures[language]
  const rows = meeting.signatures.map(({ name, role, signedAt, hasSecondFactor }) => ({ cells: [name, roleWords[role][language], signedAt ? instantIn(language, signedAt) : said.nobody[language], proofIn(hasSecondFactor, language)], isTotal: false }))
  return [{ kind: 'table', heading, caption: `${said.hash[language]}: ${meeting.minutesHash ?? ''}`, headings: [said.signer, said.role, said.when, said.proof].map((each) => each[language]), rows, notes: [], wordColumns: [1, 2, 3] }]
}
