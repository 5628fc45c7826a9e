/**
 * Practice cards that come in from a file: each becomes a draft, which the head office reads through before anybody is offered it. A
 * card is known by its id in the file, or by its name where it has none; the same file a second time changes nothing, and what was
 * released here is never written over.
 * Source: issue "Portfolio", item 6 ("import of cards").
 */
import { parseDecimal } from '@solmu/shared/decimal.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { type FileRow, type RowFault, RowReader, shortened } from '../network/import-cells.js'
import { plainWord } from '../network/import-fields.js'
import type { PlannedRow } from '../network/import-unit-plan.js'
import { parseWebsite } from '../network/organisation-details.js'
import { fieldSections } from './card-file.js'
import { type CardLink, cardLicences, cardLimits, emptyCard, evidenceLevels } from './practice-card.js'
import { type PracticeContent, practiceLimits } from './practice.js'

export interface CardRow {
  readonly line: number
  readonly label: string
  /** By what the card is known when its file comes again. */
  readonly key: string
  readonly content: PracticeContent
  readonly faults: readonly RowFault[]
}

/** A card of the register. */
export interface KnownCard {
  readonly id: string
  /** Null for one that was written here. */
  readonly key: string | null
  readonly name: string
  readonly isReleased: boolean
  readonly content: PracticeContent
}

export interface PlannedCard extends PlannedRow {
  readonly key: string
  readonly content: PracticeContent
}

const titles: Readonly<Record<(typeof fieldSections)[number] | 'steps', LocalizedText>> = {
  start: { fi: 'Lähtökohta', sv: 'Utgångsläge', en: 'Starting point' },
  goals: { fi: 'Tavoitteet', sv: 'Mål', en: 'Goals' },
  steps: { fi: 'Näin se toimii', sv: 'Så fungerar det', en: 'How it works' },
  results: { fi: 'Tulokset', sv: 'Resultat', en: 'Results' },
  keywords: { fi: 'Asiasanat', sv: 'Ämnesord', en: 'Keywords' }
}

const written = (fi: string): LocalizedText => ({ fi, sv: '', en: '' })

/** Characters that no text has but line ends and tabs. */
const control = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u

class CardReader {
  constructor(readonly cells: RowReader) {}

  long(name: string, most: number): string {
    const text = (this.cells.raw(name) ?? '').replace(/\r\n?/gu, '\n')
    if (text.length > most) this.cells.refuse(name, 'TOO_LONG', { max: most })
    if (control.test(text)) this.cells.refuse(name, 'INVALID_INPUT')
    return text
  }

  /** A code as our own files have it; what others call it is left for the one who reads the draft. */
  code<Code extends string>(name: string, codes: readonly Code[]): Code | null {
    const text = plainWord(this.cells.raw(name) ?? '')
    return codes.find((each) => plainWord(each) === text) ?? null
  }

  cents(): string | null {
    const text = this.cells.raw('costAmount')
    if (text === null) return null
    const read = parseDecimal(text.replace(/\s*(€|eur)$/iu, ''), 2)
    if (!('value' in read)) return this.cells.refuse('costAmount', 'INVALID_NUMBER')
    return read.value >= 0 ? String(read.value) : this.cells.refuse('costAmount', 'OUT_OF_RANGE', { min: 0, max: 10_000_000_000 })
  }

  links(): CardLink[] {
    const texts = (this.cells.raw('links') ?? '').split(/[\n\s]*[\n;|]\s*/u).map((text) => text.trim()).filter((text) => text !== '')
    if (texts.length > cardLimits.links) this.cells.refuse('links', 'TOO_LONG', { max: cardLimits.links })
    return texts.map((text) => {
      const [, label = '', url = text] = /^(.*?):?\s*(https?:\/\/\S+)$/u.exec(text) ?? []
      if (parseWebsite(url) === null || url.length > cardLimits.url) this.cells.refuse('links', 'INVALID_WEBSITE')
      return { label: (label.trim() || url).slice(0, cardLimits.label), url }
    })
  }
}

/** What a row says, with every fault that shows in the row itself. */
export function readCardRow(fields: readonly (string | null)[], row: FileRow): CardRow {
  const cells = new RowReader(fields.map((each) => each?.replace(/^card\./u, '') ?? null), row.cells)
  const card = new CardReader(cells)
  const name = cells.required('name', practiceLimits.title) ?? ''
  if (cells.raw('summary') === null) cells.refuse('summary', 'REQUIRED')
  const [summary, audience] = [card.long('summary', practiceLimits.summary), card.long('audience', practiceLimits.summary)]
  const sections = (['start', 'goals', 'steps', 'results', 'keywords'] as const)
    .map((code) => ({ code, title: titles[code], text: written(card.long(code, practiceLimits.text)) }))
    .filter(({ text }) => text.fi !== '')
  // Who made it and where stands with the sources: it is no organisation of the network.
  const from = [cells.text('organisation', 300), cells.text('project', 300)].filter(Boolean).join(', ')
  const sources = [from, card.long('sources', practiceLimits.summary * 3)].filter((text) => text !== '').join('\n')
  const content: PracticeContent = {
    ...{ name: written(name), summary: written(summary), audience: written(audience), sections, sources: written(sources) },
    card: {
      ...{ ...emptyCard, evidenceLevel: card.code('stage', evidenceLevels), licence: card.code('licence', cardLicences), links: card.links(), costAmount: card.cents() },
      ...{ evidence: written(card.long('evidence', cardLimits.text)), cost: written(card.long('cost', cardLimits.text)) },
      ...{ preconditions: written(card.long('preconditions', cardLimits.text)), adoption: written(card.long('adoption', cardLimits.text)) }
    }
  }
  const id = cells.text('id', 100)
  return { line: row.line, label: shortened(name || (row.cells.find((cell) => cell.trim() !== '') ?? '')), key: id ?? `name:${plainWord(name)}`, content, faults: cells.faults.map(inCard) }
}

const inCard = (fault: RowFault): RowFault => ({ ...fault, field: fault.field && `card.${fault.field}` })

/**
 * Works out what the rows of a file do.
 *
 * @param known every card of the register that the viewer reads
 */
export function planCards(known: readonly KnownCard[], rows: readonly CardRow[], newId: () => string): PlannedCard[] {
  const lines = new Map<string, number>()
  return rows.map((row) => {
    const earlier = lines.get(row.key)
    if (earlier !== undefined) return wrong(row, [{ field: row.key.startsWith('name:') ? 'card.name' : 'card.id', code: 'DUPLICATE_KEY', params: { line: earlier } }])
    lines.set(row.key, row.line)
    return row.faults.length > 0 ? wrong(row, row.faults) : planCard(known, row, newId)
  })
}

const told = ({ line, label, key, content }: CardRow) => ({ line, label, key, content })
const wrong = (row: CardRow, faults: readonly RowFault[]): PlannedCard => ({ ...told(row), faults, outcome: 'wrong', subjectId: null })

function planCard(known: readonly KnownCard[], row: CardRow, newId: () => string): PlannedCard {
  // A file of our own cards tells of them by their own ids.
  const same = known.find(({ id, key }) => key === row.key || id === row.key)
  if (!same) {
    const like = known.find(({ name }) => plainWord(name) === plainWord(row.content.name.fi))
    return like ? wrong(row, [{ field: 'card.name', code: 'ALREADY_EXISTS', params: { value: shortened(like.name) } }]) : { ...told(row), faults: [], outcome: 'new', subjectId: newId() }
  }
  const isKept = same.key === null || same.isReleased || isSame(same.content, row.content)
  return { ...told(row), faults: [], outcome: isKept ? 'unchanged' : 'changed', subjectId: same.id }
}

const ordered = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(ordered) : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, ordered(each)])) : value
const isSame = (one: PracticeContent, other: PracticeContent): boolean => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))

/**
 * The cards of a file of JSON as rows with their headings first: a list of objects, or an object with such a list.
 *
 * @returns null for what is no such file
 */
export function cardsOfJson(text: string): readonly (readonly string[])[] | null {
  const list = listIn(text)
  if (!list) return null
  const headings = [...new Set(list.flatMap((card) => Object.keys(card)))]
  return [headings, ...list.map((card) => headings.map((name) => cellOf(card[name])))]
}

type JsonCard = Readonly<Record<string, unknown>>

function listIn(text: string): readonly JsonCard[] | null {
  try {
    const read: unknown = JSON.parse(text)
    const list = Array.isArray(read) ? read : Object.values(read as object).find((value) => Array.isArray(value))
    const isList = Array.isArray(list) && list.length > 0 && list.every((card) => card !== null && typeof card === 'object' && !Array.isArray(card))
    return isList ? (list as JsonCard[]) : null
  } catch {
    return null
  }
}

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellOf).join('\n')
  return typeof value === 'object' ? '' : String(value)
}
