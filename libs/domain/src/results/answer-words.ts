/**
 * How an answer stands in a file: as a number or a mark in the cell of a table, as words in a list. What a mark or a number
 * means is decided where it is typed (`paste-answer.ts`); a file only adds the reason, which follows the mark after a colon.
 * Source: design, "values that are not numbers"; issue "Results", item 3 and "Bad input and faults".
 */
import { decimalNumber } from '@solmu/shared/decimal.js'
import type { ErrorParams } from '../errors.js'
import { type CellStatus, cellStatuses } from './cell.js'
import type { AnswerIssue } from './cell-rules.js'
import { markOf, readTyped } from './paste-answer.js'
import type { AskedIndicator } from './sheet.js'

/** What a place of a file says of a figure. */
export interface FileAnswer {
  readonly status: CellStatus
  /** In steps of the indicator; null unless the status is value. */
  readonly value: number | null
  /** Null when the file says nothing about it: what was said before stands as long as the answer is of the same kind. */
  readonly note: string | null
}

/** answer null: the place is empty and says nothing. */
export type ReadField = { readonly answer: FileAnswer | null } | { readonly issue: AnswerIssue }

/** How an indicator takes its answers. */
export type Asked = Pick<AskedIndicator, 'indicator' | 'allowsNotApplicable'>

/** By its mark in Finnish, which is read in every language. */
const notAskedMark = 'ei kys.'

/** The most of what stands in a file that is told back. */
export const longestQuote = 60

/**
 * An answer as the cell of a table holds it: a number, or a mark with its reason.
 *
 * @example tableField({ status: 'value', value: 35, note: '' }, 1) // 3.5
 * @example tableField({ status: 'missing', value: null, note: 'ei saatu' }, 0) // '..: ei saatu'
 */
export function tableField(answer: FileAnswer | null, decimals: number): string | number | null {
  if (!answer) return null
  if (answer.status === 'value') return decimalNumber(answer.value ?? 0, decimals)
  const mark = answer.status === 'not_asked' ? notAskedMark : markOf[answer.status]
  return answer.note ? `${mark}: ${answer.note}` : mark
}

/**
 * Reads the cell of a table.
 *
 * @example readTableField('1 234,5', hours) // { answer: { status: 'value', value: 12345, note: null } }
 * @example readTableField('..: ei saatu', people) // { answer: { status: 'missing', value: null, note: 'ei saatu' } }
 */
export function readTableField(text: string, asked: Asked): ReadField {
  const colon = text.indexOf(':')
  if (colon < 0) return typed(text, asked, null)
  const read = typed(text.slice(0, colon), asked, text.slice(colon + 1).trim())
  // Only a mark has a reason: "12: arvio" is no number.
  const isMark = 'answer' in read ? read.answer !== null && read.answer.status !== 'value' : read.issue.code === 'ANSWER_NOT_OFFERED'
  return isMark ? read : { issue: { code: 'INVALID_NUMBER', params: {} } }
}

/** An answer as a list holds it, in words; what is left out says nothing. */
export interface ListedAnswer {
  readonly status: string
  readonly value: string
  readonly note: string | null
}

/**
 * Reads an answer of a list. Without a status the value says what it is, by number or mark.
 *
 * @example readListed({ status: '', value: '..', note: 'ei saatu' }, people) // missing, with the reason
 * @example readListed({ status: 'missing', value: '3', note: null }, people) // { issue: { code: 'INVALID_INPUT', … } }
 */
export function readListed({ status, value, note }: ListedAnswer, asked: Asked): ReadField {
  const word = status.trim().toLowerCase()
  if (word === '') return typed(value, asked, note)
  const known = cellStatuses.find((each) => each === word)
  if (!known) return refused('UNKNOWN_WORD', { value: word.slice(0, longestQuote) })
  if (known !== 'value') return marked(known, { value, note }, asked)
  const read = typed(value, asked, note)
  if ('issue' in read || read.answer?.status === 'value') return read
  return refused(read.answer ? 'INVALID_NUMBER' : 'REQUIRED')
}

function marked(status: Exclude<CellStatus, 'value'>, { value, note }: Omit<ListedAnswer, 'status'>, asked: Asked): ReadField {
  if (value.trim() !== '') return refused('INVALID_INPUT')
  if (status === 'not_applicable' && !asked.allowsNotApplicable) return refused('ANSWER_NOT_OFFERED')
  return { answer: { status, value: null, note } }
}

const refused = (code: AnswerIssue['code'], params: ErrorParams = {}): ReadField => ({ issue: { code, params } })

function typed(text: string, { indicator, allowsNotApplicable }: Asked, note: string | null): ReadField {
  const read = readTyped(text, { unit: indicator.unit, decimals: indicator.decimals, allowsNotApplicable })
  if ('issue' in read) return read
  return { answer: read.answer && { ...read.answer, note } }
}

/**
 * The text of a number that a program has written, as far as spreadsheets show it: 15 digits, without an exponent. What was
 * worked out as 0.30000000000000004 is 0.3, and 1e308 is a one with 308 zeros.
 *
 * @example plainNumber(0.1 + 0.2) // '0.3'
 * @throws RangeError when it is not finite
 */
export function plainNumber(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError('not a finite number')
  const [mantissa = '', exponent = '0'] = Number(number.toPrecision(15)).toExponential().split('e')
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
