/**
 * The figures of returns in ADX, the aggregate data exchange of IHE. What goes out keeps to the profile; what comes in may
 * be written loosely, as long as it cannot be misunderstood. A figure that is no number goes out as a null value, and its
 * annotation says which kind: "missing: not received".
 * Source: IHE QRPH, Aggregate Data Exchange (ADX), namespace urn:ihe:qrph:adx:2015.
 */
import { decimalText } from '@solmu/shared/decimal.js'
import { xmlAttributes, xmlText } from '@solmu/shared/xml.js'
import { adxPeriod } from './adx-period.js'
import { longestQuote, type ReadField, readListed, readTableField } from './answer-words.js'
import { breakdownOf, categoriesOf, cellStatuses, type CellStatus } from './cell.js'
import { type FilePlace, type FileReading, type Intake, openIntake, type ReturnForm } from './file-intake.js'
import type { SheetRow, WorkingCell } from './sheet.js'

export const adxNamespace = 'urn:ihe:qrph:adx:2015'

/** An element, without what else XML knows: the attributes by their names, the line on which it stands. */
export interface AdxElement {
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number | null
}

export interface AdxValue extends AdxElement {
  readonly annotation: string | null
}

export interface AdxGroup extends AdxElement {
  readonly values: readonly AdxValue[]
}

export interface AdxReading extends FileReading {
  /** Attributes that nobody knows here; what they say was left aside. */
  readonly ignored: readonly string[]
}

/** What other programs add, and what says nothing about a figure. */
const silent = new Set(['comment', 'storedby', 'lastupdated', 'created', 'followup', 'timestamp', 'completedate', 'exported'])
const ofGroup = new Set(['orgunit', 'period', 'dataset'])
const ofValue = new Set(['dataelement', 'value', 'isnull'])

/** Names that would mean something else in XML or in ADX get a prefix. */
const taken = /^(?:value|isnull|xml.*|d_.*)$/

/**
 * The attribute of a dimension.
 *
 * @example adxAttribute('gender') // 'gender'
 * @example adxAttribute('xmlns') // 'd_xmlns'
 */
export const adxAttribute = (dimension: string): string => (taken.test(dimension) ? `d_${dimension}` : dimension)
const dimensionOf = (attribute: string): string => attribute.toLowerCase().replace(/^d_/, '')

/** The figures of a return that were answered, as a group. */
export function adxGroupOf({ unitCode, unitId, period, roundId, sheet }: ReturnForm): AdxGroup {
  const values = sheet.rows.flatMap((row) => row.cells.flatMap(({ breakdown, cell }) => (cell ? [valueOf(row, cell, categoriesOf(breakdown))] : [])))
  return { attributes: { orgUnit: unitCode ?? unitId, period: adxPeriod(period), dataSet: roundId }, line: null, values }
}

function valueOf({ indicator }: SheetRow, cell: WorkingCell, categories: Readonly<Record<string, string>>): AdxValue {
  const dimensions = Object.fromEntries(Object.entries(categories).map(([dimension, category]) => [adxAttribute(dimension), category]))
  const attributes = { dataElement: indicator.code, ...dimensions }
  if (cell.status === 'value') {
    const value = decimalText(cell.value ?? 0, indicator.decimals)
    return { attributes: { ...attributes, value }, annotation: cell.note || null, line: null }
  }
  const annotation = cell.note ? `${cell.status}: ${cell.note}` : cell.status
  return { attributes: { ...attributes, value: '0', isNull: 'true' }, annotation, line: null }
}

/** How a document begins. @param exportedAt when it was made, with the time zone */
export const adxHead = (exportedAt: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<adx xmlns="${adxNamespace}" exported="${xmlText(exportedAt)}">\n`

export const adxTail = '</adx>\n'

/** A group as a document holds it. */
export function adxText({ attributes, values }: AdxGroup): string {
  const lines = values.map((value) => {
    const annotation = value.annotation === null ? '/>' : `><annotation>${xmlText(value.annotation)}</annotation></dataValue>`
    return `    <dataValue${xmlAttributes(value.attributes)}${annotation}\n`
  })
  return `  <group${xmlAttributes(attributes)}>\n${lines.join('')}  </group>\n`
}

/** An attribute by its name in any letters, with or without a prefix. */
export function adxAttributeOf({ attributes }: AdxElement, name: string): string | null {
  const found = Object.entries(attributes).find(([each]) => plain(each) === name.toLowerCase())
  return found ? found[1].trim() : null
}

const plain = (attribute: string): string => attribute.split(':').at(-1)?.toLowerCase() ?? ''

/** Reads the figures of a group for the return that it is of. Categories that stand on the group are those of all its figures. */
export function readAdxGroup(group: AdxGroup, form: ReturnForm): AdxReading {
  const intake = openIntake(form)
  const known = new Set(form.sheet.rows.flatMap(({ dimensions }) => dimensions.map(({ code }) => code)))
  const ignored = new Set<string>()
  const shared = categoriesIn(group, { reserved: ofGroup, known, ignored })
  for (const value of group.values) {
    const own = categoriesIn(value, { reserved: ofValue, known, ignored })
    readValue(value, { ...shared, ...own }, intake)
  }
  return { ...intake.result(), ignored: [...ignored].sort() }
}

function categoriesIn(element: AdxElement, of: { reserved: ReadonlySet<string>; known: ReadonlySet<string>; ignored: Set<string> }): Record<string, string> {
  const categories: Record<string, string> = {}
  for (const [attribute, category] of Object.entries(element.attributes)) {
    const name = plain(attribute)
    if (of.reserved.has(name) || silent.has(name) || attribute.toLowerCase().startsWith('xmlns')) continue
    const dimension = dimensionOf(plain(attribute))
    if (of.known.has(dimension)) categories[dimension] = category.trim().toLowerCase()
    else of.ignored.add(attribute.slice(0, longestQuote))
  }
  return categories
}

function readValue(value: AdxValue, categories: Readonly<Record<string, string>>, intake: Intake): void {
  const place: FilePlace = { row: value.line, column: null, cell: null }
  const code = adxAttributeOf(value, 'dataElement') ?? ''
  const row = intake.rowOf(code)
  if (!row) return intake.refuse(place, { code: 'UNKNOWN_INDICATOR', text: code })
  const breakdown = breakdownOf(categories)
  if (!row.cells.some((cell) => cell.breakdown === breakdown)) {
    return intake.refuse(place, { code: 'UNKNOWN_BREAKDOWN', params: { indicator: row.indicator.code }, text: breakdown })
  }
  const read = answerOf(value, row)
  const text = adxAttributeOf(value, 'value') ?? ''
  if ('issue' in read) return intake.refuse(place, { ...read.issue, text: text || row.indicator.code })
  if (read.answer) intake.take(place, row, { breakdown, answer: read.answer })
}

function answerOf(value: AdxValue, row: SheetRow): ReadField {
  const annotation = value.annotation?.trim() ?? null
  if (/^(?:true|1|yes)$/i.test(adxAttributeOf(value, 'isNull') ?? '')) {
    return readListed({ ...nullAnswer(annotation ?? ''), value: '' }, row)
  }
  const text = adxAttributeOf(value, 'value') ?? ''
  const read = readTableField(text, row)
  if ('issue' in read) return read
  if (!read.answer) return { issue: { code: 'REQUIRED', params: {} } }
  return { answer: { ...read.answer, note: annotation ?? read.answer.note } }
}

/** A null value is missing, unless its annotation says in our words that it is something else. */
function nullAnswer(annotation: string): { readonly status: CellStatus; readonly note: string } {
  const [, word = '', , note = ''] = /^([a-z_]+)(:\s*([\s\S]*))?$/i.exec(annotation) ?? []
  const status = cellStatuses.find((each): each is Exclude<CellStatus, 'value'> => each === word.toLowerCase() && each !== 'value')
  return status ? { status, note } : { status: 'missing', note: annotation }
}
