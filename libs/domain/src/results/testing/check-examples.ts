import { sameInAll } from '@solmu/shared/text.js'
import type { CheckRule, CheckSpec, Severity } from '../check-rule.js'
import type { Figure, FigureRow, FigureSheet, History } from '../check-figures.js'
import type { CellStatus } from '../cell.js'
import type { Dimension } from '../indicator.js'
import { aDimension } from './asked-indicators.js'

/** Group I and II, as most figures are broken down. */
export const groups: Dimension = aDimension('customer_group', 'i', 'ii')
export const genders: Dimension = aDimension('gender', 'f', 'm')

/** A value, null for an empty place, or an answer that is no value. */
type Answer = number | null | Exclude<CellStatus, 'value'>

const figureOf = (breakdown: string, answer: Answer): Figure => ({
  breakdown,
  status: answer === null ? null : typeof answer === 'number' ? 'value' : answer,
  value: typeof answer === 'number' ? answer : null,
  note: ''
})

/** A row of whole numbers; a row of one figure when the answers are no record. */
export function aRow(code: string, answers: Answer | Readonly<Record<string, Answer>>, of: Partial<FigureRow> = {}): FigureRow {
  const isWhole = typeof answers !== 'object' || answers === null
  const figures = isWhole ? [figureOf('', answers)] : Object.entries(answers).map(([breakdown, answer]) => figureOf(breakdown, answer))
  return {
    ...{ id: code.toLowerCase(), code, group: 'customers', name: sameInAll(`Name of ${code}`), decimals: 0 },
    ...{ isRequired: true, addsUp: true, dimensions: [], figures, total: null },
    ...of
  }
}

/** The past of whole rows by code, the newest first. */
export const aHistory = (past: Readonly<Record<string, readonly (number | null)[]>>): History =>
  new Map(Object.entries(past).map(([code, values]) => [code.toLowerCase(), new Map([['', values]])]))

export const aSheet = (rows: readonly FigureRow[], history: History = new Map()): FigureSheet => ({
  rows,
  history,
  period: '2026-Q3'
})

export const aRule = (spec: CheckSpec, of: { code?: string; severity?: Severity; message?: string } = {}): CheckRule => ({
  code: of.code ?? 'rule',
  severity: of.severity ?? 'error',
  spec,
  message: sameInAll(of.message ?? '{label}')
})
