/**
 * The one engine that checks a submission before it is sent: rules in, figures in, findings out. It is pure, so that the
 * form shows live what the API will say, and it knows tables of figures only, so that every form of the network can use it.
 * Source: issue "Results", item 4; ux, "pre-submit check list with jump links".
 */
import { kindOfPeriod, shiftPeriod } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { breakdownOf, cellKeyText, type CellKey } from './cell.js'
import { cellsOf, type FigureRow, type FigureSheet, labelOf, type Slice } from './check-figures.js'
import { fillMessage, type MessageParam, type MessageParams } from './check-message.js'
import { expressionHits, partsHits } from './check-relations.js'
import { type CheckKind, type CheckRule, type Selector, severities, type Severity } from './check-rule.js'
import { changeHits, outlierHits, rangeHits, requiredHits } from './check-thresholds.js'

/** What a rule has found, before it is worded. */
export interface Hit {
  readonly row: FigureRow
  readonly slice: Slice
  readonly params: MessageParams
  /** The figures of this submission that it speaks of: what is explained is explained for these and for no others. */
  readonly about: string
  /** Where it points to, when that is not the slice. */
  readonly cells?: readonly CellKey[]
}

export interface Finding {
  /** Stays the same while the same rule finds fault with the same place. */
  readonly key: string
  readonly ruleCode: string
  readonly severity: Severity
  readonly kind: CheckKind
  readonly message: LocalizedText
  readonly params: MessageParams
  /** The place by which it is known: an indicator and a breakdown over some of its dimensions. */
  readonly at: CellKey
  /** The cells that it points to; the empty breakdown is the total of an indicator that is broken down. */
  readonly cells: readonly CellKey[]
  readonly needsExplanation: boolean
  readonly about: string
}

/** What somebody has said about a finding. */
export interface Explanation {
  readonly ruleCode: string
  /** The place of the finding as one text. */
  readonly cell: string
  readonly text: string
  /** `about` of the finding that was explained. */
  readonly about: string
}

const hitsOf = (rule: CheckRule, sheet: FigureSheet, rows: readonly FigureRow[]): readonly Hit[] => {
  const { spec } = rule
  switch (spec.kind) {
    case 'required':
      return requiredHits(spec, rows)
    case 'range':
      return rangeHits(spec, rows)
    case 'change':
      return changeHits(spec, sheet, rows)
    case 'outlier':
      return outlierHits(spec, sheet, rows)
    case 'parts':
      return partsHits(spec, sheet)
    case 'expression':
      return expressionHits(spec, sheet)
  }
}

/**
 * Checks a sheet by rules.
 *
 * @param rules sound by `readSpec`; their order does not matter
 * @returns what was found: errors, then warnings, then remarks, each in the order of the sheet
 * @example runChecks([atMostDue], sheet) // [{ key: 'b4_at_most_due:…/customer_group:ii', severity: 'error', … }]
 */
export function runChecks(rules: readonly CheckRule[], sheet: FigureSheet): readonly Finding[] {
  const places = new Map(sheet.rows.map(({ id }, place) => [id, place]))
  const found = rules
    .filter(({ spec }) => spec.periodKinds.length === 0 || spec.periodKinds.includes(kindOfPeriod(sheet.period)))
    .flatMap((rule) => {
      const rows = 'of' in rule.spec ? selected(rule.spec.of, sheet.rows) : []
      const period = { words: periodWords(shiftPeriod(sheet.period, rule.spec.kind === 'parts' ? -rule.spec.periodsAgo : -1)) }
      return hitsOf(rule, sheet, rows).map((hit) => findingOf(rule, hit, period))
    })
  const rank = ({ severity, at }: Finding) => severities.indexOf(severity) * 1e6 + (places.get(at.indicatorId) ?? 0)
  return found.sort((a, b) => rank(a) - rank(b) || compare(a.key, b.key))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function selected({ kind, codes }: Selector, rows: readonly FigureRow[]): readonly FigureRow[] {
  if (kind === 'all') return rows
  return rows.filter(({ code, group }) => codes.includes(kind === 'groups' ? group : code))
}

function findingOf({ code, severity, spec, message }: CheckRule, hit: Hit, period: MessageParam): Finding {
  const { row, slice, about } = hit
  const at = { indicatorId: row.id, breakdown: breakdownOf(slice) }
  const params: MessageParams = {
    label: { words: labelOf(row, slice) },
    code: { words: { fi: row.code, sv: row.code, en: row.code } },
    period,
    ...hit.params
  }
  return {
    key: `${code}:${cellKeyText(at)}`,
    ...{ ruleCode: code, severity, kind: spec.kind, params, at, about },
    message: fillMessage(message, params),
    cells: hit.cells ?? cellsOf(row, slice),
    needsExplanation: severity === 'warning'
  }
}

/** A period in few characters. @example periodWords('2026-Q1').fi // '1/2026' */
function periodWords(period: string): LocalizedText {
  const [year = '', place] = period.split('-')
  const text = place === undefined ? year : `${Number(place.replace(/^[QT]/, ''))}/${year}`
  return { fi: text, sv: text, en: text }
}

/** The explanation of a finding, unless the figures have changed since it was written. */
export function explanationOf<Of extends Explanation>(finding: Finding, explanations: readonly Of[]): Of | null {
  const cell = cellKeyText(finding.at)
  return (
    explanations.find((one) => one.ruleCode === finding.ruleCode && one.cell === cell && one.about === finding.about) ?? null
  )
}

/** What keeps a submission from being sent: errors, and warnings that nobody has explained. */
export function blocking(findings: readonly Finding[], explanations: readonly Explanation[]): readonly Finding[] {
  return findings.filter(
    (finding) => finding.severity === 'error' || (finding.needsExplanation && explanationOf(finding, explanations) === null)
  )
}

export const shortestExplanation = 3
export const longestExplanation = 2000
