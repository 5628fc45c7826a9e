/** Collection rounds: search, filters and order in the address; the filtered list as a file. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { roundStates } from '@solmu/domain/results/round.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { exportPage, readAll, saveRows } from '../../../ui/export-rows.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { useRoundColumns, useRoundFileRows } from './round-columns.js'
import { periodKinds, roundListSearchSchema, type RoundListSearch, type RoundSort } from './round-list.search.js'
import { RoundTabs } from './round-tabs.js'
import { roundsQuery } from './round.operations.js'

const pageSize = 50

/** How many years back the filter offers. */
const yearsOffered = 6

type Change = (part: Partial<RoundListSearch>) => void

function queryOf({ q, states, kind, year, sort, desc }: RoundListSearch) {
  return {
    filter: { search: q ?? null, states: states ?? null, periodKind: kind ?? null, year: year ?? null },
    sort: sort ?? ('period' as const),
    descending: desc ?? sort === undefined
  }
}

function useFilters(search: RoundListSearch, change: Change): readonly Filter[] {
  const t = useText()
  const thisYear = Number(useViewer().today.slice(0, 4))
  const years = Array.from({ length: yearsOffered }, (_, index) => String(thisYear + 1 - index))
  return [
    {
      id: 'states',
      label: t('round.list.state'),
      options: roundStates.map((value) => ({ value, label: t(`round.state.${value}`) })),
      values: search.states ?? [],
      isMultiple: true,
      onChange: (states) => change({ states: states.length === 0 ? undefined : ([...states] as RoundListSearch['states']) })
    },
    {
      id: 'kind',
      label: t('round.list.kind'),
      options: periodKinds.map((value) => ({ value, label: t(`round.kind.${value}`) })),
      values: search.kind === undefined ? [] : [search.kind],
      onChange: ([kind]) => change({ kind: kind as RoundListSearch['kind'] })
    },
    {
      id: 'year',
      label: t('round.list.year'),
      options: years.map((value) => ({ value, label: value })),
      values: search.year === undefined ? [] : [String(search.year)],
      onChange: ([year]) => change({ year: year === undefined ? undefined : Number(year) })
    }
  ]
}

/** Reads the whole filtered list and saves it; a failure is told in a toast. */
function useExport(search: RoundListSearch) {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const describe = useErrorMessage()
  const toRows = useRoundFileRows()
  const { today } = useViewer()
  const [isExporting, setExporting] = useState(false)
  async function save(): Promise<void> {
    const readPage = async (after: string | null) => {
      const variables = { ...queryOf(search), first: exportPage, after }
      const { data } = await client.query({ query: roundsQuery, variables, fetchPolicy: 'network-only' })
      return data?.rounds ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    try {
      saveRows({ name: t('round.list.file', { date: today }), language, rows: toRows(await readAll(readPage)) })
    } catch (error) {
      showToast({ kind: 'error', id: 'export', text: describe(error).text })
    }
  }
  return () => {
    if (isExporting) return
    setExporting(true)
    void save().finally(() => setExporting(false))
  }
}

function PlanLink({ isPrimary }: { readonly isPrimary?: boolean }) {
  const t = useText()
  const lang = useLanguage()
  if (!useCan('round.manage')) return null
  return (
    <ButtonLink variant={isPrimary ? 'primary' : undefined} icon={IconPlus} to="/$lang/results/rounds/new" params={{ lang }}>
      {t('round.list.plan')}
    </ButtonLink>
  )
}

function NoRounds({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('round.list.none')} text={t('round.list.noneText')} action={<PlanLink />} />
  return (
    <EmptyState
      title={t('round.list.noHits')}
      text={t('round.list.noHitsText')}
      action={<Button onClick={onClear}>{t('round.list.clear')}</Button>}
    />
  )
}

export function RoundListPage() {
  const t = useText()
  const [search, change] = useListSearch(roundListSearchSchema)
  const pages = useKeysetPages(JSON.stringify(search))
  const { data, previousData, error, refetch, loading } = useQuery(roundsQuery, {
    variables: { ...queryOf(search), first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  const list = (data ?? previousData)?.rounds
  const onExport = useExport(search)
  const isFiltered = [search.q, search.states, search.kind, search.year].some((part) => part !== undefined)
  return (
    <>
      <PageHeader title={t('round.title')} meta={t('round.list.meta')} actions={<PlanLink isPrimary />} />
      <RoundTabs here="list" />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('round.list.search') }}
        filters={useFilters(search, change)}
        summary={list && t('round.list.count', { count: list.totalCount })}
      />
      <DataTable
        caption={t('round.title')}
        columns={useRoundColumns()}
        rows={list?.nodes}
        rowKey={(round) => round.id}
        sort={{ column: search.sort ?? 'period', descending: search.desc ?? search.sort === undefined }}
        onSort={({ column, descending }) =>
          change(column === 'period' && descending ? { sort: undefined, desc: undefined } : { sort: column as RoundSort, desc: descending || undefined })
        }
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <NoRounds
            isFiltered={isFiltered}
            onClear={() => change({ q: undefined, states: undefined, kind: undefined, year: undefined })}
          />
        }
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />}
      />
    </>
  )
}
