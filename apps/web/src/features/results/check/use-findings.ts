/**
 * Checks a return while it is being written: the engine of the API runs here on the figures as they stand in the form, so
 * that nobody waits for a saving to learn that a figure cannot be right.
 */
import { useMutation, useQuery } from '@apollo/client/react'
import { useCallback, useMemo } from 'react'
import { cellKeyText, type CellStatus } from '@solmu/domain/results/cell.js'
import type { History } from '@solmu/domain/results/check-figures.js'
import { figuresOf, type CheckedRow } from '@solmu/domain/results/check-sheet.js'
import { standingRules } from '@solmu/domain/results/check-standing.js'
import { explanationOf, runChecks } from '@solmu/domain/results/checks.js'
import type { CategoryKind, Indicator } from '@solmu/domain/results/indicator.js'
import { parseDecimal } from '@solmu/shared/decimal.js'
import type { LocalizedText } from '../../../ui/text.js'
import { explainFindingMutation, returnChecksQuery, type PanelFinding, type ReturnChecks } from './check.operations.js'

/** A row of the form, as much of it as the checks need. */
export interface LiveRow {
  readonly indicator: Pick<Indicator, 'id' | 'code' | 'unit' | 'decimals' | 'aggregation' | 'sourceClass'>
  readonly version: { readonly name: LocalizedText }
  readonly isRequired: boolean
  readonly dimensions: readonly {
    readonly code: string
    readonly name: LocalizedText
    readonly categories: readonly { readonly code: string; readonly kind: CategoryKind; readonly name: LocalizedText }[]
  }[]
  readonly cells: readonly { readonly breakdown: string }[]
}

/** What stands in a field: the value in steps of the indicator; none for an empty one. */
export interface LiveAnswer {
  readonly status: CellStatus
  readonly value: number | null
  readonly note: string
}

export interface LiveSheet {
  readonly period: string
  readonly rows: readonly LiveRow[]
  /** What stands in a place, saved or not; undefined for an empty one. */
  readonly answerAt: (key: string) => LiveAnswer | undefined
}

function historyOf(checks: ReturnChecks, rows: readonly LiveRow[]): History {
  const decimals = new Map(rows.map(({ indicator }) => [indicator.id, indicator.decimals]))
  const stepsOf = (indicatorId: string, text: string | null): number | null => {
    const read = text === null ? null : parseDecimal(text, decimals.get(indicatorId) ?? 0)
    return read && 'value' in read ? read.value : null
  }
  return new Map(
    checks.indicators.map(({ indicatorId, past }) => [
      indicatorId,
      new Map(past.map(({ breakdown, values }) => [breakdown, values.map((text) => stepsOf(indicatorId, text))]))
    ])
  )
}

function checkedRow(row: LiveRow, checks: ReturnChecks, answerAt: LiveSheet['answerAt']): CheckedRow {
  const { indicator, version, isRequired, dimensions, cells } = row
  const formula = checks.indicators.find(({ indicatorId }) => indicatorId === indicator.id)
  const { numerator = null, denominator = null, factor = 1 } = formula ?? {}
  return {
    indicator: { ...indicator, weightIndicatorId: null },
    version: { ...version, numerator, denominator, factor },
    ...{ isRequired, dimensions },
    cells: cells.map(({ breakdown }) => ({
      breakdown,
      cell: answerAt(cellKeyText({ indicatorId: indicator.id, breakdown })) ?? null
    }))
  }
}

/**
 * What the checks find in figures as they stand.
 *
 * @example findingsIn(checks, { period: '2026-Q3', rows, answerAt: (key) => store.answer(key) })
 */
export function findingsIn(checks: ReturnChecks, { period, rows, answerAt }: LiveSheet): readonly PanelFinding[] {
  const sheet = figuresOf({
    period,
    rows: rows.map((row) => checkedRow(row, checks, answerAt)),
    groups: new Map(checks.indicators.map(({ indicatorId, groupCode }) => [indicatorId, groupCode])),
    history: historyOf(checks, rows)
  })
  return runChecks(standingRules(checks.rules), sheet).map((finding): PanelFinding => {
    const { key, ruleCode, severity, message, at, cells, needsExplanation } = finding
    const cell = cellKeyText(at)
    const explanation = explanationOf(finding, checks.explanations)
    const said = checks.explanations.find((one) => one.ruleCode === ruleCode && one.cell === cell)
    return {
      ...{ key, ruleCode, severity, message, cell, cells, needsExplanation, explanation },
      formerText: explanation ? null : (said?.text ?? null),
      explanationVersion: said?.version ?? 0
    }
  })
}

/** True when something keeps the return from being sent. */
export const hasErrors = (findings: readonly PanelFinding[]): boolean => findings.some(({ severity }) => severity === 'error')

/** True when a warning has no explanation yet. */
export const owesExplanations = (findings: readonly PanelFinding[]): boolean =>
  findings.some(({ needsExplanation, explanation }) => needsExplanation && explanation === null)

/** The gravest finding at each place, by its key. */
export function severityByCell(findings: readonly PanelFinding[]): ReadonlyMap<string, PanelFinding['severity']> {
  const gravest = new Map<string, PanelFinding['severity']>()
  // Errors come first, so that the first one at a place is the gravest.
  for (const { cells, severity } of findings) {
    for (const cell of cells) {
      const key = cellKeyText(cell)
      if (!gravest.has(key)) gravest.set(key, severity)
    }
  }
  return gravest
}

/**
 * What the checks of a return need, and the way to explain what they find.
 *
 * @returns checks undefined while they are on their way
 */
export function useReturnChecks(returnId: string) {
  const { data, error, refetch } = useQuery(returnChecksQuery, { variables: { returnId }, fetchPolicy: 'cache-and-network' })
  const [send] = useMutation(explainFindingMutation)
  const explain = useCallback(
    async ({ ruleCode, cell, explanationVersion }: PanelFinding, text: string): Promise<void> => {
      await send({ variables: { input: { returnId, ruleCode, cell, text, expectedVersion: explanationVersion } } })
      await refetch()
    },
    [send, refetch, returnId]
  )
  return { checks: data?.returnChecks, error, refetch, explain }
}

/** What the checks find in a form, worked out anew whenever its figures change; none while the rules are on their way. */
export function useFindings(checks: ReturnChecks | undefined, sheet: LiveSheet): readonly PanelFinding[] {
  const { period, rows, answerAt } = sheet
  return useMemo(() => (checks ? findingsIn(checks, { period, rows, answerAt }) : []), [checks, period, rows, answerAt])
}
