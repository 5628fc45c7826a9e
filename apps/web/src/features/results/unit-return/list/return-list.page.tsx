/** The returns that the viewer may see: what waits for them first, then all, with search, filters and order in the address. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { returnStates } from '@solmu/domain/results/return-state.js'
import { Button } from '../../../../ui/button.js'
import { DataTable, type Column } from '../../../../ui/data-table.js'
import { EmptyState } from '../../../../ui/empty-state.js'
import { exportPage, readAll, saveRows } from '../../../../ui/export-rows.js'
import { FilterBar, type Filter } from '../../../../ui/filter-bar.js'
import { useFormat } from '../../../../ui/format.js'
import { TextLink } from '../../../../ui/link.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../../ui/pager.js'
import { Section } from '../../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { useListSearch } from '../../../../ui/use-list-search.js'
import { periodText } from '../period-text.js'
import { unitReturnsQuery, type UnitReturnsVariables } from '../unit-return.operations.js'
import type { UnitReturnRow } from '../unit-return.types.js'
import { ReturnStateMark, returnStatus } from './return-state.js'
import { latenesses, returnListSearchSchema, type ReturnListSearch, type ReturnSort } from './return-list.search.js'
import { useChoices } from './use-choices.js'
import { useWaitingStates } from './use-waiting.js'

const pageSize = 50
/** How many of those that wait are shown above the list. */
const mostWaiting = 8

type Change = (part: Partial<ReturnListSearch>) => void

function queryOf({ q, states, round, centre, late, sort = 'period', desc }: ReturnListSearch) {
  return {
    filter: {
      search: q ?? null,
      states: states ? [...states] : null,
      roundId: round ?? null,
      centreId: centre ?? null,
      unitId: null,
      isLate: late === undefined ? null : late === 'late'
    },
    sort,
    // The newest period first, as long as nobody asks for another order.
    descending: desc ?? sort === 'period'
  } satisfies UnitReturnsVariables
}

const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useDueText() {
  const t = useText()
  const format = useFormat()
  return ({ effectiveDueOn, extendedUntil }: UnitReturnRow): string =>
    extendedUntil ? t('unitReturn.list.extended', { day: format.day(effectiveDueOn) }) : format.day(effectiveDueOn)
}

function useColumns(): readonly Column<UnitReturnRow>[] {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const dueText = useDueText()
  return [
    {
      id: 'unit',
      header: t('unitReturn.list.unit'),
      isSortable: true,
      cell: ({ id, unit }) => (
        <TextLink to="/$lang/results/returns/$id" params={{ lang, id }}>
          {say(unit.name)}
        </TextLink>
      )
    },
    { id: 'period', header: t('unitReturn.list.period'), isSortable: true, cell: ({ round }) => periodText(round.period, lang) },
    { id: 'round', header: t('unitReturn.list.round'), cell: ({ round }) => say(round.name), phone: 'hidden' },
    {
      id: 'centre',
      header: t('unitReturn.list.centre'),
      isSortable: true,
      cell: ({ centre }) => (centre ? say(centre.name) : t('unitReturn.list.noCentre'))
    },
    { id: 'state', header: t('unitReturn.list.state'), isSortable: true, cell: (row) => <ReturnStateMark of={row} />, phone: 'figure' },
    {
      id: 'given',
      header: t('unitReturn.list.given'),
      isNumeric: true,
      cell: ({ givenCount, askedCount }) => t('unitReturn.phone.count', { given: givenCount, asked: askedCount })
    },
    { id: 'due', header: t('unitReturn.list.due'), isSortable: true, cell: dueText }
  ]
}

function useFilters(search: ReturnListSearch, change: Change, rows: readonly UnitReturnRow[]): readonly Filter[] {
  const t = useText()
  const { rounds, centres } = useChoices(rows)
  return [
    {
      id: 'states',
      label: t('unitReturn.list.state'),
      options: returnStates.map((value) => ({ value, label: t(`ui.status.${returnStatus({ state: value, isLate: false })}`) })),
      values: search.states ?? [],
      isMultiple: true,
      onChange: (states) => change({ states: orNone(states) as ReturnListSearch['states'] })
    },
    {
      id: 'late',
      label: t('unitReturn.list.lateness'),
      options: latenesses.map((value) => ({ value, label: t(`unitReturn.list.${value}`) })),
      values: search.late ? [search.late] : [],
      onChange: ([late]) => change({ late: late as ReturnListSearch['late'] })
    },
    {
      id: 'round',
      label: t('unitReturn.list.round'),
      options: rounds,
      values: search.round ? [search.round] : [],
      onChange: ([round]) => change({ round })
    },
    {
      id: 'centre',
      label: t('unitReturn.list.centre'),
      options: centres,
      values: search.centre ? [search.centre] : [],
      onChange: ([centre]) => change({ centre })
    }
  ]
}

/** What the viewer has to do, before anything else. */
function Waiting() {
  const t = useText()
  const states = useWaitingStates()
  const columns = useColumns()
  const { data, error, refetch } = useQuery(unitReturnsQuery, {
    variables: {
      filter: { search: null, states: [...states], roundId: null, centreId: null, unitId: null, isLate: null },
      sort: 'due',
      first: mostWaiting
    },
    fetchPolicy: 'cache-and-network',
    skip: states.length === 0
  })
  if (states.length === 0) return null
  const list = data?.unitReturns
  return (
    <Section title={t('unitReturn.list.waiting')} note={list && t('unitReturn.list.count', { count: list.totalCount })}>
      <DataTable
        caption={t('unitReturn.list.waiting')}
        columns={columns.map((column) => ({ ...column, isSortable: false }))}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('unitReturn.list.allDone')} />}
        skeletonRows={2}
      />
    </Section>
  )
}

function useExport(search: ReturnListSearch) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const client = useApolloClient()
  const describe = useErrorMessage()
  return async () => {
    try {
      const rows = await readAll(async (after) => {
        const variables = { ...queryOf(search), first: exportPage, after }
        const { data } = await client.query({ query: unitReturnsQuery, variables, fetchPolicy: 'network-only' })
        if (!data) throw new Error('unitReturns answered nothing')
        return data.unitReturns
      })
      const heads = ['unit', 'period', 'round', 'centre', 'state', 'given', 'asked', 'due'].map((id) => t(`unitReturn.list.${id}`))
      const lines = rows.map((row) => [
        ...[say(row.unit.name), row.round.period, say(row.round.name), row.centre ? say(row.centre.name) : ''],
        ...[t(`ui.status.${returnStatus(row)}`), row.givenCount, row.askedCount, row.effectiveDueOn]
      ])
      saveRows({ name: t('unitReturn.list.fileName'), language: lang, rows: [heads, ...lines] })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
}

function NoReturns({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('unitReturn.list.none')} text={t('unitReturn.list.noneText')} />
  return (
    <EmptyState
      title={t('unitReturn.list.noHits')}
      text={t('unitReturn.list.noHitsText')}
      action={<Button onClick={onClear}>{t('unitReturn.list.clear')}</Button>}
    />
  )
}

const nothing = { q: undefined, states: undefined, round: undefined, centre: undefined, late: undefined }

export function ReturnListPage() {
  const t = useText()
  const [search, change] = useListSearch(returnListSearchSchema)
  const pages = useKeysetPages(JSON.stringify(search))
  const variables = { ...queryOf(search), first: pageSize, after: pages.after }
  const { data, previousData, error, refetch, loading } = useQuery(unitReturnsQuery, { variables, fetchPolicy: 'cache-and-network' })
  const list = (data ?? previousData)?.unitReturns
  const isFiltered = Object.keys(nothing).some((part) => search[part as keyof typeof nothing] !== undefined)
  const onExport = useExport(search)
  return (
    <>
      <PageHeader title={t('unitReturn.list.title')} meta={t('unitReturn.list.meta')} />
      {!isFiltered && <Waiting />}
      <Section title={t('unitReturn.list.all')}>
        <FilterBar
          search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('unitReturn.list.search') }}
          filters={useFilters(search, change, list?.nodes ?? [])}
          summary={list && t('unitReturn.list.count', { count: list.totalCount })}
        />
        <DataTable
          caption={t('unitReturn.list.title')}
          columns={useColumns()}
          rows={list?.nodes}
          rowKey={({ id }) => id}
          sort={{ column: variables.sort, descending: variables.descending }}
          onSort={({ column, descending }) => change({ sort: column as ReturnSort, desc: descending })}
          isRefreshing={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<NoReturns isFiltered={isFiltered} onClear={() => change(nothing)} />}
          footer={
            list && (
              <Pager
                pages={pages}
                count={list.nodes.length}
                totalCount={list.totalCount}
                pageInfo={list.pageInfo}
                onExport={() => void onExport()}
              />
            )
          }
        />
      </Section>
    </>
  )
}
