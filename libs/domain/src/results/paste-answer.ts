/**
 * What somebody writes or pastes into a figure of a return: a number, a mark for a value that is not a number, or nothing.
 * What is not plainly one of these is never guessed.
 * Source: design, "values that are not numbers"; issue "Results", "Bad input and faults".
 */
import { decimalText } from '@solmu/shared/decimal.js'
import type { CellAnswer, CellStatus } from './cell.js'
import { readValue, type AnswerIssue } from './cell-rules.js'
import type { IndicatorUnit } from './indicator.js'

/** Of which kind a figure is. */
export interface FigureKind {
  readonly unit: IndicatorUnit
  readonly decimals: number
  readonly allowsNotApplicable: boolean
}

/** answer null: the field is empty, nothing is answered. */
export type TypedAnswer = { readonly answer: CellAnswer | null } | { readonly issue: AnswerIssue }

const marks: Readonly<Record<Exclude<CellStatus, 'value'>, readonly string[]>> = {
  missing: ['..', '…', 'puuttuu', 'ei tietoa', 'saknas', 'uppgift saknas', 'missing', 'no data'],
  not_applicable: ['.', 'ei sovellu', 'ej tillämplig', 'ej tillämpligt', 'inte tillämplig', 'not applicable', 'n/a'],
  not_asked: ['ei kys.', 'ei kys', 'ei kysytty', 'ej fr.', 'ej fr', 'ej frågad', 'ej frågat', 'n. asked', 'not asked']
}

const statusOfMark = new Map(
  Object.entries(marks).flatMap(([status, texts]) => texts.map((text) => [text, status as Exclude<CellStatus, 'value'>]))
)

/** The mark by which a status that is no value is written; the same in every language. */
export const markOf = { missing: '..', not_applicable: '.' } as const

const spaces = /[\s\u00a0\u202f\u2009\u2007]+/g

/**
 * Reads what was written into a figure, in the ways of Finland, Sweden and England.
 *
 * @example readTyped('1 234,5', { unit: 'hours', decimals: 1, allowsNotApplicable: true })
 *   // { answer: { status: 'value', value: 12345 } }
 * @example readTyped('..', people) // { answer: { status: 'missing', value: null } }
 * @example readTyped('-', people) // { issue: { code: 'INVALID_NUMBER', … } }: a bare dash may mean zero, or nothing
 */
export function readTyped(text: string, kind: FigureKind): TypedAnswer {
  const plain = text.replace(spaces, ' ').trim()
  if (plain === '') return { answer: null }
  const status = statusOfMark.get(plain.toLocaleLowerCase('fi'))
  if (status === 'not_applicable' && !kind.allowsNotApplicable) return { issue: { code: 'ANSWER_NOT_OFFERED', params: {} } }
  if (status) return { answer: { status, value: null } }
  const read = readValue(kind, withoutUnit(plain, kind.unit))
  return 'issue' in read ? read : { answer: { status: 'value', value: read.value } }
}

/** Spreadsheets paste figures with the unit in which they show them. */
function withoutUnit(text: string, unit: IndicatorUnit): string {
  if (unit === 'percent') return text.replace(/ ?%$/, '')
  return unit === 'euro' ? text.replace(/^€ ?| ?€$/, '') : text
}

/** Says whether two answers are the same; null is the empty field. */
export function isSameAnswer(one: CellAnswer | null, other: CellAnswer | null): boolean {
  return one?.status === other?.status && (one?.value ?? null) === (other?.value ?? null)
}

/**
 * An answer as it is written into a figure.
 *
 * @param notAskedMark the mark of the language for what was not asked: "ei kys."
 * @param decimalMark between the whole and the fraction
 * @example answerText({ status: 'value', value: 35 }, { decimals: 1, decimalMark: ',', notAskedMark: 'ei kys.' }) // '3,5'
 */
export function answerText(
  answer: CellAnswer | null,
  by: { readonly decimals: number; readonly decimalMark: ',' | '.'; readonly notAskedMark: string }
): string {
  if (!answer) return ''
  if (answer.status === 'not_asked') return by.notAskedMark
  if (answer.status !== 'value') return markOf[answer.status]
  return decimalText(answer.value ?? 0, by.decimals).replace('.', by.decimalMark)
}
