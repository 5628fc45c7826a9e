/**
 * A heat map that is a table: every cell says its value, colour only helps the eye. Headings and the first column stick while
 * the frame scrolls; the frame can be reached and moved by keyboard.
 */
import type { ReactNode } from 'react'
import { type Figure, Value } from '../value.js'
import styles from './heat-table.module.css'

export interface HeatCell {
  readonly value: Figure
  /** Where it stands between the least and the most, from 0 to 1; null without a colour. */
  readonly position: number | null
  /** What it means, for whoever points at it; those who listen hear the headings and the value. */
  readonly hint?: string
}

export interface HeatColumn {
  readonly key: string
  /** As it stands in the heading. */
  readonly short: string
  /** In full: read out, and shown to whoever points at it. */
  readonly name: string
}

export interface HeatRow {
  readonly key: string
  readonly head: ReactNode
  /** Beside the head, before the cells. */
  readonly facts: readonly ReactNode[]
  /** One for each column; none for a row of which nothing is known. */
  readonly cells: readonly HeatCell[]
  /** Stands in place of the cells when there are none. */
  readonly none?: string
  /** After the cells. */
  readonly after?: readonly ReactNode[]
}

export interface HeatTableProps {
  readonly caption: string
  /** What the rows are. */
  readonly corner: string
  readonly facts: readonly string[]
  readonly columnGroups: readonly { readonly key: string; readonly name: string; readonly columns: readonly HeatColumn[] }[]
  readonly after?: readonly string[]
  readonly rowGroups: readonly { readonly key: string; readonly name: string; readonly rows: readonly HeatRow[] }[]
}

const classes = 5

/** Which of the five blues a place has. @example heatClass(0.75) // 4 */
export const heatClass = (position: number): number => Math.min(classes, Math.floor(position * classes) + 1)

function Cell({ cell }: { readonly cell: HeatCell }) {
  return (
    <td className={styles.cell} data-class={cell.position === null ? undefined : heatClass(cell.position)} title={cell.hint}>
      <Value value={cell.value} />
    </td>
  )
}

function Head({ corner, facts, columnGroups, after = [] }: Pick<HeatTableProps, 'corner' | 'facts' | 'columnGroups' | 'after'>) {
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col" className={styles.corner}>
          {corner}
        </th>
        {facts.map((fact) => (
          <th key={fact} rowSpan={2} scope="col" className={styles.fact}>
            {fact}
          </th>
        ))}
        {columnGroups.map(({ key, name, columns }) => (
          <th key={key} colSpan={columns.length} scope="colgroup" className={styles.group}>
            <span>{name}</span>
          </th>
        ))}
        {after.map((fact) => (
          <th key={fact} rowSpan={2} scope="col" className={styles.fact}>
            {fact}
          </th>
        ))}
      </tr>
      <tr>
        {columnGroups.flatMap(({ columns }) =>
          columns.map(({ key, short, name }) => (
            <th key={key} scope="col" className={styles.column} title={name}>
              <span aria-hidden="true">{short}</span>
              <span className="visually-hidden">{name}</span>
            </th>
          ))
        )}
      </tr>
    </thead>
  )
}

export function HeatTable({ caption, corner, facts, columnGroups, after, rowGroups }: HeatTableProps) {
  const width = columnGroups.reduce((sum, { columns }) => sum + columns.length, 0)
  const all = 1 + facts.length + width + (after?.length ?? 0)
  return (
    // Scrolls, so that the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <Head {...{ corner, facts, columnGroups, after }} />
        {rowGroups.map(({ key, name, rows }) => (
          <tbody key={key}>
            {name !== '' && (
              <tr>
                <th scope="rowgroup" colSpan={all} className={styles.rowGroup}>
                  <span>{name}</span>
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className={styles.head}>
                  {row.head}
                </th>
                {row.facts.map((fact, place) => (
                  <td key={facts[place]} className={styles.fact}>
                    {fact}
                  </td>
                ))}
                {row.cells.length === 0 ? (
                  <td colSpan={width} className={styles.none}>
                    {row.none}
                  </td>
                ) : (
                  row.cells.map((cell, place) => <Cell key={place} cell={cell} />)
                )}
                {after?.map((heading, place) => (
                  <td key={heading} className={styles.fact}>
                    {row.after?.[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
