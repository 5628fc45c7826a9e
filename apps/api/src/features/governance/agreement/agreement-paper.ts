/**
 * A version of an agreement on paper: what it says, with its annexes and who has accepted it; or what one party has accepted,
 * word for word.
 * Source: issue "Onboarding and agreements", item 7; the house's design, "on paper".
 */
import { agreementBlocks } from '@solmu/domain/governance/agreement-text.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { DocumentBlock, PaperDocument, PaperRun } from '../../../core/pdf/paper.js'
import type { AgreementAnnex } from './acceptance.graphql.js'
import { factorWords, kindWords, languageWords, mannerWords, said, stateWords } from './agreement-paper-words.js'
import type { AcceptanceRow } from './agreement-rows.js'
import type { Agreement, AgreementText } from './agreement.graphql.js'

export interface AgreementOnPaper {
  readonly agreement: Agreement
  readonly text: AgreementText
  /** Those of the version; of the one party alone, when the paper is about that. */
  readonly acceptances: readonly AcceptanceRow[]
  /** Whether it is about what one party has accepted. */
  readonly isOfParty: boolean
  readonly language: Language
  readonly consortium: LocalizedText
  readonly isDemo: boolean
  readonly today: IsoDate
}

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }
const shortHash = 12

const dayIn = (language: Language, day: IsoDate): string =>
  new Intl.DateTimeFormat(tags[language], { dateStyle: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

const instantIn = (language: Language, at: Date): string =>
  new Intl.DateTimeFormat(tags[language], { dateStyle: language === 'en' ? 'long' : 'short', timeStyle: 'short', timeZone: 'Europe/Helsinki' }).format(at)

export function agreementPaper(of: AgreementOnPaper): PaperDocument {
  const { agreement, text, language, isOfParty } = of
  const { version } = text
  const title = pick(agreement.title, language).text
  const number = `${said.version[language]} ${version.number}`
  const consortium = pick(of.consortium, language).text
  const lead = isOfParty ? said.of[language] : kindWords[agreement.kind][language]
  return {
    language,
    title,
    subtitle: [lead, number, stateWords[version.state][language], `${said.asOf[language]} ${dayIn(language, of.today)}`].join(' · '),
    author: consortium,
    head: `${consortium} · ${title}`,
    tag: [of.isDemo && 'Demo', version.state === 'draft' && said.draft[language]].filter(Boolean).join(' · '),
    foot: version.contentHash === null ? number : `${number} · SHA-256 ${version.contentHash.slice(0, shortHash)}`,
    blocks: isOfParty ? [...partyBlocks(of)] : [facts(of), ...textBlocks(of), ...annexBlock(text.annexes, language), ...acceptanceBlocks(of)]
  }
}

const entry = (term: string, text: string, note = '') => ({ term, text, note })

function termOf({ text: { version }, language }: AgreementOnPaper): string {
  const [from, end] = [version.inForceOn ?? version.validFrom, version.endedOn ?? version.validTo]
  if (from === null) return ''
  return end === null ? `${dayIn(language, from)} – ${said.until[language]}` : `${dayIn(language, from)} – ${dayIn(language, addDays(end, -1))}`
}

function facts(of: AgreementOnPaper): DocumentBlock {
  const { agreement, text, language } = of
  const { version } = text
  const known = [
    entry(said.owner[language], pick(agreement.ownerUnit.name, language).text),
    entry(said.term[language], termOf(of)),
    entry(said.acceptBy[language], version.acceptBy === null ? '' : dayIn(language, version.acceptBy)),
    entry(said.accepted[language], `${of.acceptances.length}/${agreement.partyCount}`),
    entry(said.decides[language], languageWords[version.authoritative][language]),
    entry(said.ended[language], version.endReason),
    entry(said.hash[language], version.contentHash ?? '')
  ]
  return { kind: 'entries', heading: said.facts[language], entries: known.filter((each) => each.text !== '') }
}

const plain = (text: string): PaperRun => ({ text, isStrong: false, href: null })

/** The text in the language of the paper, or in the one that decides where it is not written in that. */
function textBlocks({ text: { content, file, version }, language }: AgreementOnPaper): DocumentBlock[] {
  const written: Language = content[language].trim() === '' ? version.authoritative : language
  const blocks = agreementBlocks(content[written]).map((block): DocumentBlock => {
    if (block.kind === 'heading') return { kind: 'heading', heading: block.text, level: block.level + 2, language: written }
    const paragraphs = block.kind === 'points' ? block.points.map((point) => ({ style: 'bullet' as const, runs: [plain(point)] })) : [{ style: 'paragraph' as const, runs: [plain(block.text)] }]
    return { kind: 'rich', heading: '', paragraphs, language: written }
  })
  const inFile: DocumentBlock[] = file ? [{ kind: 'text', heading: '', paragraphs: [`${said.inFile[language]} ${file.name}, SHA-256 ${file.hash}`] }] : []
  return [{ kind: 'heading', heading: said.text[language], level: 2 }, ...blocks, ...inFile]
}

function annexBlock(annexes: readonly AgreementAnnex[], language: Language): DocumentBlock[] {
  if (annexes.length === 0) return []
  const entries = annexes.map(({ title, file, contentHash }, place) => {
    const hash = contentHash ?? file?.hash
    return entry(`${place + 1}. ${pick(title, language).text}`, file?.name ?? said.otherAgreement[language], hash ? `SHA-256 ${hash}` : '')
  })
  return [{ kind: 'entries', heading: said.annexes[language], entries }]
}

/** By what right it was signed, and how sure it is who did. */
const mandateOf = ({ mandateBasis, substituteForName }: AcceptanceRow, language: Language): string =>
  [mandateBasis, substituteForName !== null && `${said.substitute[language]} ${substituteForName}`].filter(Boolean).join('; ')

function mannerOf({ manner, hasSecondFactor, filedBy }: AcceptanceRow, language: Language): string {
  const how = manner === 'filed' ? filedBy && `${factorWords.filedBy[language]} ${filedBy}` : factorWords[hasSecondFactor ? 'two' : 'one'][language]
  return [mannerWords[manner][language], how].filter(Boolean).join(', ')
}

const whenOf = ({ manner, acceptedAt, acceptedOn }: AcceptanceRow, language: Language): string => (manner === 'signed' ? instantIn(language, acceptedAt) : dayIn(language, acceptedOn))

const signatoryOf = ({ signatoryName, signatoryTitle }: AcceptanceRow): string => [signatoryName, signatoryTitle].filter(Boolean).join(', ')

function acceptanceBlocks({ acceptances, text, language }: AgreementOnPaper): DocumentBlock[] {
  const heading = said.acceptances[language]
  if (acceptances.length === 0) return text.version.state === 'draft' ? [] : [{ kind: 'text', heading, paragraphs: [said.nobody[language]] }]
  const headings = [said.party, said.signatory, said.mandate, said.when, said.manner].map((word) => word[language])
  const rows = acceptances.map((each) => ({
    cells: [pick(each.organisation.name, language).text, signatoryOf(each), mandateOf(each, language), whenOf(each, language), mannerOf(each, language)],
    isTotal: false
  }))
  const caption = `${heading}, ${said.version[language].toLowerCase()} ${text.version.number}`
  return [{ kind: 'table', heading, caption, headings, rows, notes: [`${said.sameHash[language]} ${text.version.contentHash ?? ''}.`], wordColumns: [1, 2, 3, 4] }]
}

function partyBlocks({ acceptances, text, language }: AgreementOnPaper): DocumentBlock[] {
  return acceptances.flatMap((each): DocumentBlock[] => {
    const known = [
      entry(said.signatory[language], signatoryOf(each)),
      entry(said.mandate[language], mandateOf(each, language)),
      entry(said.when[language], whenOf(each, language)),
      entry(said.manner[language], mannerOf(each, language)),
      entry(said.copy[language], each.file?.name ?? '', each.file ? `SHA-256 ${each.file.hash}` : ''),
      entry(said.hash[language], each.contentHash)
    ]
    const paragraphs = each.statement.split('\n\n').map((part) => ({ style: 'paragraph' as const, runs: [plain(part)] }))
    const statement: DocumentBlock[] = each.statement === '' ? [] : [{ kind: 'rich', heading: said.statement[language], paragraphs, ...(each.language && { language: each.language }) }]
    return [{ kind: 'entries', heading: pick(each.organisation.name, language).text, entries: known.filter((one) => one.text !== '') }, ...statement, ...annexBlock(text.annexes, language)]
  })
}
