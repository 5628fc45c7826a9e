/** A division in figures: a row for each area and for what lies in none, and the total of the whole country. */
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column, type Sort } from '../../../ui/data-table.js'
import { saveTextFile } from '../../../ui/download.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { Value, ValueLegend } from '../../../ui/value.js'
import { divisionCsv } from './division-csv.js'
import type { NetworkDivision } from './division.operations.js'
import { decimalsFor, rowOrders, sortedRows, totalsOf, type AreaRow, type RowOrder } from './division-rows.js'
import parts from '../table/table-parts.module.css'

export interface DivisionTableProps {
  readonly division: NetworkDivision
  readonly rows: readonly AreaRow[]
  readonly selectedKey: string | null
  readonly onSelectArea: (key: string, isOpening: boolean) => void
}

const isRowOrder = (column: string): column is RowOrder => (rowOrders as readonly string[]).includes(column)

export function DivisionTable({ division, rows, selectedKey, onSelectArea }: DivisionTableProps) {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const [sort, setSort] = useState<Sort>({ column: 'code', descending: false })
  const order = isRowOrder(sort.column) ? sort.column : 'code'
  const shown = useMemo(
    () => sortedRows(rows, { order, descending: sort.descending }, format.compare),
    [rows, order, sort.descending, format]
  )
  const columns = useColumns(division, rows, (key) => onSelectArea(key, true))
  const name = t(`division.lens.${division.lens}`)
  function onExport(): void {
    const text = divisionCsv(division, shown, { t, language })
    saveTextFile(t('division.table.fileName', { lens: division.lens, day: division.asOf }), text, 'text/csv;charset=utf-8')
  }
  return (
    <DataTable
      caption={t('division.table.label', { division: name, day: format.day(division.asOf) })}
      columns={columns}
      rows={shown}
      rowKey={(row) => row.key}
      selectedKey={selectedKey}
      onRowOpen={(row) => onSelectArea(row.key, false)}
      sort={sort}
      onSort={setSort}
      phone="scroll"
      footer={
        <>
          <p className={parts.note}>{t('division.table.once')}</p>
          <ValueLegend marks={['notApplicable']} />
          <p className={parts.export} data-print="never">
            <Button size="small" variant="quiet" icon={IconDownload} onClick={onExport}>
              {t('ui.table.export')}
            </Button>
          </p>
        </>
      }
    />
  )
}

function useColumns(division: NetworkDivision, rows: readonly AreaRow[], onOpen: (key: string) => void): Column<AreaRow>[] {
  const t = useText()
  const format = useFormat()
  const totals = totalsOf(rows)
  const decimals = decimalsFor(rows.map((row) => row.unitCount))
  const { populationDate } = division
  return [
    {
      id: 'name',
      header: t(`division.one.${division.lens}`),
      isSortable: true,
      cell: (row) => (
        <button type="button" className={parts.open} onClick={() => onOpen(row.key)}>
          {row.name}
        </button>
      ),
      total: t('network.table.total')
    },
    {
      id: 'code',
      header: t('division.table.code'),
      isSortable: true,
      cell: (row) => row.code ?? <Value value="notApplicable" />,
      total: <Value value="notApplicable" />
    },
    {
      id: 'municipalities',
      header: t('network.table.municipalities'),
      isNumeric: true,
      isSortable: true,
      cell: (row) => <Value value={row.municipalities} />,
      total: <Value value={totals.municipalities} />
    },
    {
      id: 'population',
      header:
        populationDate === null
          ? t('network.table.population')
          : t('network.table.populationOn', { day: format.day(populationDate) }),
      isNumeric: true,
      isSortable: true,
      cell: (row) => <Value value={row.population} />,
      total: <Value value={totals.population} />
    },
    {
      id: 'units',
      header: t('network.table.units'),
      isNumeric: true,
      isSortable: true,
      cell: (row) => <Value value={row.unitCount} decimals={decimals} />,
      total: <Value value={totals.unitCount} decimals={decimals} />
    }
  ]
}
