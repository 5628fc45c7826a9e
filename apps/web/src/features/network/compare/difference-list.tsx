/** What differs, gathered by what has happened; the same rows as in the table. */
import { useEffect, useRef } from 'react'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { differenceKinds, lineOf, type DifferenceRow } from './difference-rows.js'
import styles from './compare.module.css'

export interface DifferenceListProps {
  readonly rows: readonly DifferenceRow[]
  /** The unit that is chosen on the map. */
  readonly selectedId: string | null
}

export function DifferenceList({ rows, selectedId }: DifferenceListProps) {
  const t = useText()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selectedId !== null) list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  return (
    <div ref={list} className={styles.list}>
      {differenceKinds.map((kind) => {
        const own = rows.filter((row) => row.kind === kind)
        return (
          own.length > 0 && (
            <Section key={kind} title={t(`compare.group.${kind}`)} aside={own.length}>
              <ul>
                {own.map((row) => (
                  <DifferenceItem key={row.key} row={row} isSelected={selectedId !== null && row.unitIds.includes(selectedId)} />
                ))}
              </ul>
            </Section>
          )
        )
      })}
    </div>
  )
}

function DifferenceItem({ row, isSelected }: { readonly row: DifferenceRow; readonly isSelected: boolean }) {
  return (
    <li data-selected={isSelected || undefined} aria-current={isSelected || undefined}>
      {lineOf(row)}
      {row.detail !== null && <span className={styles.detail}>{row.detail}</span>}
    </li>
  )
}
