import { cellKeyText } from '@solmu/domain/results/cell.js'
import type { MessageParams } from '@solmu/domain/results/check-message.js'
import type { FigureRow, Past } from '@solmu/domain/results/check-figures.js'
import { decimalText } from '@solmu/shared/decimal.js'
import type { PeopleOfReturn } from '../unit-return/return-people.js'
import type { ExplainedFinding } from './checks.js'
import type { ExplanationRow } from './check.queries.js'
import type { CheckExplanationType, CheckPast, Finding } from './finding.graphql.js'

/** A finding as the API shows it. */
export function shownFinding(finding: ExplainedFinding, people: PeopleOfReturn): Finding {
  const { key, ruleCode, severity, kind, message, at, cells, needsExplanation, explanation, former } = finding
  return {
    ...{ key, ruleCode, severity, kind, message, needsExplanation, cell: cellKeyText(at), cells: [...cells] },
    params: shownParams(finding.params),
    explanation: explanation && shownWords(explanation, people),
    formerText: former?.text ?? null,
    explanationVersion: (explanation ?? former)?.version ?? 0
  }
}

const shownParams = (params: MessageParams): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).map(([name, param]) => [name, 'words' in param ? param.words : param.decimal]))

const shownWords = ({ text, writtenById, writtenAt }: ExplanationRow, people: PeopleOfReturn) => ({
  text,
  writtenBy: (writtenById && people.get(writtenById)?.displayName) ?? null,
  writtenAt
})

/** An explanation as the form needs it that checks while somebody writes. */
export const shownExplanation = (row: ExplanationRow, people: PeopleOfReturn): CheckExplanationType => ({
  ...shownWords(row, people),
  ...{ ruleCode: row.ruleCode, cell: row.cell, about: row.about, version: row.version }
})

/** The past of a figure in the text in which figures travel. */
export const shownPast = ({ decimals }: Pick<FigureRow, 'decimals'>, breakdown: string, past: Past): CheckPast => ({
  breakdown,
  values: past.map((steps) => (steps === null ? null : decimalText(steps, decimals)))
})
