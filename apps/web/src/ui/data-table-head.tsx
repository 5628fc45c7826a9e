/** The headings of a table, some of which sort it. */
import { announce } from './announce.js'
import type { Column, Sort } from './data-table.js'
import { useText } from './text.js'
import styles from './data-table.module.css'

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
}

function SortArrow({ sort, column }: { readonly sort?: Sort; readonly column: string }) {
  const isSorted = sort?.column === column
  return (
    <svg className={styles.arrow} viewBox="0 0 10 12" width={10} height={12} aria-hidden="true" data-sorted={isSorted}>
      {isSorted && sort.descending ? (
        <path d="M5 10.5V1.5M1.5 7 5 10.5 8.5 7" />
      ) : (
        <path d="M5 1.5v9M1.5 5 5 1.5 8.5 5" />
      )}
    </svg>
  )
}

function ariaSort(sort: Sort | undefined, column: string): 'ascending' | 'descending' | undefined {
  if (sort?.column !== column) return undefined
  return sort.descending ? 'descending' : 'ascending'
}

function Label<Row>({ column }: { readonly column: Column<Row> }) {
  if (!column.spokenHeader) return column.header
  return (
    <>
      <span aria-hidden="true">{column.header}</span>
      <span className="visually-hidden">{column.spokenHeader}</span>
    </>
  )
}

export function DataTableHead<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  const t = useText()

  function sortBy(column: Column<Row>) {
    const descending = sort?.column === column.id && !sort.descending
    onSort?.({ column: column.id, descending })
    const name = column.spokenHeader ?? column.header
    announce(t(descending ? 'ui.table.sortedDescending' : 'ui.table.sortedAscending', { column: name }))
  }

  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={{ width: column.width }}
            data-numeric={column.isNumeric || undefined}
            aria-sort={ariaSort(sort, column.id)}
          >
            {column.isSortable && onSort ? (
              <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
                <Label column={column} />
                <SortArrow sort={sort} column={column.id} />
              </button>
            ) : (
              <Label column={column} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
