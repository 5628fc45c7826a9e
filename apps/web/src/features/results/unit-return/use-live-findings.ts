/** What the checks find in the form as it stands, a moment after each change. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { cellKeyText } from '@solmu/domain/results/cell.js'
import type { FindingCell, PanelFinding } from '../check/check.operations.js'
import { hasErrors, owesExplanations, severityByCell, useFindings, useReturnChecks } from '../check/use-findings.js'
import type { SheetParts } from './sheet/sheet-context.js'
import type { UnitReturn } from './unit-return.types.js'

/** How long the writer may pause before the figures are checked, in ms. */
const pause = 400

export interface LiveFindings {
  /** Undefined while the rules are on their way. */
  readonly findings: readonly PanelFinding[] | undefined
  readonly hasErrors: boolean
  readonly owesExplanations: boolean
  readonly onExplain: (finding: PanelFinding, text: string) => Promise<void>
  readonly labelOfCell: (cell: FindingCell) => string
}

/** Counts the pauses after changes of the figures. */
function useTurn({ store }: SheetParts): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = store.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setTurn((before) => before + 1), pause)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [store])
  return turn
}

export function useLiveFindings(unitReturn: UnitReturn, parts: SheetParts): LiveFindings {
  const { store, marks, model } = parts
  const { checks, explain } = useReturnChecks(unitReturn.id)
  const turn = useTurn(parts)
  const answerAt = useMemo(() => {
    // As they stood at this turn: another turn is another function, so that the checks know.
    const answers = new Map(store.all().flatMap(({ key, answer, note }) => (answer ? [[key, { ...answer, note }] as const] : [])))
    return turn < 0 ? () => undefined : (key: string) => answers.get(key)
  }, [store, turn])
  const findings = useFindings(checks, { period: unitReturn.round.period, rows: unitReturn.sheet, answerAt })
  useEffect(() => marks.set('severity', severityByCell(findings)), [marks, findings])
  const labelOfCell = useCallback(
    ({ indicatorId, breakdown }: FindingCell) =>
      model.hasRow(indicatorId) ? model.cellShortName(indicatorId, breakdown) : cellKeyText({ indicatorId, breakdown }),
    [model]
  )
  return useMemo(
    () => ({
      findings: checks && findings,
      hasErrors: hasErrors(findings),
      owesExplanations: owesExplanations(findings),
      onExplain: explain,
      labelOfCell
    }),
    [checks, findings, explain, labelOfCell]
  )
}
