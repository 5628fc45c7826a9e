/** One figure on a phone: a big field with its name, what is wrong with it, and what it was before. */
import { useId, type ReactNode } from 'react'
import { ErrorGlyph } from '../../../../ui/glyphs.js'
import { useText } from '../../../../ui/text.js'
import type { CellState } from '../sheet/cell-state.js'
import { useCellText, useIssueText } from '../sheet/cell-text.js'
import { fieldId } from '../sheet/grid-selection.js'
import { useSheet } from '../sheet/sheet-context.js'
import { useStore } from '../sheet/use-store.js'
import styles from './phone.module.css'

export interface FigureFieldProps {
  readonly cellKey: string
  /** What stands above the field; the whole name of the figure is read out. */
  readonly label: ReactNode
  /** Beside the field. */
  readonly aside?: ReactNode
}

const wrongness = (issue: string | null, hintId: string) =>
  issue ? ({ 'aria-describedby': hintId, 'aria-invalid': true } as const) : {}

/** Whoever is still writing is not told that they have not finished. */
const isHalfTyped = ({ typed, issue }: CellState, isHere: boolean): boolean =>
  isHere && typed !== null && issue?.code === 'INVALID_NUMBER'

export function FigureField({ cellKey, label, aside }: FigureFieldProps) {
  const { store, model, selection } = useSheet()
  const { shown } = useCellText()
  const issueText = useIssueText()
  const t = useText()
  const hintId = useId()
  const cell = useStore(store, (of) => of.cell(cellKey))
  const isHere = useStore(selection, (of) => of.activeKey() === cellKey)
  if (!cell) return null
  const { indicatorId, breakdown, answer, typed, isWritable } = cell
  const issue = isHalfTyped(cell, isHere) ? null : issueText(cell)
  return (
    <div className={styles.figure} data-wrong={issue ? true : undefined}>
      <label htmlFor={fieldId(cellKey)} className={styles.figureLabel}>
        {label}
      </label>
      <div className={styles.figureLine}>
        <input
          id={fieldId(cellKey)}
          data-key={cellKey}
          aria-label={model.cellName(indicatorId, breakdown)}
          {...wrongness(issue, hintId)}
          inputMode="decimal"
          autoComplete="off"
          readOnly={!isWritable}
          value={typed ?? shown(answer, store.kindOf(indicatorId).decimals)}
          onFocus={(event) => {
            selection.goTo(cellKey)
            event.target.select()
          }}
          onChange={(event) => store.type(cellKey, event.target.value)}
          onBlur={() => store.settle(cellKey)}
        />
        {aside}
      </div>
      {issue && (
        <p id={hintId} className={styles.issue}>
          <ErrorGlyph size={16} />
          {issue}
        </p>
      )}
      {cell.theirs && <p className={styles.issue}>{t('unitReturn.cell.clash')}</p>}
    </div>
  )
}
