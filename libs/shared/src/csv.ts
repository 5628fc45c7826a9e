/**
 * Writes comma-separated files that open right in a spreadsheet: RFC 4180 with
 * a chosen separator, CRLF, and a UTF-8 mark at the beginning. A text that a
 * spreadsheet would take for a formula is made harmless.
 * Source: ASVS 5.0.0 item 1.2.10; OWASP, CSV injection.
 */

export type CsvValue = string | number | bigint | boolean | null | undefined

export interface CsvOptions {
  /** Between the fields; Finnish spreadsheets expect the semicolon. */
  readonly separator?: ';' | ',' | '\t'
  /** Between the whole and the fraction of a number; the comma unless the comma already separates fields. */
  readonly decimalMark?: ',' | '.'
  /** Whether the file begins with the UTF-8 mark, which spreadsheets need in order to read ä, ö and å. */
  readonly hasByteOrderMark?: boolean
}

/** What a spreadsheet takes for the beginning of a formula, also in its full-width form, also after blanks. */
const startsFormula = /^(?:[\t\r\n\0]|[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/
const needsQuotes = /[",;\t\r\n\0]|^\s|\s$/

/**
 * The text of a whole file. Texts that could be run as a formula get an apostrophe in front; numbers
 * are written as numbers, so -5 stays a number while the text "-5" becomes '-5.
 *
 * @param rows the lines, the first of them usually the headings.
 * @throws RangeError when a number is not finite, or the decimal mark is the separator.
 * @example writeCsv([['Kunta', 'Asukkaita'], ['Oulu', 211848]])
 */
export function writeCsv(rows: readonly (readonly CsvValue[])[], options: CsvOptions = {}): string {
  const separator = options.separator ?? ';'
  const decimalMark = options.decimalMark ?? (separator === ',' ? '.' : ',')
  if (decimalMark === separator) throw new RangeError('the decimal mark would break the fields')
  const lines = rows.map((row) => row.map((value) => field(value, decimalMark)).join(separator) + '\r\n')
  return (options.hasByteOrderMark === false ? '' : '\ufeff') + lines.join('')
}

/**
 * A text that a spreadsheet takes for a text: one that begins as a formula gets an apostrophe in front.
 *
 * @example guardedText('+358 40 1234567') // "'+358 40 1234567"
 */
export function guardedText(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text
}

/**
 * The text before it was guarded.
 *
 * @example unguardedText("'+358 40 1234567") // '+358 40 1234567'
 */
export function unguardedText(text: string): string {
  return text.startsWith("'") && startsFormula.test(text.slice(1)) ? text.slice(1) : text
}

function field(value: CsvValue, decimalMark: ',' | '.'): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value, decimalMark)
  return quoted(typeof value === 'string' ? guardedText(value) : String(value))
}

function numberText(value: number, decimalMark: ',' | '.'): string {
  if (!Number.isFinite(value)) throw new RangeError('a number in a file must be finite')
  return String(value).replace('.', decimalMark)
}

/** Quotes also where another separator than ours stands, because a reader may split there. */
function quoted(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
