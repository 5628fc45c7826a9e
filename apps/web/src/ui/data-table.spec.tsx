import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { renderInApp } from '../app/testing.js'
import { DataTable, type Column, type DataTableProps, type Sort } from './data-table.js'
import { EmptyState } from './empty-state.js'
import { Pager, useKeysetPages } from './pager.js'
import { ApiError } from '../graphql/api-error.js'

interface Unit {
  readonly id: string
  readonly name: string
  readonly population: number
}

const units: readonly Unit[] = [
  { id: '1', name: 'Kiteen Kaari', population: 9500 },
  { id: '2', name: 'Iisalmen Into', population: 20600 }
]

const columns: readonly Column<Unit>[] = [
  { id: 'name', header: 'Yksikkö', cell: (unit) => unit.name, isSortable: true, total: 'Yhteensä' },
  { id: 'population', header: 'Väestö, hlö', cell: (unit) => unit.population, isNumeric: true, isSortable: true, total: 30100 }
]

function SortedTable(props: Partial<DataTableProps<Unit>>) {
  const [sort, setSort] = useState<Sort>({ column: 'name', descending: false })
  return (
    <DataTable caption="Yksiköt" columns={columns} rows={units} rowKey={(unit) => unit.id} sort={sort} onSort={setSort} {...props} />
  )
}

it('is a named table whose rows have headings', async () => {
  await renderInApp(<SortedTable />)
  const table = screen.getByRole('table', { name: 'Yksiköt' })
  expect(within(table).getByRole('rowheader', { name: 'Kiteen Kaari' })).toBeVisible()
  expect(within(table).getAllByRole('row')).toHaveLength(4)
  expect(screen.getByRole('rowheader', { name: 'Yhteensä' })).toBeVisible()
})

it('sorts by its headings, and says which way', async () => {
  const user = userEvent.setup()
  await renderInApp(<SortedTable />)
  const name = screen.getByRole('columnheader', { name: /Yksikkö/ })
  const population = screen.getByRole('columnheader', { name: /Väestö/ })
  expect(name).toHaveAttribute('aria-sort', 'ascending')
  await user.click(within(name).getByRole('button'))
  expect(name).toHaveAttribute('aria-sort', 'descending')
  await user.click(within(population).getByRole('button'))
  expect(population).toHaveAttribute('aria-sort', 'ascending')
  expect(name).not.toHaveAttribute('aria-sort')
})

it('tells why it is empty', async () => {
  await renderInApp(<SortedTable rows={[]} empty={<EmptyState title="Ei vielä yksiköitä." />} />)
  expect(screen.getByText('Ei vielä yksiköitä.')).toBeVisible()
  expect(screen.queryByText('Yhteensä')).not.toBeInTheDocument()
})

it('is busy while the rows are on their way', async () => {
  await renderInApp(<SortedTable rows={undefined} />)
  expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true')
})

it('shows the fault in place of the rows, and offers to try again', async () => {
  const user = userEvent.setup()
  let tries = 0
  const error = new ApiError({ code: 'INTERNAL', errorId: 'e-42' })
  await renderInApp(<SortedTable rows={undefined} error={error} onRetry={() => (tries += 1)} />)
  expect(screen.getByRole('alert')).toHaveTextContent('e-42')
  await user.click(screen.getByRole('button', { name: 'Yritä uudelleen' }))
  expect(tries).toBe(1)
})

it('opens a row by a press anywhere on it, but leaves its buttons alone', async () => {
  const user = userEvent.setup()
  const opened: string[] = []
  const withButton: readonly Column<Unit>[] = [
    ...columns,
    { id: 'act', header: '', spokenHeader: 'Toiminto', cell: () => <button type="button">Poista</button> }
  ]
  await renderInApp(<SortedTable columns={withButton} onRowOpen={(unit) => opened.push(unit.id)} />)
  await user.click(screen.getByText('20600'))
  await user.click(screen.getAllByRole('button', { name: 'Poista' })[0]!)
  expect(opened).toEqual(['2'])
})

function PagedNames({ pageSize }: { readonly pageSize: number }) {
  const names = Array.from({ length: 5 }, (_, index) => `nimi-${index + 1}`)
  const pages = useKeysetPages('all')
  const from = pages.after === null ? 0 : Number(pages.after)
  const shown = names.slice(from, from + pageSize)
  const end = from + shown.length
  return (
    <>
      {shown.map((name) => (
        <p key={name}>{name}</p>
      ))}
      <Pager
        pages={pages}
        count={shown.length}
        totalCount={names.length}
        pageInfo={{ hasNextPage: end < names.length, endCursor: String(end) }}
      />
    </>
  )
}

it('finds its way back through pages that are read by cursors', async () => {
  const user = userEvent.setup()
  await renderInApp(<PagedNames pageSize={2} />)
  expect(screen.getByText('1–2 / 5')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Edellinen' })).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Seuraava' }))
  await user.click(screen.getByRole('button', { name: 'Seuraava' }))
  expect(screen.getByText('5–5 / 5')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Seuraava' })).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Edellinen' }))
  expect(screen.getByText('nimi-3')).toBeVisible()
})
