/** One figure of the grid. Only this is drawn anew while somebody types into it. */
import { memo } from 'react'
import type { GridEntry } from '@solmu/domain/results/grid.js'
import { ErrorGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { useText } from '../../../../ui/text.js'
import { useCellText, useIssueText } from './cell-text.js'
import type { CellState } from './cell-state.js'
import { fieldId } from './grid-selection.js'
import { useSheet } from './sheet-context.js'
import { useStore } from './use-store.js'
import styles from './sheet.module.css'

export interface GridCellProps {
  readonly entry: GridEntry
  /** Where it stands, from one, for those who listen. */
  readonly column: number
}

/** What is said of a figure after its name and its value. */
function useDescription(cell: CellState, entry: GridEntry): string | undefined {
  const t = useText()
  const { marks } = useSheet()
  const { spoken } = useCellText()
  const issueText = useIssueText()
  const { commentCount, severity, writer } = useStore(marks, (of) => of.of(entry.key))
  const parts = [
    cell.answer && cell.answer.status !== 'value' && spoken(cell.answer, 0),
    issueText(cell),
    cell.theirs && t('unitReturn.cell.clash'),
    cell.review === 'questioned' && !cell.answered && t('unitReturn.cell.questioned'),
    severity && t(`unitReturn.cell.finding.${severity}`),
    commentCount > 0 && t('unitReturn.cell.comments', { count: commentCount }),
    writer && t('unitReturn.presence.inCell', { name: writer })
  ]
  return parts.filter(Boolean).join('. ') || undefined
}

function toneOf(cell: CellState, severity: string | null, isActive: boolean): 'error' | 'warning' | undefined {
  // Whoever is still writing is not told that they have not finished.
  if (cell.issue && !(isActive && cell.typed !== null)) return 'error'
  if (cell.theirs || severity === 'error') return 'error'
  return severity === 'warning' ? 'warning' : undefined
}

/** How a figure looks beside its tone: locked, empty, questioned, or a mark. */
function lookOf({ isWritable, answer, typed, review, answered }: CellState) {
  const isBlank = typed === null && answer === null
  const isMark = typed === null && answer !== null && answer.status !== 'value'
  return {
    'data-locked': isWritable ? undefined : true,
    'data-empty': (isWritable && isBlank) || undefined,
    'data-asked': review === 'questioned' ? (answered ?? 'open') : undefined,
    'data-mark': isMark ? answer.status : undefined
  }
}

function Glyph({ tone }: { readonly tone: 'error' | 'warning' | undefined }) {
  if (tone === 'error') return <ErrorGlyph size={14} className={styles.glyph} />
  return tone === 'warning' ? <WarningGlyph size={14} className={styles.glyph} /> : null
}

export const GridCell = memo(function GridCell({ entry, column }: GridCellProps) {
  const { store } = useSheet()
  const cell = useStore(store, (of) => of.cell(entry.key))
  // Between a new layout and the figures for it.
  if (!cell) return <td role="gridcell" aria-colindex={column} className={styles.blank} />
  return <KnownCell entry={entry} column={column} cell={cell} />
})

function KnownCell({ entry, column, cell }: GridCellProps & { readonly cell: CellState }) {
  const { key, indicatorId, breakdown, isWritable } = entry
  const { store, selection, marks, model } = useSheet()
  const { shown } = useCellText()
  const isActive = useStore(selection, (of) => of.activeKey() === key)
  const isSelected = useStore(selection, (of) => of.isSelected(key))
  const mark = useStore(marks, (of) => of.of(key))
  const tone = toneOf(cell, mark.severity, isActive)
  const description = useDescription(cell, entry)
  const { decimals } = store.kindOf(indicatorId)
  return (
    <td
      role="gridcell"
      aria-colindex={column}
      aria-selected={isSelected || undefined}
      className={styles.entry}
      data-key={key}
      data-decimals={decimals}
      data-tone={tone}
      {...lookOf(cell)}
      data-commented={mark.commentCount > 0 || undefined}
      data-writer={mark.writer ?? undefined}
      title={description}
    >
      <Glyph tone={tone} />
      <input
        id={fieldId(key)}
        className={styles.field}
        aria-label={model.cellName(indicatorId, breakdown)}
        aria-describedby={description && `${fieldId(key)}-about`}
        aria-invalid={tone === 'error' || undefined}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        readOnly={!isWritable}
        tabIndex={isActive ? 0 : -1}
        value={cell.typed ?? shown(cell.answer, decimals)}
        onChange={(event) => {
          if (selection.mode === 'move') selection.mode = 'write'
          store.type(key, event.target.value)
        }}
      />
      {description && (
        <span id={`${fieldId(key)}-about`} hidden>
          {description}
        </span>
      )}
    </td>
  )
}
