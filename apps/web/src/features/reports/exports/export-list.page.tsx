/** The files that the viewer has asked for: how far each has come, and the way to fetch it. */
import { useQuery } from '@apollo/client/react'
import { IconFileZip, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { exportStates } from '@solmu/domain/reports/export-job.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { useExportColumns } from './export-columns.js'
import { exportListSearchSchema, type ExportListSearch } from './export-list.search.js'
import { type ExportJob, exportQuery, exportsQuery } from './exports.operations.js'
import { PublicationsDialog } from './publications-dialog.js'

const pageSize = 50

/** How often the list is asked anew while something on it is being made. */
const pollMs = 1500

const isMoving = (jobs: readonly ExportJob[] | undefined): boolean => jobs?.some(({ state }) => state === 'queued' || state === 'running') ?? false

interface Live {
  readonly isSkipped: boolean
  readonly pollInterval: number
}

function useListed({ q, states }: Pick<ExportListSearch, 'q' | 'states'>, { isSkipped, pollInterval }: Live) {
  const pages = useKeysetPages(JSON.stringify({ q, states }))
  const variables = { filter: { search: q ?? null, states: states ?? null }, first: pageSize, after: pages.after }
  const { data, previousData, error, loading, refetch } = useQuery(exportsQuery, { variables, skip: isSkipped, fetchPolicy: 'cache-and-network', pollInterval })
  const connection = (data ?? previousData)?.exportJobs
  return { rows: connection?.nodes, connection, pages, error, loading, refetch: () => void refetch() }
}

function useNamed(id: string, { isSkipped, pollInterval }: Live) {
  const { data, error, loading, refetch } = useQuery(exportQuery, { variables: { id }, skip: isSkipped, fetchPolicy: 'cache-and-network', pollInterval })
  return { rows: data && [data.exportJob], connection: undefined, error, loading, refetch: () => void refetch() }
}

/** The page of the list, or the one export that the address names; asked again and again while something is under way. */
function useExports({ id, ...filter }: ExportListSearch) {
  const [isLive, setLive] = useState(false)
  const pollInterval = isLive ? pollMs : 0
  const list = useListed(filter, { isSkipped: id !== undefined, pollInterval })
  const named = useNamed(id ?? '', { isSkipped: id === undefined, pollInterval })
  const found = id === undefined ? list : named
  const moves = isMoving(found.rows)
  if (moves !== isLive) setLive(moves)
  return { ...found, pages: list.pages, error: found.rows ? undefined : found.error, loading: found.loading && !isLive }
}

function useFilters(search: ExportListSearch, change: (part: Partial<ExportListSearch>) => void): readonly Filter[] {
  const t = useText()
  return [
    {
      id: 'states',
      label: t('exports.stateHead'),
      options: exportStates.map((value) => ({ value, label: t(`exports.state.${value}`) })),
      values: search.states ?? [],
      isMultiple: true,
      onChange: (states) => change({ states: states.length === 0 ? undefined : ([...states] as ExportListSearch['states']) })
    }
  ]
}

/** The list as a file, as far as it is shown. */
function useSave(rows: readonly ExportJob[] | undefined): () => void {
  const t = useText()
  const language = useLanguage()
  const heads = ['what', 'file', 'stateHead', 'asked', 'size', 'expires'].map((key) => t(`exports.${key}`))
  return () =>
    saveRows({
      ...{ name: t('exports.listFile'), language },
      rows: [heads, ...(rows ?? []).map((job) => [job.title, job.fileName ?? '', t(`exports.state.${job.state}`), job.askedAt, job.byteCount ?? '', job.expiresAt ?? ''])]
    })
}

function Nothing({ search, onClear, onAsk }: { readonly search: ExportListSearch; readonly onClear: () => void; readonly onAsk: () => void }) {
  const t = useText()
  const isFiltered = search.q !== undefined || search.states !== undefined
  if (isFiltered) return <EmptyState title={t('exports.noHits')} text={t('exports.noHitsText')} action={<Button onClick={onClear}>{t('exports.clear')}</Button>} />
  return <EmptyState title={t('exports.none')} text={t('exports.noneText')} action={<Button onClick={onAsk}>{t('exports.publications.open')}</Button>} />
}

export function ExportListPage() {
  const t = useText()
  const lang = useLanguage()
  const [search, change] = useListSearch(exportListSearchSchema)
  const [isAsking, setAsking] = useState(false)
  const { rows, connection, pages, error, loading, refetch } = useExports(search)
  const onExport = useSave(rows)
  const [filters, columns] = [useFilters(search, change), useExportColumns()]
  const asked = () => {
    setAsking(false)
    if (search.id === undefined) refetch()
    else change({ id: undefined })
    showToast({ kind: 'done', text: t('exports.askedFor') })
  }
  return (
    <>
      <PageHeader
        title={t('exports.title')}
        meta={t('exports.meta')}
        actions={
          <>
            <ButtonLink icon={IconTable} to="/$lang/profile/feed" params={{ lang }}>
              {t('exports.feed')}
            </ButtonLink>
            <Button variant="primary" icon={IconFileZip} onClick={() => setAsking(true)}>
              {t('exports.publications.open')}
            </Button>
          </>
        }
      />
      {search.id === undefined ? (
        <FilterBar
          search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('exports.search') }}
          filters={filters}
          summary={connection && t('exports.count', { count: connection.totalCount })}
        />
      ) : (
        <p>
          <Button size="small" onClick={() => change({ id: undefined })}>
            {t('exports.showAll')}
          </Button>
        </p>
      )}
      <DataTable
        caption={t('exports.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        isRefreshing={loading}
        error={error}
        onRetry={refetch}
        empty={<Nothing search={search} onClear={() => change({ q: undefined, states: undefined })} onAsk={() => setAsking(true)} />}
        footer={connection && <Pager pages={pages} count={connection.nodes.length} totalCount={connection.totalCount} pageInfo={connection.pageInfo} onExport={onExport} />}
      />
      {isAsking && <PublicationsDialog onClose={() => setAsking(false)} onAsked={asked} />}
    </>
  )
}
