/** Completeness and timeliness by round, as a table whose cells are tinted by their share; a centre leads to its units. */
import { useQuery } from '@apollo/client/react'
import { percentOf } from '@solmu/domain/results/completeness.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { StatusCell } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { Value } from '../../../ui/value.js'
import { periodShort } from '../unit-return/period-text.js'
import { returnStatus } from '../unit-return/list/return-state.js'
import { completenessQuery, type CompletenessCell, type CompletenessTable } from './overview.operations.js'
import { overviewSearchSchema, periodKinds, type OverviewSearch } from './overview.search.js'
import styles from './overview.module.css'

type Share = 'received' | 'onTime'

/** Four round steps: a third, two thirds, nearly all, all. */
function stepOf(percent: number): number {
  if (percent === 100) return 4
  if (percent >= 90) return 3
  return percent >= 60 ? 2 : 1
}

interface CellProps {
  readonly cell: CompletenessCell
  readonly share: Share
}

function ShareCell({ cell: { completeness }, share }: CellProps) {
  const t = useText()
  const format = useFormat()
  if (!completeness) return <Value value="notAsked" />
  const percent = percentOf(completeness[share], completeness.total) ?? 0
  const spoken = t('overview.table.spoken', { part: completeness[share], total: completeness.total, late: completeness.late })
  return (
    <span className={styles.share} data-step={stepOf(percent)} title={spoken}>
      <span aria-hidden="true">{format.percent(percent / 100)}</span>
      <span className="visually-hidden">{spoken}</span>
    </span>
  )
}

function UnitRoundCell({ cell, name }: { readonly cell: CompletenessCell; readonly name: string }) {
  const lang = useLanguage()
  if (cell.returnId === null || cell.state === null) return <Value value="notAsked" />
  const isLate = (cell.completeness?.late ?? 0) > 0
  return (
    <TextLink className={styles.cellLink} to="/$lang/results/returns/$id" params={{ lang, id: cell.returnId }}>
      <StatusCell status={returnStatus({ state: cell.state, isLate })} label={name} />
    </TextLink>
  )
}

interface TableProps {
  readonly table: CompletenessTable
  readonly share: Share
  readonly isOfUnits: boolean
}

type TableRow = CompletenessTable['rows'][number]

function useColumns({ table: { rounds, totals }, share, isOfUnits }: TableProps): readonly Column<TableRow>[] {
  const t = useText()
  const say = useLocalized()
  const cellOf = (cell: CompletenessCell | undefined, name: string) =>
    cell && (isOfUnits ? <UnitRoundCell cell={cell} name={name} /> : <ShareCell cell={cell} share={share} />)
  return [
    {
      id: 'node',
      header: t(isOfUnits ? 'overview.table.unit' : 'overview.table.centre'),
      cell: ({ node }) => (isOfUnits ? say(node.name) : <CentreLink id={node.id} name={say(node.name)} />),
      total: t('overview.table.total')
    },
    ...rounds.map(({ id, period }, place): Column<TableRow> => ({
      id,
      header: periodShort(period),
      isNumeric: true,
      cell: ({ node, cells }) => cellOf(cells[place], say(node.name)),
      total: totals[place] && <ShareCell cell={totals[place]} share={share} />
    }))
  ]
}

function HeatTable(props: TableProps) {
  const t = useText()
  return <DataTable caption={t('overview.table.caption')} columns={useColumns(props)} rows={props.table.rows} rowKey={({ node }) => node.id} phone="scroll" />
}

function CentreLink({ id, name }: { readonly id: string; readonly name: string }) {
  const lang = useLanguage()
  const [search] = useListSearch(overviewSearchSchema)
  return (
    <TextLink to="/$lang/results" params={{ lang }} search={{ ...search, centre: id }} resetScroll={false}>
      {name}
    </TextLink>
  )
}

/** The table as rows of a file: counts, not percentages, so that they can be added up. */
function useFileRows() {
  const t = useText()
  const say = useLocalized()
  return ({ rounds, rows }: CompletenessTable): string[][] => [
    [t('overview.table.centre'), t('overview.table.round'), ...(['total', 'received', 'onTime', 'late', 'verified', 'accepted'] as const).map((key) => t(`overview.table.file.${key}`))],
    ...rows.flatMap(({ node, cells }) =>
      cells.flatMap(({ completeness }, index) => {
        const round = rounds[index]
        if (!completeness || !round) return []
        const { total, received, onTime, late, verified, accepted } = completeness
        return [[say(node.name), say(round.name), ...[total, received, onTime, late, verified, accepted].map(String)]]
      })
    )
  ]
}

function Controls({ search, change }: { readonly search: OverviewSearch; readonly change: (part: Partial<OverviewSearch>) => void }) {
  const t = useText()
  return (
    <div className={styles.controls}>
      <SelectField
        label={t('overview.table.kind')}
        options={periodKinds.map((value) => ({ value, label: t(`overview.kind.${value}`) }))}
        value={search.kind ?? 'quarter'}
        onChange={({ target }) => change({ kind: target.value === 'quarter' ? undefined : (target.value as OverviewSearch['kind']) })}
      />
      {search.centre === undefined && (
        <Segmented
          label={t('overview.table.share')}
          options={(['received', 'onTime'] as const).map((value) => ({ value, label: t(`overview.table.${value}`) }))}
          value={search.show ?? 'received'}
          onChange={(value) => change({ show: value === 'onTime' ? value : undefined })}
        />
      )}
    </div>
  )
}

interface BodyProps {
  readonly table: CompletenessTable
  readonly search: OverviewSearch
}

function Body({ table, search: { centre, show } }: BodyProps) {
  const t = useText()
  const language = useLanguage()
  const toRows = useFileRows()
  if (table.rows.length === 0) return <EmptyState title={t('overview.table.none')} text={t('overview.table.noneText')} />
  return (
    <>
      <HeatTable table={table} share={show ?? 'received'} isOfUnits={centre !== undefined} />
      <Button variant="quiet" onClick={() => saveRows({ name: t('overview.table.file'), language, rows: toRows(table) })}>
        {t('overview.table.save')}
      </Button>
    </>
  )
}

function useTable({ centre = null, kind = null }: { readonly centre?: string | null; readonly kind?: OverviewSearch['kind'] | null }) {
  const { data, previousData, ...state } = useQuery(completenessQuery, {
    variables: { centreId: centre, periodKind: kind, rounds: 9 },
    fetchPolicy: 'cache-and-network'
  })
  return { table: (data ?? previousData)?.completeness, ...state }
}

export function CompletenessSection() {
  const t = useText()
  const [search, change] = useListSearch(overviewSearchSchema)
  const { table, error, refetch } = useTable(search)
  const waiting = error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />
  const back = (
    <Button variant="quiet" onClick={() => change({ centre: undefined })}>
      {t('overview.table.back')}
    </Button>
  )
  return (
    <Section title={t('overview.table.heading')} note={t('overview.table.note')} aside={search.centre !== undefined && back}>
      <Controls search={search} change={change} />
      {table ? <Body table={table} search={search} /> : waiting}
    </Section>
  )
}
