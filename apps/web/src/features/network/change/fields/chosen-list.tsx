/** What has been added one by one: a row each, which can be taken away again. */
import { useRef, type ReactNode } from 'react'
import { IconX } from '@tabler/icons-react'
import { IconButton } from '../../../../ui/button.js'
import { useText } from '../../../../ui/text.js'
import styles from '../change.module.css'

export interface ChosenRow {
  readonly key: string
  readonly label: string
  readonly detail?: ReactNode
  /** A field of its own, such as a share. */
  readonly control?: ReactNode
}

export interface ChosenListProps {
  /** What the list is of: read out. */
  readonly label: string
  readonly rows: readonly ChosenRow[]
  readonly onRemove: (key: string) => void
  /** The control that takes the focus when the last row is gone. */
  readonly pickerId: string
}

export function ChosenList({ label, rows, onRemove, pickerId }: ChosenListProps) {
  const t = useText()
  const list = useRef<HTMLUListElement>(null)
  function remove(key: string, index: number): void {
    onRemove(key)
    // The row under the removed one takes its place, and the focus with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>('button[data-removes]') ?? []
      const next = buttons[Math.min(index, buttons.length - 1)]
      if (next === undefined) document.getElementById(pickerId)?.focus()
      else next.focus()
    })
  }
  if (rows.length === 0) return null
  return (
    <ul ref={list} className={styles.chosen} aria-label={label}>
      {rows.map((row, index) => (
        <li key={row.key}>
          <span className={styles.chosenName}>
            {row.label}
            {row.detail !== undefined && <span className={styles.detail}>{row.detail}</span>}
          </span>
          {row.control}
          <IconButton
            data-removes
            icon={IconX}
            label={t('change.field.remove', { name: row.label })}
            onClick={() => remove(row.key, index)}
          />
        </li>
      ))}
    </ul>
  )
}
