/**
 * The table of every list: head and first column stick, headings sort and say
 * so, numbers stand right, rows are parted by hairlines. On a phone a row
 * becomes "name, main figure, facts", or the table scrolls in its own frame.
 */
import type { ReactNode } from 'react'
import { classNames } from './class-names.js'
import { DataTableHead } from './data-table-head.js'
import { ErrorNotice } from './error-notice.js'
import { SkeletonBar, useIsSlow } from './skeleton.js'
import { useText } from './text.js'
import styles from './data-table.module.css'

export interface Column<Row> {
  /** Unique in the table; also what `sort.column` names. */
  readonly id: string
  /** The heading, with the unit of the figures in it: "Väestö, hlö". */
  readonly header: string
  /** A heading for those who listen, when the shown one is too short; an empty shown heading needs it. */
  readonly spokenHeader?: string
  readonly cell: (row: Row) => ReactNode
  /** Figures: right-aligned. */
  readonly isNumeric?: boolean
  /** The heading becomes a button that sorts. */
  readonly isSortable?: boolean
  /** A CSS width, such as `'12rem'`. */
  readonly width?: string
  /** The cell of the totals row. */
  readonly total?: ReactNode
  /**
   * The cell's place when a row stands alone on a phone: `title` (the first
   * column unless told), `figure` at the right end, `fact` below (the others
   * unless told), or `hidden`.
   */
  readonly phone?: 'title' | 'figure' | 'fact' | 'hidden'
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

export interface DataTableProps<Row> {
  /** What the table is: read out. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  /** The rows; `undefined` while they are on their way. */
  readonly rows: readonly Row[] | undefined
  readonly rowKey: (row: Row) => string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  /** New rows are on their way while the old ones still stand. */
  readonly isRefreshing?: boolean
  /** Stands in place of the rows. */
  readonly error?: unknown
  readonly onRetry?: () => void
  /** Shown when there are no rows: an `EmptyState`. */
  readonly empty?: ReactNode
  /** The row that is open beside the table. */
  readonly selectedKey?: string | null
  /** A press anywhere on the row; the row's own link stays the way for the keyboard. */
  readonly onRowOpen?: (row: Row) => void
  /** `rows`: each row stands alone on a phone. `scroll`: the table scrolls in its own frame. */
  readonly phone?: 'rows' | 'scroll'
  /** Under the table: a `Pager`, a `ValueLegend`. */
  readonly footer?: ReactNode
  /** How many grey rows stand in while loading. */
  readonly skeletonRows?: number
}

/** A press on a link, a button or selected text is not a press on the row. */
function isOwnPress(target: EventTarget): boolean {
  if (window.getSelection()?.toString()) return true
  return target instanceof Element && target.closest('a, button, input, select, label') !== null
}

function phonePlace<Row>(column: Column<Row>, index: number): string {
  return column.phone ?? (index === 0 ? 'title' : 'fact')
}

interface RowsProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'rowKey' | 'selectedKey' | 'onRowOpen'> {
  readonly rows: readonly Row[]
}

function Rows<Row>({ columns, rows, rowKey, selectedKey, onRowOpen }: RowsProps<Row>) {
  return rows.map((row) => {
    const key = rowKey(row)
    return (
      // The row's link does the same for the keyboard; this only makes the row a larger target for the mouse.
      <tr
        key={key}
        data-selected={selectedKey === key || undefined}
        data-opens={onRowOpen ? true : undefined}
        onClick={onRowOpen && ((event) => (isOwnPress(event.target) ? undefined : onRowOpen(row)))}
      >
        {columns.map((column, index) => {
          const Cell = index === 0 ? 'th' : 'td'
          return (
            <Cell
              key={column.id}
              scope={index === 0 ? 'row' : undefined}
              data-numeric={column.isNumeric || undefined}
              data-phone={phonePlace(column, index)}
              data-label={column.header || undefined}
            >
              {column.cell(row)}
            </Cell>
          )
        })}
      </tr>
    )
  })
}

function SkeletonRows({ columns, count }: { readonly columns: number; readonly count: number }) {
  const isSlow = useIsSlow(true)
  return Array.from({ length: count }, (_, row) => (
    <tr key={row} aria-hidden="true">
      {Array.from({ length: columns }, (_, column) => (
        <td key={column} data-phone={column === 0 ? 'title' : 'hidden'}>
          {isSlow && <SkeletonBar width={`${85 - ((row * 13 + column * 29) % 45)}%`} />}
        </td>
      ))}
    </tr>
  ))
}

function Totals<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) => {
          const Cell = index === 0 ? 'th' : 'td'
          return (
            <Cell
              key={column.id}
              scope={index === 0 ? 'row' : undefined}
              data-numeric={column.isNumeric || undefined}
              data-phone={phonePlace(column, index)}
              data-label={column.header || undefined}
            >
              {column.total}
            </Cell>
          )
        })}
      </tr>
    </tfoot>
  )
}

function Body<Row>(props: DataTableProps<Row>) {
  const { columns, rows, skeletonRows = 8 } = props
  return (
    <tbody>
      {rows ? <Rows {...props} rows={rows} /> : <SkeletonRows columns={columns.length} count={skeletonRows} />}
    </tbody>
  )
}

function Table<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, sort, onSort, isRefreshing } = props
  const t = useText()
  const isLoading = rows === undefined
  const hasTotals = columns.some((column) => column.total !== undefined)
  return (
    <table className={styles.table} aria-busy={isLoading || isRefreshing || undefined}>
      <caption className="visually-hidden">{isLoading ? `${caption}. ${t('ui.loading')}` : caption}</caption>
      <DataTableHead columns={columns} sort={sort} onSort={onSort} />
      <Body {...props} />
      {hasTotals && rows && rows.length > 0 && <Totals columns={columns} />}
    </table>
  )
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, error, onRetry, empty, phone = 'rows', footer } = props
  if (error && !rows) return <ErrorNotice error={error} onRetry={onRetry} />
  // A frame that scrolls has to be reachable by keyboard, and therefore named.
  const scrolls = phone === 'scroll' ? { role: 'region', 'aria-label': caption, tabIndex: 0 } : {}
  return (
    <div className={styles.wrap}>
      <div className={classNames(styles.frame, phone === 'rows' ? styles.phoneRows : styles.phoneScroll)} {...scrolls}>
        <Table {...props} />
      </div>
      {rows?.length === 0 && empty}
      {footer}
    </div>
  )
}
