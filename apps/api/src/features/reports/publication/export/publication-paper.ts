/**
 * A publication on paper: what the head office writes, the figures of the whole over time, every division by itself, and what
 * the words mean. It says nothing that its audience does not read, and nothing of the day on which it was written.
 * Source: issue "Reports", items 5 and 6; the house's design, "on paper".
 */
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import { runPeriod } from '@solmu/domain/reports/publication-figure.js'
import type { FramedArea, FramedIndicator } from '@solmu/domain/reports/publication-frame.js'
import { careOf } from '@solmu/domain/reports/publication.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { unitWords } from '@solmu/domain/results/file-layout.js'
import { decimalNumber } from '@solmu/shared/decimal.js'
import { groupBy } from '@solmu/shared/groups.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { DocumentBlock, HeadlineFigure, PaperDocument } from '../../../../core/pdf/paper.js'
import type { PublicationRecord } from '../publication-reader.js'
import { periodsOf } from '../shown-publication.js'
import { qualityBlocks } from './publication-quality.js'
import { lensNames, marks, protectionText, said } from './export-words.js'

/** As many figures as a line of A4 holds beside a name. */
const columnsOnPage = 6
const shortHash = 12

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const spoken = {
  title: words('Tulokset', 'Resultat', 'Results'),
  over: words('Koko verkosto kausittain', 'Hela nätverket per period', 'The whole network by period'),
  run: words('Koko kausi', 'Hela perioden', 'The whole run'),
  definitions: words('Määritelmät', 'Definitioner', 'Definitions'),
  about: words('Tiedoista', 'Om uppgifterna', 'About these figures'),
  given: words('yksikköä mukana', 'enheter med', 'units given')
}

type Around = {
  readonly record: PublicationRecord
  /** What the audience reads, in any order; breakdowns stay in the tables of the other files. */
  readonly told: readonly PublishedFigure[]
  readonly language: Language
  readonly isDemo: boolean
}

export function publicationPaper(of: Around): PaperDocument {
  const { record, language, isDemo } = of
  const { frame, year, number, sha256 } = record
  const edition = `${said.edition[language]} ${number}/${year}`
  const book = bookOf(of)
  return {
    language,
    title: `${spoken.title[language]} ${periodWords(record, language)}`,
    subtitle: `${textIn(frame.audienceName, language)} · ${edition} · ${said.certified[language].toLowerCase()} ${dayIn(record.certifiedAt, language)}`,
    author: textIn(frame.consortiumName, language),
    head: `${textIn(frame.consortiumName, language)} · ${spoken.title[language]}`,
    tag: isDemo ? 'Demo' : '',
    foot: `${edition} · ${dayIn(record.certifiedAt, language)} · SHA-256 ${sha256.slice(0, shortHash)}`,
    blocks: [
      ...narrativeOf(record, language),
      ...wholeBlocks(book),
      ...[...new Set(frame.areas.map(({ lens }) => lens))].filter((lens) => lens !== 'network').flatMap((lens) => lensBlocks(book, lens)),
      ...qualityBlocks(record, language),
      definitionsOf(record, language),
      aboutOf(record, language)
    ]
  }
}

type Book = Around & { readonly find: (indicatorId: string, place: Pick<FramedArea, 'lens' | 'area'>, period: string) => PublishedFigure | undefined }

function bookOf(of: Around): Book {
  const whole = of.told.filter(({ breakdown }) => breakdown === '')
  const known = new Map(whole.map((figure) => [`${figure.indicatorId}|${figure.lens}|${figure.area}|${figure.period}`, figure]))
  return { ...of, find: (indicatorId, { lens, area }, period) => known.get(`${indicatorId}|${lens}|${area}|${period}`) }
}

function narrativeOf({ narrative }: PublicationRecord, language: Language): DocumentBlock[] {
  const paragraphs = textIn(narrative, language).split(/\n+/).filter((text) => text.trim() !== '')
  return paragraphs.length === 0 ? [] : [{ kind: 'text', heading: said.narrative[language], paragraphs }]
}

/** The network over the periods of the run, group by group; nothing where the audience reads of some places alone. */
function wholeBlocks(book: Book): DocumentBlock[] {
  const { record, language } = book
  const place = record.frame.areas.find(({ lens }) => lens === 'network')
  if (!place) return []
  const periods = periodsOf(record)
  const columns = periods.length > 1 ? [...periods.slice(-columnsOnPage), runPeriod(record)] : periods
  const headings = [said.indicator[language], ...columns.map((period) => (period.includes('/') ? spoken.run[language] : period))]
  const tables = inGroups(record.frame.indicators, language).map(([group, indicators], order): DocumentBlock => ({
    kind: 'table',
    heading: order === 0 ? spoken.over[language] : '',
    caption: `${group}, ${periodWords(record, language)}`,
    headings,
    rows: indicators.map((indicator) => ({
      cells: [nameOf(indicator, language), ...columns.map((period) => shown(book.find(indicator.id, place, period), indicator, language))],
      isTotal: false
    })),
    notes: order === 0 ? [said.marksMeaning[language]] : []
  }))
  return [...headlinesOf(book, place), ...tables]
}

function headlinesOf(book: Book, place: FramedArea): DocumentBlock[] {
  const { record, language } = book
  const items = record.frame.indicators.flatMap((indicator): HeadlineFigure[] => {
    const figure = book.find(indicator.id, place, runPeriod(record))
    if (figure?.mark !== 'value') return []
    const note = `${unitWords[indicator.unit][language]} · ${figure.unitCount}/${figure.unitCount + figure.missingCount} ${spoken.given[language]}`
    return [{ label: textIn(indicator.name, language), value: shown(figure, indicator, language), note }]
  })
  return items.length === 0 ? [] : [{ kind: 'figures', heading: spoken.title[language], items: items.slice(0, columnsOnPage) }]
}

/** The places of a division for the whole run, a few indicators to a table. */
function lensBlocks(book: Book, lens: FramedArea['lens']): DocumentBlock[] {
  const { record, language } = book
  const { frame } = record
  const places = frame.areas.filter((area) => area.lens === lens)
  const whole = frame.areas.find((area) => area.lens === 'network')
  const lensName = textIn(lensNames[lens] ?? { fi: lens, sv: lens, en: lens }, language)
  const tables = inGroups(frame.indicators, language).flatMap(([group, indicators]) => inPieces(indicators).map((some) => ({ group, some })))
  return tables.map(({ group, some }, order) => {
    const row = (place: FramedArea) => ({
      cells: [textIn(place.name, language), ...some.map((indicator) => shown(book.find(indicator.id, place, runPeriod(record)), indicator, language))],
      isTotal: place.lens === 'network'
    })
    return {
      kind: 'table' as const,
      heading: order === 0 ? lensName : '',
      caption: `${lensName}: ${group}, ${periodWords(record, language)}`,
      headings: [lensName, ...some.map((indicator) => nameOf(indicator, language))],
      rows: [...places, ...(whole ? [whole] : [])].map(row),
      notes: []
    }
  })
}

function definitionsOf({ frame }: PublicationRecord, language: Language): DocumentBlock {
  const version = (indicator: FramedIndicator) => `${said.version[language]} ${indicator.definitionNumber}`
  return {
    kind: 'text',
    heading: spoken.definitions[language],
    paragraphs: frame.indicators.map((each) => `${each.code} ${textIn(each.name, language)}: ${textIn(each.definition, language)} (${version(each)})`)
  }
}

function aboutOf(record: PublicationRecord, language: Language): DocumentBlock {
  const care = careOf(record.level)
  return {
    kind: 'text',
    heading: spoken.about[language],
    paragraphs: [
      `${said.certified[language]}: ${dayIn(record.certifiedAt, language)}`,
      `SHA-256: ${record.sha256}`,
      ...(record.reason === '' ? [] : [`${said.reason[language]}: ${record.reason}`]),
      ...(care ? [protectionText(care, language)] : []),
      said.marksMeaning[language]
    ]
  }
}

const textIn = (text: LocalizedText, language: Language): string => pick(text, language).text
const nameOf = (indicator: FramedIndicator, language: Language): string =>
  `${indicator.code} ${textIn(indicator.name, language)}, ${unitWords[indicator.unit][language]}`

function inGroups(indicators: readonly FramedIndicator[], language: Language): [string, FramedIndicator[]][] {
  return [...groupBy(indicators, ({ groupName }) => textIn(groupName, language))]
}

function inPieces<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / columnsOnPage) }, (_, place) => items.slice(place * columnsOnPage, (place + 1) * columnsOnPage))
}

function shown(figure: PublishedFigure | undefined, { decimals }: FramedIndicator, language: Language): string {
  if (!figure) return marks.not_asked[language]
  if (figure.value === null) return marks[figure.mark][language]
  const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const text = new Intl.NumberFormat(tags[language], format).format(decimalNumber(Number(figure.value), decimals)).replace('-', '−')
  return figure.isGross || figure.isEstimated ? `${text}*` : text
}

const dayIn = (instant: Date, language: Language): string =>
  new Intl.DateTimeFormat(tags[language], { timeZone: 'Europe/Helsinki', day: 'numeric', month: 'numeric', year: 'numeric' }).format(instant)

const periodWords = ({ firstPeriod, lastPeriod }: PublicationRecord, language: Language): string => runWords(firstPeriod, lastPeriod, language)
