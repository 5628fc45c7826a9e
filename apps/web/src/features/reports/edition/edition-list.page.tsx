/** Editions: search and filters in the address; the filtered list as a file. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { editionStates } from '@solmu/domain/reports/edition.js'
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
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { editionListSearchSchema, type EditionListSearch } from './edition-list.search.js'
import { EditionLink, EditionStateMark, useEditionName, useRunText } from './edition-words.js'
import { type Edition, editionsQuery } from './edition.operations.js'
import styles from './edition.module.css'

const pageSize = 50

/** How many years back the filter offers. */
const yearsOffered = 6

/** As much of a hash as tells editions apart. */
const shownHash = 12

const filterOf = ({ q, states, year }: EditionListSearch) => ({ search: q ?? null, states: states ?? null, year: year ?? null })

function useColumns(): readonly Column<Edition>[] {
  const t = useText()
  const format = useFormat()
  const runText = useRunText()
  return [
    { id: 'name', header: t('edition.list.name'), cell: (edition) => <EditionLink edition={edition} /> },
    { id: 'run', header: t('edition.list.run'), cell: runText },
    { id: 'state', header: t('edition.list.state'), cell: ({ state }) => <EditionStateMark state={state} />, phone: 'figure' },
    { id: 'returns', header: t('edition.list.returns'), cell: ({ includedCount, missingCount }) => t('edition.list.counts', { included: includedCount, all: includedCount + missingCount }) },
    {
      id: 'certified',
      header: t('edition.list.certified'),
      cell: ({ certifiedAt, certifiedBy }) => (certifiedAt === null ? '–' : t('edition.list.by', { when: format.instant(certifiedAt), who: certifiedBy ?? '' }))
    },
    { id: 'hash', header: t('edition.list.hash'), cell: ({ sha256 }) => (sha256 === null ? '–' : <code className={styles.hash}>{sha256.slice(0, shownHash)}</code>) }
  ]
}

function useFilters(search: EditionListSearch, change: (part: Partial<EditionListSearch>) => void): readonly Filter[] {
  const t = useText()
  const thisYear = Number(useViewer().today.slice(0, 4))
  return [
    {
      id: 'states',
      label: t('edition.list.state'),
      options: editionStates.map((value) => ({ value, label: t(`edition.state.${value}`) })),
      values: search.states ?? [],
      isMultiple: true,
      onChange: (states) => change({ states: states.length === 0 ? undefined : ([...states] as EditionListSearch['states']) })
    },
    {
      id: 'year',
      label: t('edition.list.year'),
      options: Array.from({ length: yearsOffered }, (_none, index) => String(thisYear - index)).map((value) => ({ value, label: value })),
      values: search.year === undefined ? [] : [String(search.year)],
      onChange: ([year]) => change({ year: year === undefined ? undefined : Number(year) })
    }
  ]
}

/** Reads the whole filtered list and saves it; a failure is told in a toast. */
function useExport(search: EditionListSearch) {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const describe = useErrorMessage()
  const nameOf = useEditionName()
  const runText = useRunText()
  const { today } = useViewer()
  const [isExporting, setExporting] = useState(false)
  const heads = [t('edition.list.name'), t('edition.list.run'), t('edition.list.state'), t('edition.file.included'), t('edition.file.missing'), t('edition.file.certifiedAt'), t('edition.file.certifiedBy'), t('edition.file.sha256')]
  async function save(): Promise<void> {
    const readPage = async (after: string | null) => {
      const { data } = await client.query({ query: editionsQuery, variables: { filter: filterOf(search), first: exportPage, after }, fetchPolicy: 'network-only' })
      return data?.editions ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    const rows = (await readAll(readPage)).map((each) => [
      ...[nameOf(each), runText(each), t(`edition.state.${each.state}`), each.includedCount, each.missingCount],
      ...[each.certifiedAt ?? '', each.certifiedBy ?? '', each.sha256 ?? '']
    ])
    saveRows({ name: t('edition.list.file', { date: today }), language, rows: [heads, ...rows] })
  }
  return () => {
    if (isExporting) return
    setExporting(true)
    void save()
      .catch((error: unknown) => showToast({ kind: 'error', id: 'export', text: describe(error).text }))
      .finally(() => setExporting(false))
  }
}

function PrepareLink({ isPrimary }: { readonly isPrimary?: boolean }) {
  const t = useText()
  const lang = useLanguage()
  if (!useCan('edition.certify')) return null
  return (
    <ButtonLink variant={isPrimary ? 'primary' : undefined} icon={IconPlus} to="/$lang/reports/editions/new" params={{ lang }}>
      {t('edition.list.prepare')}
    </ButtonLink>
  )
}

function NoEditions({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('edition.list.none')} text={t('edition.list.noneText')} action={<PrepareLink />} />
  return <EmptyState title={t('edition.list.noHits')} text={t('edition.list.noHitsText')} action={<Button onClick={onClear}>{t('edition.list.clear')}</Button>} />
}

export function EditionListPage() {
  const t = useText()
  const [search, change] = useListSearch(editionListSearchSchema)
  const pages = useKeysetPages(JSON.stringify(search))
  const { data, previousData, error, refetch, loading } = useQuery(editionsQuery, {
    variables: { filter: filterOf(search), first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  const list = (data ?? previousData)?.editions
  const onExport = useExport(search)
  const isFiltered = [search.q, search.states, search.year].some((part) => part !== undefined)
  return (
    <>
      <PageHeader title={t('edition.title')} meta={t('edition.list.meta')} actions={<PrepareLink isPrimary />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('edition.list.search') }}
        filters={useFilters(search, change)}
        summary={list && t('edition.list.count', { count: list.totalCount })}
      />
      <DataTable
        caption={t('edition.title')}
        columns={useColumns()}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={<NoEditions isFiltered={isFiltered} onClear={() => change({ q: undefined, states: undefined, year: undefined })} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />}
      />
    </>
  )
}
