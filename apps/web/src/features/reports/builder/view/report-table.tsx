/** A table of a report: caption, headings of columns and rows, totals, and under it what its marks mean. */
import { useId } from 'react'
import type { RenderedTable } from '../report.operations.js'
import { MarkLegend, ReportCell } from './report-cell.js'
import { scrollFrame } from './scroll-frame.js'
import styles from './report.module.css'

type Row = RenderedTable['rows'][number]

function BodyRow({ row, columns }: { readonly row: Row } & Pick<RenderedTable, 'columns'>) {
  return (
    <tr data-total={row.isTotal || undefined}>
      <th scope="row">
        {row.code !== '' && <code className={styles.code}>{row.code}</code>}
        {row.label !== row.code && row.label}
      </th>
      {row.cells.map((cell, place) => (
        <td key={place} data-text={columns[place]?.isText || undefined} data-total={columns[place]?.isTotal || undefined}>
          <ReportCell cell={cell} />
        </td>
      ))}
    </tr>
  )
}

export interface ReportTableProps {
  readonly table: RenderedTable
  /** The same caption stands above it as a heading already. */
  readonly isCaptionHidden?: boolean
}

export function ReportTable({ table: { caption, corner, columns, rows }, isCaptionHidden }: ReportTableProps) {
  const id = useId()
  return (
    <>
      <div className={styles.frame} {...scrollFrame({ labelledBy: id })}>
        <table className={styles.table}>
          <caption id={id} className={isCaptionHidden ? 'visually-hidden' : undefined}>
            {caption}
          </caption>
          <thead>
            <tr>
              {/* An empty corner heads nothing. */}
              {corner === '' ? <td /> : <th scope="col">{corner}</th>}
              {columns.map(({ label, isTotal, isText }, place) => (
                <th key={place} scope="col" data-text={isText || undefined} data-total={isTotal || undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <BodyRow key={place} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      <MarkLegend cells={rows.flatMap(({ cells }) => cells)} />
    </>
  )
}
