/**
 * Whether an answer is one that an indicator can have. The form, the file that is brought in, the machine that sends figures
 * and the API refuse by these rules alone. Whether a figure is plausible is not asked here: that is for the checks.
 * Source: issue "Results", items 1 and 3, "Bad input and faults".
 */
import { decimalNumber, parseDecimal, type DecimalIssue } from '@solmu/shared/decimal.js'
import type { ErrorCode, ErrorParams } from '../errors.js'
import { type CellAnswer, type CellStatus, largestValue } from './cell.js'
import type { IndicatorUnit } from './indicator.js'
import type { AskedIndicator } from './sheet.js'

export const longestNote = 2000

/** An answer as somebody has given it: the value as a text, with comma or point. */
export interface GivenAnswer {
  readonly status: CellStatus
  readonly value: string | null
  readonly note: string
}

/** An answer as it is kept. */
export interface KeptAnswer extends CellAnswer {
  readonly note: string
}

/** Why an answer is not taken. */
export interface AnswerIssue {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

export type ReadAnswer = { readonly answer: KeptAnswer } | { readonly issue: AnswerIssue }

const codes: Readonly<Record<DecimalIssue, ErrorCode>> = {
  not_a_number: 'INVALID_NUMBER',
  too_many_decimals: 'TOO_MANY_DECIMALS',
  too_large: 'OUT_OF_RANGE'
}

/** Nobody counts less than nobody; a percentage of a whole is no more than the whole. Euros and scores may be negative. */
const bounds: Readonly<Partial<Record<IndicatorUnit, { readonly min: number; readonly max?: number }>>> = {
  count: { min: 0 },
  persons: { min: 0 },
  hours: { min: 0 },
  fte: { min: 0 },
  percent: { min: 0, max: 100 }
}

/** The smallest and the largest value that a figure can have, as ordinary numbers. */
export function rangeOf({ unit, decimals }: { readonly unit: IndicatorUnit; readonly decimals: number }): {
  readonly min: number
  readonly max: number
} {
  const largest = decimalNumber(largestValue, decimals)
  return { min: bounds[unit]?.min ?? -largest, max: bounds[unit]?.max ?? largest }
}

/**
 * Reads an answer.
 *
 * @param asked what the round asks for
 * @example readAnswer(customers, { status: 'value', value: '12', note: '' }) // { answer: { status: 'value', value: 12, note: '' } }
 * @example readAnswer(customers, { status: 'value', value: '-1', note: '' }) // { issue: { code: 'OUT_OF_RANGE', … } }
 */
export function readAnswer(asked: AskedIndicator, given: GivenAnswer): ReadAnswer {
  const note = given.note.trim()
  const issue = noteIssue(note) ?? statusIssue(asked, given, note)
  if (issue) return { issue }
  if (given.value === null) return { answer: { status: given.status, value: null, note } }
  const read = readValue(asked.indicator, given.value)
  return 'issue' in read ? read : { answer: { status: 'value', value: read.value, note } }
}

function noteIssue(note: string): AnswerIssue | null {
  if (note.length > longestNote) return { code: 'TOO_LONG', params: { max: longestNote } }
  return note.includes('\0') ? { code: 'INVALID_INPUT', params: {} } : null
}

function statusIssue(asked: AskedIndicator, { status, value }: GivenAnswer, note: string): AnswerIssue | null {
  if (status === 'value') return value === null || value.trim() === '' ? { code: 'REQUIRED', params: {} } : null
  if (value !== null) return { code: 'INVALID_INPUT', params: {} }
  if (status === 'not_applicable' && !asked.allowsNotApplicable) return { code: 'ANSWER_NOT_OFFERED', params: {} }
  if (status === 'missing' && asked.isRequired && note === '') return { code: 'NOTE_REQUIRED', params: {} }
  return null
}

/** Reads a value of a unit with so many decimals, in steps. */
export function readValue(
  indicator: { readonly unit: IndicatorUnit; readonly decimals: number },
  text: string
): { readonly value: number } | { readonly issue: AnswerIssue } {
  const { unit, decimals } = indicator
  const read = parseDecimal(text, decimals, largestValue)
  if ('issue' in read) {
    const params: Readonly<Record<DecimalIssue, ErrorParams>> = {
      not_a_number: {},
      too_many_decimals: { decimals },
      too_large: rangeOf(indicator)
    }
    return { issue: { code: codes[read.issue], params: params[read.issue] } }
  }
  const { min = -Infinity, max = Infinity } = bounds[unit] ?? {}
  const isWithin = read.value >= min * 10 ** decimals && read.value <= max * 10 ** decimals
  return isWithin ? { value: read.value } : { issue: { code: 'OUT_OF_RANGE', params: rangeOf(indicator) } }
}
