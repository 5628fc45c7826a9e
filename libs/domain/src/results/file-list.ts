/**
 * The figures of a return as a list, for programs: one entry for each figure, as JSON or as CSV with the headings
 * indicator, breakdown, status, value and note. A list says everything; a table (`file-layout.ts`) is for people.
 * Source: issue "Results", item 3.
 */
import { decimalText } from '@solmu/shared/decimal.js'
import { longestQuote, plainNumber, readListed } from './answer-words.js'
import type { Breakdown, CellStatus } from './cell.js'
import { type FilePlace, type FileReading, type Intake, lenientBreakdown, nowhere, openIntake, placeAt, type ReturnForm } from './file-intake.js'
import type { SheetRow } from './sheet.js'

/** A figure of a list; the value with a point and all its decimals. */
export interface ListedCell {
  readonly indicator: string
  readonly breakdown: Breakdown
  /** Left out of a figure that was not answered; such an entry says nothing when it comes back. */
  readonly status?: CellStatus
  readonly value: string | null
  readonly note?: string
}

/** A return as a list. The order of its fields is that of the file. */
export interface ReturnList {
  readonly round: string
  readonly unit: string
  readonly unitCode: string | null
  readonly period: string
  readonly cells: readonly ListedCell[]
}

export const listHeadings = ['indicator', 'breakdown', 'status', 'value', 'note'] as const

/** The figures of a return as a list: those that were answered, or all that are asked for. */
export function listOf(form: ReturnForm, isWhole = false): ReturnList {
  const { roundId, unitId, unitCode, period, sheet } = form
  const cells = sheet.rows.flatMap(({ indicator, cells: places }) =>
    places.flatMap(({ breakdown, cell }): ListedCell[] => {
      if (!cell) return isWhole ? [{ indicator: indicator.code, breakdown, value: null }] : []
      const value = cell.value === null ? null : decimalText(cell.value, indicator.decimals)
      return [{ indicator: indicator.code, breakdown, status: cell.status, value, note: cell.note }]
    })
  )
  return { round: roundId, unit: unitId, unitCode, period, cells }
}

/** A list as the rows of a CSV file. */
export const listRows = ({ cells }: Pick<ReturnList, 'cells'>): string[][] => [
  [...listHeadings],
  ...cells.map(({ indicator, breakdown, status, value, note }) => [indicator, breakdown, status ?? '', value ?? '', note ?? ''])
]

/** An entry as texts; null where the file says nothing. */
interface Entry {
  readonly indicator: string
  readonly breakdown: string
  readonly status: string
  readonly value: string
  readonly note: string | null
  /** True when the file says in so many words that the figure is to be emptied. */
  readonly isEmptied: boolean
}

/** Says whether the rows of a CSV file are a list, by their headings. */
export function isList([headings = []]: readonly (readonly string[])[]): boolean {
  const names = headings.map(normal)
  return names.includes('indicator') && (names.includes('value') || names.includes('status'))
}

/** Reads a list from the rows of a CSV file. An entry without status, value and note says nothing. */
export function readListRows(rows: readonly (readonly string[])[], form: ReturnForm): FileReading {
  const intake = openIntake(form)
  const [headings = [], ...entries] = rows
  const columns = new Map<string, number>()
  for (const [index, heading] of headings.entries()) {
    const name = normal(heading)
    const isKnown = name in references || listHeadings.some((each) => each === name)
    if (name === '') continue
    if (!isKnown) intake.refuse(placeAt(1, index + 1), { code: 'UNKNOWN_COLUMN', text: heading })
    else if (columns.has(name)) intake.refuse(placeAt(1, index + 1), { code: 'COLUMN_REPEATED', text: heading })
    else columns.set(name, index)
  }
  for (const [index, cells] of entries.entries()) {
    if (cells.every((text) => text.trim() === '')) continue
    readLine(cells, { row: index + 2, columns, form, intake })
  }
  return intake.result()
}

function readLine(cells: readonly string[], of: { row: number; columns: ReadonlyMap<string, number>; form: ReturnForm; intake: Intake }): void {
  const { row, columns, form, intake } = of
  const text = (name: string): string => cells[columns.get(name) ?? -1]?.trim() ?? ''
  const place = (name: string): FilePlace => placeAt(row, (columns.get(name) ?? 0) + 1)
  for (const name of Object.keys(references) as Reference[]) {
    const said = text(name)
    if (said !== '' && !isReferred(name, said, form)) return intake.refuse(place(name), { code: references[name], text: said })
  }
  const [indicator, breakdown, status, value, note] = listHeadings.map(text) as [string, string, string, string, string]
  if (value.startsWith('=')) return intake.refuse(place('value'), { code: 'FORMULA', text: value })
  const entry = { indicator, breakdown, status, value, note: note === '' && value === '' && status === '' ? null : note, isEmptied: false }
  takeEntry(entry, { intake, place: (of) => place(of) })
}

/** How a list may say which return it is of, and what is wrong when it is another. */
const references = { round: 'WRONG_ROUND', unit: 'WRONG_UNIT', unitcode: 'WRONG_UNIT', period: 'WRONG_PERIOD' } as const
type Reference = keyof typeof references

function isReferred(name: Reference, said: string, form: ReturnForm): boolean {
  const expected = {
    round: [form.roundId],
    unit: [form.unitId, form.unitCode],
    unitcode: [form.unitCode],
    period: [form.period]
  }[name]
  return expected.some((each) => each?.toLowerCase() === said.toLowerCase())
}

/**
 * Reads a list from a JSON document: an object with `cells`, or the list alone. A status of null empties a figure.
 *
 * @param document what `JSON.parse` has given
 */
export function readListJson(document: unknown, form: ReturnForm): FileReading {
  const intake = openIntake(form)
  const cells = Array.isArray(document) ? document : isRecord(document) ? document.cells : undefined
  if (!Array.isArray(cells)) {
    intake.refuse(nowhere, { code: 'INVALID_INPUT', params: { path: 'cells' } })
    return intake.result()
  }
  if (isRecord(document) && !isOfReturn(document, form, intake)) return intake.result()
  for (const [index, cell] of cells.entries()) {
    const place = { ...nowhere, row: index + 1 }
    const entry = entryOf(cell)
    if (typeof entry === 'string') intake.refuse(place, { code: 'INVALID_INPUT', params: { path: entry } })
    else takeEntry(entry, { intake, place: () => place })
  }
  return intake.result()
}

function isOfReturn(document: Readonly<Record<string, unknown>>, form: ReturnForm, intake: Intake): boolean {
  for (const [name, said] of Object.entries(document)) {
    const reference = name.toLowerCase() as Reference
    if (!(reference in references) || said === null || isReferred(reference, textOf(said), form)) continue
    intake.refuse(nowhere, { code: references[reference], params: reference === 'period' ? { found: textOf(said), expected: form.period } : {}, text: textOf(said) })
    return false
  }
  return true
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isTextOrNothing = (value: unknown): boolean => value == null || isText(value)

/** What each field of an entry may be. */
const shapes: Readonly<Record<(typeof listHeadings)[number], (value: unknown) => boolean>> = {
  indicator: isText,
  breakdown: isTextOrNothing,
  status: isTextOrNothing,
  value: (value) => isTextOrNothing(value) || (typeof value === 'number' && Number.isFinite(value)),
  note: isTextOrNothing
}

/** An entry of a JSON list, or the name of the field that is none. */
function entryOf(cell: unknown): Entry | string {
  if (!isRecord(cell)) return 'cells'
  const wrong = listHeadings.find((name) => !shapes[name](cell[name]))
  if (wrong) return wrong
  const text = (name: string): string => (typeof cell[name] === 'number' ? plainNumber(cell[name]) : ((cell[name] as string | null | undefined) ?? ''))
  const note = cell.note == null ? null : text('note')
  const entry = { indicator: text('indicator'), breakdown: text('breakdown'), status: text('status'), value: text('value'), note }
  return { ...entry, isEmptied: cell.status === null && entry.value === '' }
}

function takeEntry(entry: Entry, of: { intake: Intake; place: (name: string) => FilePlace }): void {
  const { intake, place } = of
  const row = intake.rowOf(entry.indicator)
  if (!row) return intake.refuse(place('indicator'), { code: 'UNKNOWN_INDICATOR', text: entry.indicator })
  const breakdown = lenientBreakdown(entry.breakdown)
  if (breakdown === null || !isPlace(row, breakdown)) {
    return intake.refuse(place('breakdown'), { code: 'UNKNOWN_BREAKDOWN', params: { indicator: row.indicator.code }, text: entry.breakdown })
  }
  if (entry.isEmptied) return intake.take(place('value'), row, { breakdown, answer: null })
  const read = readListed(entry, row)
  if ('issue' in read) return intake.refuse(place('value'), { ...read.issue, text: entry.value || entry.status })
  if (read.answer) intake.take(place('value'), row, { breakdown, answer: read.answer })
}

const isPlace = ({ cells }: SheetRow, breakdown: Breakdown): boolean => cells.some((cell) => cell.breakdown === breakdown)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, longestQuote)
const normal = (heading: string): string => heading.trim().toLowerCase()
