/** The figures that a correction is to change: which they are, what stands, and what is written in their place. */
import { useState } from 'react'
import { cellKeyText, type CellAnswer, type CellStatus } from '@solmu/domain/results/cell.js'
import { isSameAnswer, readTyped } from '@solmu/domain/results/paste-answer.js'
import { useViewer } from '../../../../app/viewer.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../../ui/drafts.js'
import { useText } from '../../../../ui/text.js'
import { answerOf, sentValue } from '../../unit-return/sheet/cell-state.js'
import { useIssueText } from '../../unit-return/sheet/cell-text.js'
import type { ReturnPast } from '../approval.types.js'

/** A figure that can be corrected. */
export interface Correctable {
  readonly key: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly stands: CellAnswer
  readonly decimals: number
  readonly row: ReturnPast['sheet'][number]
}

export interface ProposedRow {
  /** The key of the figure; empty until one is chosen. */
  readonly cell: string
  readonly text: string
}

/** Every figure that somebody gave: one that is worked out follows from them. Where nothing was sent, the figure stands as missing. */
export function correctablesOf({ sheet }: ReturnPast): readonly Correctable[] {
  const given = sheet.filter(({ indicator }) => indicator.sourceClass !== 'derived')
  return given.flatMap((row) =>
    row.cells.map((cell) => {
      const { id: indicatorId, decimals } = row.indicator
      const stands = answerOf(cell, decimals) ?? { status: 'missing' as const, value: null }
      return { key: cellKeyText({ indicatorId, breakdown: cell.breakdown }), indicatorId, breakdown: cell.breakdown, stands, decimals, row }
    })
  )
}

const isRow = (value: unknown): value is ProposedRow => {
  const { cell, text } = (value ?? {}) as Partial<ProposedRow>
  return typeof cell === 'string' && typeof text === 'string'
}

const empty: ProposedRow = { cell: '', text: '' }

/** The rows as they stand in the dialog; they stay in the tab until they are sent. */
export function useProposedRows(returnId: string) {
  const { id: viewerId } = useViewer()
  const name: DraftName = ['correction-cells', viewerId, returnId]
  const [rows, setRows] = useState<readonly ProposedRow[]>(() => {
    const { rows: kept } = (readDraft(name) ?? {}) as { rows?: unknown }
    const read = Array.isArray(kept) ? kept.filter(isRow) : []
    return read.length > 0 ? read : [empty]
  })
  function write(next: readonly ProposedRow[]): void {
    setRows(next)
    keepDraft(name, { rows: next })
  }
  return {
    rows,
    add: () => write([...rows, empty]),
    remove: (at: number) => write(rows.toSpliced(at, 1)),
    change: (at: number, part: Partial<ProposedRow>) => write(rows.map((row, place) => (place === at ? { ...row, ...part } : row))),
    forget: () => forgetDraft(name)
  }
}

/** The names of the fields of a row; the ids of the controls are `step-` and the name. */
export const rowFields = (at: number) => ({ cell: `cells-${at}`, value: `value-${at}` })

/** @example fieldOfPath(['input', 'cells', 2, 'value']) // 'value-2' */
export function fieldOfPath(path: readonly (string | number)[]): string | undefined {
  const [first, at, part] = path.filter((each) => each !== 'input')
  if (first !== 'cells') return undefined
  const fields = rowFields(Number(at ?? 0))
  return part === 'value' ? fields.value : fields.cell
}

interface ReadRow {
  /** The figure as it travels; null when something is wrong with the row. */
  readonly figure: { readonly indicatorId: string; readonly breakdown: string; readonly status: CellStatus; readonly value: string | null } | null
  /** What is wrong, at the choice of the figure or at its value. */
  readonly faults: { readonly cell?: string; readonly value?: string }
}

/** Reads a row as the form of the return would. */
function useReadRow(cells: readonly Correctable[]): (row: ProposedRow) => ReadRow {
  const t = useText()
  const issueText = useIssueText()
  const byKey = new Map(cells.map((cell) => [cell.key, cell]))
  const wrong = (value: string): ReadRow => ({ figure: null, faults: { value } })
  return ({ cell: key, text }) => {
    const cell = byKey.get(key)
    if (!cell) return { figure: null, faults: { cell: t('errors.REQUIRED') } }
    const { unit, decimals } = cell.row.indicator
    const read = readTyped(text, { unit, decimals, allowsNotApplicable: cell.row.allowsNotApplicable })
    if ('issue' in read) return wrong(issueText(read) ?? '')
    if (read.answer === null) return wrong(t('errors.REQUIRED'))
    if (isSameAnswer(read.answer, cell.stands)) return wrong(t('approval.correction.same'))
    const { indicatorId, breakdown } = cell
    return { figure: { indicatorId, breakdown, status: read.answer.status, value: sentValue(read.answer, decimals) }, faults: {} }
  }
}

/** Reads the rows: the figures to be sent, and what is wrong by the name of the field. */
export function useReadRows(cells: readonly Correctable[]) {
  const readRow = useReadRow(cells)
  return (rows: readonly ProposedRow[]) => {
    const read = rows.map(readRow)
    const faults = read.flatMap(({ faults: { cell, value } }, at) => [
      ...(cell === undefined ? [] : [[rowFields(at).cell, cell] as const]),
      ...(value === undefined ? [] : [[rowFields(at).value, value] as const])
    ])
    return { figures: read.flatMap(({ figure }) => figure ?? []), faults: Object.fromEntries(faults) as Record<string, string> }
  }
}
