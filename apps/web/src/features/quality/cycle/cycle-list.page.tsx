/** Rounds of assessment: search, filters and order in the address; the filtered list as a file. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { cycleStates } from '@solmu/domain/quality/assessment-cycle.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { exportPage, readAll, saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { assessmentChoicesQuery } from '../assessment/assessment.operations.js'
import { RoundLink } from '../assessment/assessment-words.js'
import { type CycleListSearch, cycleListSearchSchema, type CycleSort } from './cycle-list.search.js'
import { CycleStateMark, useCountText } from './cycle-words.js'
import { type CycleRow, cyclesQuery } from './cycle.operations.js'

const pageSize = 50

function queryOf({ q, states, framework, sort, desc }: CycleListSearch) {
  return {
    filter: { search: q ?? null, states: states ? [...states] : null, frameworkId: framework ?? null },
    sort: sort ?? ('opens' as const),
    descending: desc ?? sort === undefined
  }
}

function useColumns(): readonly Column<CycleRow>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const countText = useCountText()
  return [
    { id: 'name', header: t('assessment.round.name'), isSortable: true, cell: (cycle) => <RoundLink round={cycle} /> },
    { id: 'framework', header: t('assessment.list.framework'), cell: ({ framework }) => pick(framework.name) },
    { id: 'scope', header: t('assessment.round.scope'), cell: ({ scope }) => (scope ? pick(scope.name) : '–') },
    { id: 'state', header: t('assessment.list.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <CycleStateMark state={state} /> },
    { id: 'opens', header: t('assessment.round.opensOn'), isSortable: true, phone: 'hidden', cell: ({ opensOn }) => format.day(opensOn) },
    { id: 'due', header: t('assessment.round.selfDueOn'), isSortable: true, cell: ({ selfDueOn }) => format.day(selfDueOn) },
    { id: 'counts', header: t('assessment.round.counts'), cell: countText }
  ]
}

function useFilters(search: CycleListSearch, change: (part: Partial<CycleListSearch>) => void): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(assessmentChoicesQuery)
  return [
    {
      ...{ id: 'states', label: t('assessment.list.state'), values: search.states ?? [], isMultiple: true },
      options: cycleStates.map((value) => ({ value, label: t(`assessment.round.state.${value}`) })),
      onChange: (states) => change({ states: states.length === 0 ? undefined : ([...states] as CycleListSearch['states']) })
    },
    {
      ...{ id: 'framework', label: t('assessment.list.framework'), values: search.framework === undefined ? [] : [search.framework] },
      options: (data?.qualityFrameworks ?? []).filter(({ kind }) => kind === 'assessed').map(({ id, name, code }) => ({ value: id, label: pick(name) || code })),
      onChange: ([framework]) => change({ framework })
    }
  ]
}

function useFileRows() {
  const t = useText()
  const pick = useLocalized()
  const heads = ['name', 'framework', 'version', 'scope', 'state', 'opensOn', 'selfDueOn', 'reviewDueOn', 'closesOn', 'total', 'self', 'late', 'underway', 'final', 'cancelled']
  return (rows: readonly CycleRow[]) => [
    heads.map((name) => t(`assessment.round.file.${name}`)),
    ...rows.map(({ name, framework, scope, state, opensOn, selfDueOn, reviewDueOn, closesOn, counts }) => [
      ...[pick(name), pick(framework.name), framework.number, scope ? pick(scope.name) : '', t(`assessment.round.state.${state}`), opensOn, selfDueOn, reviewDueOn ?? '', closesOn],
      ...[counts.total, counts.self, counts.late, counts.underway, counts.final, counts.cancelled]
    ])
  ]
}

function useExport(search: CycleListSearch) {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const describe = useErrorMessage()
  const { today } = useViewer()
  const toRows = useFileRows()
  const [isExporting, setExporting] = useState(false)
  async function save(): Promise<void> {
    const readPage = async (after: string | null) => {
      const { data } = await client.query({ query: cyclesQuery, variables: { ...queryOf(search), first: exportPage, after }, fetchPolicy: 'network-only' })
      return data?.assessmentCycles ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    try {
      saveRows({ name: t('assessment.round.exportName', { date: today }), language, rows: toRows(await readAll(readPage)) })
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
  if (!useCan('assessment.plan')) return null
  return (
    <ButtonLink variant={isPrimary ? 'primary' : undefined} icon={IconPlus} to="/$lang/quality/rounds/new" params={{ lang }}>
      {t('assessment.round.plan')}
    </ButtonLink>
  )
}

const nothing = { q: undefined, states: undefined, framework: undefined }

function useRows(search: CycleListSearch) {
  const pages = useKeysetPages(JSON.stringify(search))
  const { data, previousData, error, refetch, loading } = useQuery(cyclesQuery, {
    variables: { ...queryOf(search), first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  return { list: (data ?? previousData)?.assessmentCycles, pages, error, refetch, loading }
}

/** What stands where there is nothing to show. */
function Nothing({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('assessment.round.none')} text={t('assessment.round.noneText')} action={<PlanLink />} />
  return <EmptyState title={t('assessment.round.noHits')} action={<Button onClick={onClear}>{t('assessment.list.clear')}</Button>} />
}

export function CycleListPage() {
  const t = useText()
  const [search, change] = useListSearch(cycleListSearchSchema)
  const { list, pages, error, refetch, loading } = useRows(search)
  const onExport = useExport(search)
  const isFiltered = search.q !== undefined || search.states !== undefined || search.framework !== undefined
  const columns = useColumns()
  return (
    <>
      <PageHeader title={t('assessment.round.title')} meta={t('assessment.round.meta')} actions={<PlanLink isPrimary />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('assessment.round.search') }}
        filters={useFilters(search, change)}
        summary={list && t('assessment.round.count', { count: list.totalCount })}
      />
      <DataTable
        {...{ caption: t('assessment.round.title'), columns, rows: list?.nodes, isRefreshing: loading, error }}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'opens', descending: search.desc ?? search.sort === undefined }}
        onSort={({ column, descending }) => change({ sort: column as CycleSort, desc: descending || undefined })}
        onRetry={() => void refetch()}
        empty={<Nothing isFiltered={isFiltered} onClear={() => change(nothing)} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />}
      />
    </>
  )
}
