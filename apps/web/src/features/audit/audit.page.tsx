/** Who did what, done or refused: the trail that nobody can change without its being noticed. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { FilterBar, type Filter } from '../../ui/filter-bar.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { useLanguage, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { AuditChain } from './audit-chain.js'
import { useAuditColumns, useAuditFileRows } from './audit-columns.js'
import { auditActions } from './audit-text.js'
import { auditEntriesQuery } from './audit.operations.js'
import { auditOutcomes, auditSearchSchema, type AuditSearch } from './audit.search.js'
import { DayFilter } from './day-filter.js'
import { exportPage, readAll, saveRows } from '../../ui/export-rows.js'
import { useListSearch } from '../../ui/use-list-search.js'
import styles from '../../ui/admin-pages.module.css'

const pageSize = 50

function filterOf({ q, action, outcome, from, to }: AuditSearch) {
  return { search: q ?? null, action: action ?? null, outcome: outcome ?? null, from: from ?? null, to: to ?? null }
}

function useFilters(search: AuditSearch, change: (part: Partial<AuditSearch>) => void): readonly Filter[] {
  const t = useText()
  const known: readonly string[] = auditActions
  const isOther = search.action !== undefined && !known.includes(search.action)
  const others = isOther && search.action ? [{ value: search.action, label: search.action }] : []
  return [
    {
      id: 'action',
      label: t('admin.audit.action'),
      options: [...auditActions.map((value) => ({ value, label: t(`admin.audit.name.${value}`) })), ...others],
      values: search.action ? [search.action] : [],
      onChange: ([action]) => change({ action })
    },
    {
      id: 'outcome',
      label: t('admin.audit.outcome'),
      options: auditOutcomes.map((value) => ({ value, label: t(`admin.audit.outcome.${value}`) })),
      values: search.outcome ? [search.outcome] : [],
      onChange: ([outcome]) => change({ outcome: outcome as AuditSearch['outcome'] })
    }
  ]
}

/** Reads the whole filtered trail and saves it; a failure is told in a toast. */
function useExport(search: AuditSearch) {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const describe = useErrorMessage()
  const toRows = useAuditFileRows()
  const { today } = useViewer()
  const [isExporting, setExporting] = useState(false)
  const readPage = async (after: string | null) => {
    const variables = { filter: filterOf(search), first: exportPage, after }
    const { data } = await client.query({ query: auditEntriesQuery, variables, fetchPolicy: 'network-only' })
    return data?.auditEntries ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
  }
  return async () => {
    if (isExporting) return
    setExporting(true)
    try {
      saveRows({ name: t('admin.audit.file', { date: today }), language, rows: toRows(await readAll(readPage)) })
    } catch (error) {
      showToast({ kind: 'error', id: 'export', text: describe(error).text })
    } finally {
      setExporting(false)
    }
  }
}

function NoEntries({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('admin.audit.none')} text={t('admin.audit.noneText')} />
  const clear = <Button onClick={onClear}>{t('admin.filter.clear')}</Button>
  return <EmptyState title={t('admin.audit.noHits')} text={t('admin.audit.noHitsText')} action={clear} />
}

const noFilter: AuditSearch = { q: undefined, action: undefined, outcome: undefined, from: undefined, to: undefined }

export function AuditPage() {
  const t = useText()
  const [search, change] = useListSearch(auditSearchSchema)
  const pages = useKeysetPages(JSON.stringify(search))
  const variables = { filter: filterOf(search), first: pageSize, after: pages.after }
  const { data, previousData, error, refetch, loading } = useQuery(auditEntriesQuery, {
    variables,
    fetchPolicy: 'cache-and-network'
  })
  const entries = (data ?? previousData)?.auditEntries
  const exportAll = useExport(search)
  const isFiltered = Object.values(filterOf(search)).some((value) => value !== null)
  return (
    <>
      <PageHeader title={t('admin.audit.title')} meta={t('admin.audit.meta')} />
      <AuditChain />
      <FilterBar
        search={{
          value: search.q ?? '',
          onChange: (q) => change({ q }),
          label: t('admin.audit.search'),
          placeholder: t('admin.audit.searchPlaceholder')
        }}
        filters={useFilters(search, change)}
        summary={entries && t('admin.audit.count', { count: entries.totalCount })}
      >
        <DayFilter label={t('admin.audit.from')} day={search.from} onChange={(from) => change({ from })} />
        <DayFilter label={t('admin.audit.to')} day={search.to} onChange={(to) => change({ to })} />
      </FilterBar>
      <div className={styles.auditTable}>
        <DataTable
          caption={t('admin.audit.title')}
          columns={useAuditColumns()}
          rows={entries?.nodes}
          rowKey={(entry) => entry.id}
          isRefreshing={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<NoEntries isFiltered={isFiltered} onClear={() => change(noFilter)} />}
          footer={
            entries && (
              <Pager
                pages={pages}
                count={entries.nodes.length}
                totalCount={entries.totalCount}
                pageInfo={entries.pageInfo}
                onExport={() => void exportAll()}
              />
            )
          }
        />
      </div>
    </>
  )
}
