/**
 * Projects of others, as public lists tell of them. They are no projects of the consortium: nobody here looks after them, they have
 * no gates and no budget, and a list that comes again says what they are now. A row is known by its code, or by its name,
 * organisation and days where it has none; what a list does not say stays. Lists come with broken rows (an unquoted comma shifts
 * amounts into the columns of days), so nothing is guessed: what cannot be what its column says is told with its cell.
 * Source: issue "Portfolio", item 7 and "Bad input and faults"; the lists of rakennerahastot.fi.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { parseDecimal } from '@solmu/shared/decimal.js'
import { type FileRow, readDay, type RowFault, RowReader, shortened } from '../network/import-cells.js'
import { plainWord } from '../network/import-fields.js'
import { parseBusinessId } from '../network/organisation-business-id.js'

/** The texts of a project and how long each may be. */
export const publicProjectTexts = { code: 60, organisation: 300, funder: 300, fund: 60, programme: 200, priority: 300, objective: 300, region: 300, state: 100 } as const
export type PublicProjectText = keyof typeof publicProjectTexts

export const publicProjectAmounts = ['granted', 'realised', 'publicPlanned', 'publicRealised'] as const
export type PublicProjectAmount = (typeof publicProjectAmounts)[number]

/** What is known of a project; amounts in minor units of its currency. */
export interface PublicProjectFacts extends Readonly<Record<PublicProjectText, string | null>>, Readonly<Record<PublicProjectAmount, number | null>> {
  readonly name: string
  readonly businessId: string | null
  readonly startsOn: IsoDate | null
  readonly endsOn: IsoDate | null
  readonly currency: string
  readonly summary: string | null
}

/** What a row says, null for what it does not say, and what is wrong or odd about it. */
export interface PublicProjectRow {
  readonly line: number
  readonly label: string
  readonly facts: PublicProjectFacts
  /** Whether the row itself says which currency its amounts are in. */
  readonly hasCurrency: boolean
  readonly faults: readonly RowFault[]
}

/** Such days as lists have; others come from amounts that have slipped into another column. */
const firstDay = '1990-01-01'
const lastDay = '2099-12-31'
const largestAmount = 100_000_000_000_00

/**
 * The day of a cell: in words of a calendar, never a number of a spreadsheet, since 7560 and 16500 are amounts of a shifted row.
 *
 * @example listedDay('1.3.2015') // '2015-03-01'
 * @example listedDay('7560') // null
 */
export function listedDay(text: string): IsoDate | null {
  const day = /^\d+$/.test(text) ? null : readDay(text)
  return day !== null && day >= firstDay && day <= lastDay ? day : null
}

/**
 * The amount of a cell in cents: a comma or a point before the decimals, blanks between thousands, a sign of the euro or none.
 *
 * @example listedAmount('1 234,5 €') // 123450
 * @example listedAmount('1.10.2014') // null
 */
export function listedAmount(text: string): number | null {
  const read = parseDecimal(text.replace(/\s*(€|eur)$/i, ''), 2)
  return 'value' in read ? read.value : null
}

/**
 * The region of a cell, without the code of the European division before its name.
 *
 * @example listedRegion('FI193 Keski-Suomi') // 'Keski-Suomi'
 */
export const listedRegion = (text: string): string => text.replace(/^FI[0-9A-Z]{1,3}\s+(?=\p{L})/u, '')

class ListReader {
  constructor(readonly cells: RowReader) {}

  amount(field: PublicProjectAmount, least: number): number | null {
    const amount = this.cells.read(field, { code: 'INVALID_NUMBER', parse: listedAmount })
    if (amount === null || (amount >= least && amount <= largestAmount)) return amount
    return this.cells.refuse(field, 'OUT_OF_RANGE', { min: least / 100, max: largestAmount / 100 })
  }

  day(field: string): IsoDate | null {
    return this.cells.read(field, { code: 'INVALID_DATE', parse: listedDay })
  }

  /** A name has a letter in it; a number there is an amount of a shifted row. */
  called(field: string, longest: number): string | null {
    const text = this.cells.required(field, longest)
    return text === null || /\p{L}/u.test(text) ? text : this.cells.refuse(field, 'INVALID_INPUT')
  }

  currency(): string | null {
    const code = this.cells.text('currency', 3)?.toUpperCase() ?? null
    return code === null || /^[A-Z]{3}$/.test(code) ? code : this.cells.refuse('currency', 'UNKNOWN_WORD', { value: shortened(code) })
  }
}

/**
 * What a row of a public list says, with every fault that shows in the row itself. Cells beyond the last heading that no column
 * fills a field with come from a separator that was not quoted: what stands in them would be lost.
 */
export function readPublicProject(fields: readonly (string | null)[], row: FileRow): PublicProjectRow {
  const cells = new RowReader(fields, row.cells.map((cell) => cell.replace(/[\p{Cc}\s]+/gu, ' ')))
  const list = new ListReader(cells)
  const texts = Object.fromEntries(Object.entries(publicProjectTexts).map(([field, longest]) => [field, field === 'organisation' ? list.called(field, longest) : cells.text(field, longest)]))
  const currency = list.currency()
  checkWidth(cells, fields, row)
  const facts = {
    ...{ ...(texts as Record<PublicProjectText, string | null>), region: texts['region'] ? listedRegion(texts['region']) : null },
    ...{ name: list.called('name', 500) ?? '', businessId: cells.read('businessId', { code: 'INVALID_BUSINESS_ID', parse: parseBusinessId }) },
    ...{ startsOn: list.day('startsOn'), endsOn: list.day('endsOn'), currency: currency ?? 'EUR' },
    // What was paid back can make less than nothing of what was paid.
    ...{ granted: list.amount('granted', 0), realised: list.amount('realised', -largestAmount) },
    ...{ publicPlanned: list.amount('publicPlanned', 0), publicRealised: list.amount('publicRealised', -largestAmount) },
    summary: longText(cells)
  }
  if (facts.startsOn && facts.endsOn && facts.endsOn < facts.startsOn) cells.refuse('endsOn', 'DAYS_REVERSED')
  return { line: row.line, label: labelOf(facts, row), facts, hasCurrency: currency !== null, faults: cells.faults }
}

function checkWidth(reader: RowReader, fields: readonly (string | null)[], { cells, headed = fields.length }: FileRow): void {
  const beyond = cells.findLastIndex((cell, place) => place >= headed && fields[place] == null && cell.trim() !== '') + 1
  if (beyond > headed) reader.refuse(null, 'TOO_MANY_CELLS', { count: beyond, columns: headed })
}

function longText(cells: RowReader): string | null {
  const text = cells.raw('summary')
  return text !== null && text.length > 8000 ? cells.refuse('summary', 'TOO_LONG', { max: 8000 }) : text
}

function labelOf({ name, code }: PublicProjectFacts, { cells }: FileRow): string {
  const words = [name, code].filter(Boolean).join(' · ') || (cells.find((cell) => cell.trim() !== '') ?? '')
  return [...words].slice(0, 200).join('')
}

/** By what a project without a code is known: its name, organisation and days. */
export const likenessOf = ({ name, organisation, startsOn, endsOn }: PublicProjectFacts): string =>
  [plainWord(name), plainWord(organisation ?? ''), startsOn ?? '', endsOn ?? ''].join('|')

/** What is odd and yet may be so: more was paid than granted. The row comes in, and says so. */
export function oddities({ granted, realised }: Pick<PublicProjectFacts, 'granted' | 'realised'>): RowFault[] {
  return granted !== null && realised !== null && realised > granted ? [{ field: 'realised', code: 'REALISED_ABOVE_GRANTED', params: {} }] : []
}
