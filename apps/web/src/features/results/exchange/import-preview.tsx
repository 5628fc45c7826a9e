/** What a file would change: each figure with what it was and what it becomes, to be taken or left, and what cannot be read. */
import { useId, useMemo, useState } from 'react'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import { Button } from '../../../ui/button.js'
import { Value } from '../../../ui/value.js'
import { useText } from '../../../ui/text.js'
import type { AcceptedCell } from './exchange-menu.js'
import type { FilePreview, PreviewCell, PreviewIssue } from './read-file.js'
import styles from './exchange.module.css'

export interface ImportPreviewProps {
  readonly preview: FilePreview
  readonly onAccept: (cells: readonly AcceptedCell[]) => void
  readonly onCancel: () => void
}

const marks = { missing: 'missing', not_applicable: 'notApplicable', not_asked: 'notAsked' } as const

interface Shown {
  readonly status: CellStatus | null
  readonly value: string | null
}

/** A figure as people read it; an empty place says that it is one. */
function Answer({ of }: { readonly of: Shown | null }) {
  const t = useText()
  if (!of || of.status === null) return <span className={styles.empty}>{t('exchange.preview.empty')}</span>
  if (of.status !== 'value') return <Value value={marks[of.status]} />
  return <Value value={Number(of.value)} decimals={of.value?.split('.')[1]?.length ?? 0} />
}

const keyOf = ({ indicatorId, breakdown }: PreviewCell): string => `${indicatorId}/${breakdown}`

const acceptedOf = ({ indicatorId, breakdown, status, value, note, version }: PreviewCell): AcceptedCell => ({
  ...{ indicatorId, breakdown, status, value, note },
  expectedVersion: version
})

interface ChangeProps {
  readonly cell: PreviewCell
  readonly isTaken: boolean
  readonly onChange: (isTaken: boolean) => void
}

function Change({ cell, isTaken, onChange }: ChangeProps) {
  const t = useText()
  const id = useId()
  return (
    <li className={styles.change}>
      <input
        id={id}
        type="checkbox"
        checked={isTaken}
        aria-describedby={`${id}-what`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className={styles.whose}>
        {cell.name}
        {cell.part !== '' && <span className={styles.part}>{cell.part}</span>}
      </label>
      <p id={`${id}-what`} className={styles.what}>
        <span className="visually-hidden">{t('exchange.preview.was')} </span>
        <Answer of={cell.current} />
        <span aria-hidden="true"> → </span>
        <span className="visually-hidden"> {t('exchange.preview.becomes')} </span>
        <strong>
          <Answer of={cell} />
        </strong>
        {cell.cell !== null && <span className={styles.place}>{cell.cell}</span>}
      </p>
      {cell.note !== '' && <p className={styles.note}>{cell.note}</p>}
      {cell.isNewerHere && <p className={styles.newer}>{t('exchange.preview.newer')}</p>}
    </li>
  )
}

function Issues({ issues }: { readonly issues: readonly PreviewIssue[] }) {
  const t = useText()
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.issues}>
      <h3 id={id}>{t('exchange.preview.issues')}</h3>
      <ul>
        {issues.map(({ cell, row, code, message }, place) => {
          const at = cell ?? (row === null ? null : String(row))
          return <li key={`${code}-${place}`}>{at === null ? message : t('exchange.preview.issueAt', { cell: at, message })}</li>
        })}
      </ul>
    </section>
  )
}

/** Which of the changes are taken; what was changed on the form meanwhile is left until somebody says otherwise. */
function useTaken(cells: readonly PreviewCell[]) {
  const usual = useMemo(() => new Set(cells.filter(({ isNewerHere }) => !isNewerHere).map(keyOf)), [cells])
  const [taken, setTaken] = useState<ReadonlySet<string>>(usual)
  function take(key: string, isTaken: boolean) {
    const next = new Set(taken)
    if (isTaken) next.add(key)
    else next.delete(key)
    setTaken(next)
  }
  return { taken, take, takeAll: (areTaken: boolean) => setTaken(new Set(areTaken ? cells.map(keyOf) : [])) }
}

interface ChangesProps {
  readonly cells: readonly PreviewCell[]
  readonly choice: ReturnType<typeof useTaken>
}

function Changes({ cells, choice: { taken, take, takeAll } }: ChangesProps) {
  const t = useText()
  const id = useId()
  const isMixed = taken.size > 0 && taken.size < cells.length
  return (
    <section aria-labelledby={id} className={styles.changes}>
      <h3 id={id}>{t('exchange.preview.changes')}</h3>
      <label className={styles.all}>
        <input
          type="checkbox"
          checked={taken.size === cells.length}
          ref={(box) => {
            if (box) box.indeterminate = isMixed
          }}
          onChange={(event) => takeAll(event.target.checked)}
        />
        {t('exchange.preview.all')}
      </label>
      {/* Scrolls by itself, so it can be reached by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={styles.list} tabIndex={0} aria-labelledby={id}>
        {cells.map((cell) => (
          <Change key={keyOf(cell)} cell={cell} isTaken={taken.has(keyOf(cell))} onChange={(isTaken) => take(keyOf(cell), isTaken)} />
        ))}
      </ul>
    </section>
  )
}

export function ImportPreview({ preview, onAccept, onCancel }: ImportPreviewProps) {
  const t = useText()
  const { cells, issues, unchangedCount } = preview
  const choice = useTaken(cells)
  const accepted = cells.filter((cell) => choice.taken.has(keyOf(cell)))
  return (
    <div className={styles.preview}>
      <p role="status">
        {t('exchange.preview.summary', { changes: cells.length, unchanged: unchangedCount, issues: issues.length })}
      </p>
      {issues.length > 0 && <Issues issues={issues} />}
      {cells.length > 0 && <Changes cells={cells} choice={choice} />}
      <div className={styles.acts}>
        <Button onClick={onCancel}>{t('exchange.import.cancel')}</Button>
        {cells.length > 0 && (
          <Button variant="primary" disabled={accepted.length === 0} onClick={() => onAccept(accepted.map(acceptedOf))}>
            {t('exchange.preview.take', { count: accepted.length })}
          </Button>
        )}
      </div>
    </div>
  )
}
