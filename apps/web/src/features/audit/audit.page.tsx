/** Who did what, done or refused: the trail that nobody can change without its being noticed. */
import { useQuery } from '@apollo/client/react'
import { useCallback } from 'react'
import { useViewer } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { classNames } from '../../ui/class-names.js'
import { DataTable } from '../../ui/data-table.js'
import { DayFilter } from '../../ui/day-filter.js'
import { EmptyState } from '../../ui/empty-state.js'
import { FilterBar, type Filter } from '../../ui/filter-bar.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { useText } from '../../ui/text.js'
import { useListSearch } from '../../ui/use-list-search.js'
import { auditActions } from './audit-actions.js'
import { AuditChain } from './audit-chain.js'
import { useAuditColumns } from './audit-columns.js'
import { AuditDownload } from './audit-download.js'
import { AuditPickers } from './audit-pickers.js'
import { auditSubjects, subjectName } from './audit-subject.js'
import { auditEntriesQuery, type AuditRow } from './audit.operations.js'
import { auditFilterOf, auditOutcomes, auditSearchSchema, noAuditFilter, type AuditSearch } from './audit.search.js'
import { Checkpoints } from './checkpoints.js'
import { EntryDrawer } from './entry-drawer.js'
import styles from '../../ui/admin-pages.module.css'

const pageSize = 50

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
      id: 'subject',
      label: t('audit.subject'),
      options: auditSubjects.map((value) => ({ value, label: subjectName(value, t) })),
      values: search.subject ? [search.subject] : [],
      onChange: ([subject]) => change({ subject })
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

function NoEntries({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('admin.audit.none')} text={t('admin.audit.noneText')} />
  const clear = <Button onClick={onClear}>{t('admin.filter.clear')}</Button>
  return <EmptyState title={t('admin.audit.noHits')} text={t('admin.audit.noHitsText')} action={clear} />
}

/** The page of the list that the address asks for; which entry is open does not matter to it. */
function useEntries(search: AuditSearch) {
  const pages = useKeysetPages(JSON.stringify(auditFilterOf(search)))
  const variables = { filter: auditFilterOf(search), first: pageSize, after: pages.after }
  const { data, previousData, ...query } = useQuery(auditEntriesQuery, { variables, fetchPolicy: 'cache-and-network' })
  return { pages, entries: (data ?? previousData)?.auditEntries, ...query }
}

export function AuditPage() {
  const t = useText()
  const { today } = useViewer()
  const [search, change] = useListSearch(auditSearchSchema)
  const { pages, entries, error, refetch, loading } = useEntries(search)
  const open = useCallback((entry: AuditRow) => change({ entry: entry.id }), [change])
  const close = useCallback(() => change({ entry: undefined }), [change])
  const isFiltered = Object.values(auditFilterOf(search)).some((value) => value !== null)
  return (
    <>
      <PageHeader title={t('admin.audit.title')} meta={t('admin.audit.meta')} actions={<AuditDownload search={search} />} />
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
        <DayFilter label={t('admin.audit.from')} day={search.from} today={today} onChange={(from) => change({ from })} />
        <DayFilter label={t('admin.audit.to')} day={search.to} today={today} onChange={(to) => change({ to })} />
      </FilterBar>
      <AuditPickers search={search} entries={entries?.nodes} onChange={change} />
      <div className={classNames(styles.auditTable, styles.beside)}>
        <DataTable
          caption={t('admin.audit.title')}
          columns={useAuditColumns(open)}
          rows={entries?.nodes}
          rowKey={(entry) => entry.id}
          selectedKey={search.entry}
          onRowOpen={open}
          isRefreshing={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<NoEntries isFiltered={isFiltered} onClear={() => change(noAuditFilter)} />}
          footer={
            entries && (
              <Pager pages={pages} count={entries.nodes.length} totalCount={entries.totalCount} pageInfo={entries.pageInfo} />
            )
          }
        />
        {search.entry && (
          <EntryDrawer
            key={search.entry}
            id={search.entry}
            listed={entries?.nodes.find(({ id }) => id === search.entry)}
            onNarrow={(part) => change({ ...noAuditFilter, ...part })}
            onClose={close}
          />
        )}
      </div>
      <Checkpoints />
    </>
  )
}
