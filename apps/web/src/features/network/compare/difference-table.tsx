/** The differences as a table: the twin of the map and its list. */
import { DataTable, type Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { Value, ValueLegend } from '../../../ui/value.js'
import type { DayPair } from './compare-days.js'
import type { DifferenceRow } from './difference-rows.js'
import styles from './compare.module.css'

export interface DifferenceTableProps {
  readonly rows: readonly DifferenceRow[]
  readonly days: DayPair
}

/** What was not there on a day is told by a mark, never by an empty cell. */
function Side({ text }: { readonly text: string | null }) {
  return text === null || text === '' ? <Value value="notApplicable" /> : text
}

export function DifferenceTable({ rows, days }: DifferenceTableProps) {
  const t = useText()
  const format = useFormat()
  const columns: readonly Column<DifferenceRow>[] = [
    {
      id: 'subject',
      header: t('compare.column.subject'),
      cell: (row) => (
        <>
          {row.subject}
          {row.detail !== null && <span className={styles.detail}>{row.detail}</span>}
        </>
      )
    },
    { id: 'kind', header: t('compare.column.kind'), cell: (row) => t(`compare.kind.${row.kind}`) },
    { id: 'before', header: format.day(days.from), cell: (row) => <Side text={row.before} /> },
    { id: 'after', header: format.day(days.to), cell: (row) => <Side text={row.after} /> }
  ]
  return (
    <DataTable
      caption={t('compare.table', { from: format.day(days.from), to: format.day(days.to) })}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      phone="scroll"
      footer={rows.some((row) => row.before === null || row.after === null) && <ValueLegend marks={['notApplicable']} />}
    />
  )
}
