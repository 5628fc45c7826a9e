/**
 * Reads the cells of a row as people in Finland write them: days as 5.11.2026,
 * decimals with a comma, words in three languages. What cannot be read becomes a
 * fault with the name of its field; nothing is guessed.
 * Source: issue "Network in time", item 5; house rules for Finnish input.
 */
import { isIsoDate, isoDateOf, type IsoDate } from '@solmu/shared/dates.js'
import type { ErrorCode, ErrorParams } from '../errors.js'
import { codeOf, type WordTable } from './import-words.js'

/** Every code by which a row can be refused; each is an error of the product. */
export const faultCodes = [
  'REQUIRED',
  'TOO_LONG',
  'INVALID_INPUT',
  'INVALID_DATE',
  'INVALID_NUMBER',
  'OUT_OF_RANGE',
  'DAYS_REVERSED',
  'INVALID_EMAIL',
  'INVALID_BUSINESS_ID',
  'INVALID_WEBSITE',
  'INVALID_POSTAL_CODE',
  'UNKNOWN_WORD',
  'MEMBER_BY_ADMISSION',
  'UNKNOWN_REFERENCE',
  'AMBIGUOUS_REFERENCE',
  'DUPLICATE_KEY',
  'ALREADY_EXISTS',
  'ROW_DEPENDS',
  'REALISED_ABOVE_GRANTED',
  'LIKE_ANOTHER',
  'TOO_MANY_CELLS',
  'CURRENCY_MIXED',
  'NETWORK_REFUSED'
] as const satisfies readonly ErrorCode[]

export type FaultCode = (typeof faultCodes)[number]

/** Why a row cannot be brought in: the field, null for the row as a whole, and the code of the error. */
export interface RowFault {
  readonly field: string | null
  readonly code: FaultCode
  readonly params: ErrorParams
}

/** A row of the file: the number of its line, counted from 1 for the headings, and its cells. */
export interface FileRow {
  readonly line: number
  readonly cells: readonly string[]
  /** How many columns have a heading, where the last ones may have none. */
  readonly headed?: number
}

/** Characters that no text has: they break lists and files, or turn what is read round. */
const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** Day 1 of spreadsheets, moved by the day that they count although 1900 had no 29 February. */
const spreadsheetEpoch = Date.UTC(1899, 11, 30)

/**
 * The day that a text names: 5.11.2026, 2026-11-05, or the number by which a spreadsheet counts days.
 *
 * @example readDay('05.11.2026') // '2026-11-05'
 * @example readDay('46331') // '2026-11-05'
 * @example readDay('31.2.2026') // null
 */
export function readDay(text: string): IsoDate | null {
  const finnish = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (finnish) return dayIfReal(isoDateOf(Number(finnish[3]), Number(finnish[2]), Number(finnish[1])))
  if (/^\d{5}$/.test(text)) {
    return dayIfReal(new Date(spreadsheetEpoch + Number(text) * 86_400_000).toISOString().slice(0, 10))
  }
  return dayIfReal(text)
}

const dayIfReal = (day: string): IsoDate | null => (isIsoDate(day) ? day : null)

/**
 * The number that a text names, with a comma or a point before the decimals; blanks may part the thousands.
 *
 * @example readNumber('25,46816') // 25.46816
 * @example readNumber('−1 234.5') // -1234.5
 */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, '').replace('\u2212', '-').replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,17})?$/.test(plain) ? Number(plain) : null
}

/** Reads the cells of one row by the names of the fields that they fill, and remembers what is wrong with them. */
export class RowReader {
  readonly faults: RowFault[] = []
  readonly #cells: ReadonlyMap<string, string>

  /** @param fields what each column fills, in the order of the cells. */
  constructor(fields: readonly (string | null)[], cells: readonly string[]) {
    const filled = fields.flatMap((field, place): [string, string][] =>
      field === null ? [] : [[field, (cells[place] ?? '').normalize('NFC').trim()]]
    )
    this.#cells = new Map(filled.filter(([, text]) => text !== ''))
  }

  refuse(field: string | null, code: FaultCode, params: ErrorParams = {}): null {
    this.faults.push({ field, code, params })
    return null
  }

  /** The text as it stands, null when the cell is blank or no column fills the field. */
  raw(field: string): string | null {
    return this.#cells.get(field) ?? null
  }

  /** A text of one line. */
  text(field: string, longest: number): string | null {
    const text = this.raw(field)
    if (text === null) return null
    if (control.test(text)) return this.refuse(field, 'INVALID_INPUT')
    return text.length > longest ? this.refuse(field, 'TOO_LONG', { max: longest }) : text
  }

  /** The same, which has to be there. */
  required(field: string, longest: number): string | null {
    return this.raw(field) === null ? this.refuse(field, 'REQUIRED') : this.text(field, longest)
  }

  day(field: string): IsoDate | null {
    return this.read(field, { code: 'INVALID_DATE', parse: readDay })
  }

  /** A number from the least to the most. */
  number(field: string, least: number, most: number): number | null {
    const value = this.read(field, { code: 'INVALID_NUMBER', parse: readNumber })
    if (value === null || (value >= least && value <= most)) return value
    return this.refuse(field, 'OUT_OF_RANGE', { min: least, max: most })
  }

  /** A word that stands for a code. */
  word<Code extends string>(field: string, table: WordTable<Code>): Code | null {
    return this.wordIn(field, this.raw(field), table)
  }

  /** Words with commas, semicolons or slashes between them; null when the cell is blank. */
  words<Code extends string>(field: string, table: WordTable<Code>): readonly Code[] | null {
    const parts = this.raw(field)?.split(/[,;/|\n]/u).map((part) => part.trim()).filter((part) => part !== '')
    if (!parts) return null
    return [...new Set(parts.flatMap((part) => this.wordIn(field, part, table) ?? []))]
  }

  read<T>(field: string, { code, parse }: { readonly code: FaultCode; readonly parse: (text: string) => T | null }): T | null {
    const text = this.text(field, 500)
    return text === null ? null : (parse(text) ?? this.refuse(field, code))
  }

  private wordIn<Code extends string>(field: string, text: string | null, table: WordTable<Code>): Code | null {
    if (text === null) return null
    return codeOf(table, text) ?? this.refuse(field, 'UNKNOWN_WORD', { value: shortened(text) })
  }
}

/** A text as a message may show it. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
