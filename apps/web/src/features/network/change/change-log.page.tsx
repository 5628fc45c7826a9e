/** Everything that was recorded about the network: what, from which day, why, by whom; each can be undone while it can. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { exportPage, readAll, saveRows } from '../../../ui/export-rows.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { orgUnitQuery } from '../network.operations.js'
import { changeLogSearchSchema, changeStates, recordedKinds, type ChangeLogSearch } from '../network.search.js'
import { ChangeButton } from './change-button.js'
import { networkChangesQuery, type ChangeFilter, type RecordedChange } from './change.operations.js'
import { useChangeColumns, useChangeFileRows } from './log/change-columns.js'
import { UndoDialog } from './log/undo-dialog.js'
import styles from './change.module.css'

const pageSize = 50

function filterOf({ q, kinds, states, unit }: ChangeLogSearch): ChangeFilter {
  return { search: q ?? null, kinds: kinds ?? null, states: states ?? null, unitId: unit ?? null }
}

/** An empty list of values filters nothing, and is left out of the address. */
function some<Value>(values: readonly string[]): Value[] | undefined {
  return values.length === 0 ? undefined : ([...values] as Value[])
}

type ChangeSearchPart = (part: Partial<ChangeLogSearch>) => void

function useFilters(search: ChangeLogSearch, change: ChangeSearchPart): readonly Filter[] {
  const t = useText()
  const unit = useUnitFilter(search, change)
  return [
    {
      id: 'kinds',
      label: t('change.log.kind'),
      isMultiple: true,
      options: recordedKinds.map((value) => ({ value, label: t(`change.recorded.${value}`) })),
      values: search.kinds ?? [],
      onChange: (kinds) => change({ kinds: some(kinds) })
    },
    {
      id: 'states',
      label: t('change.log.state'),
      isMultiple: true,
      options: changeStates.map((value) => ({ value, label: t(`change.state.${value}`) })),
      values: search.states ?? [],
      onChange: (states) => change({ states: some(states) })
    },
    ...unit
  ]
}

/** The unit that a link named: shown by its name, and taken away like any filter. */
function useUnitFilter(search: ChangeLogSearch, change: ChangeSearchPart): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const { unit } = search
  const { data } = useQuery(orgUnitQuery, { variables: { id: unit ?? '', asOf: null }, skip: unit === undefined })
  if (unit === undefined) return []
  const label = data === undefined ? t('ui.loading') : pick(data.orgUnit.name)
  return [
    {
      id: 'unit',
      label: t('change.log.unit'),
      options: [{ value: unit, label }],
      values: [unit],
      onChange: ([kept]) => change({ unit: kept })
    }
  ]
}

/** Reads the whole filtered log and saves it; a failure is told in a toast. */
function useExport(search: ChangeLogSearch) {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const describe = useErrorMessage()
  const toRows = useChangeFileRows()
  const { today } = useViewer()
  const [isExporting, setExporting] = useState(false)
  async function save(): Promise<void> {
    const readPage = async (after: string | null) => {
      const variables = { filter: filterOf(search), first: exportPage, after }
      const { data } = await client.query({ query: networkChangesQuery, variables, fetchPolicy: 'network-only' })
      return data?.networkChanges ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    try {
      saveRows({ name: t('change.log.file', { date: today }), language, rows: toRows(await readAll(readPage)) })
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

export function ChangeLogPage() {
  const t = useText()
  const lang = useLanguage()
  const [search, change] = useListSearch(changeLogSearchSchema)
  const pages = useKeysetPages(JSON.stringify(search))
  const { data, previousData, error, refetch, loading } = useQuery(networkChangesQuery, {
    variables: { filter: filterOf(search), first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  const changes = (data ?? previousData)?.networkChanges
  const [undoing, setUndoing] = useState<RecordedChange | null>(null)
  const onExport = useExport(search)
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  return (
    <>
      <PageHeader
        title={t('change.log.title')}
        meta={t('change.log.meta')}
        breadcrumb={[
          <TextLink key="network" to="/$lang/network" params={{ lang }}>
            {t('network.title')}
          </TextLink>
        ]}
        actions={<ChangeButton />}
      />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('change.log.search') }}
        filters={useFilters(search, change)}
        summary={changes && t('change.log.count', { count: changes.totalCount })}
      />
      <div className={styles.log}>
        <DataTable
          caption={t('change.log.title')}
          columns={useChangeColumns(setUndoing)}
          rows={changes?.nodes}
          rowKey={(each) => each.id}
          isRefreshing={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={
            <NoChanges
              isFiltered={isFiltered}
              onClear={() => change({ q: undefined, kinds: undefined, states: undefined, unit: undefined })}
            />
          }
          footer={
            changes && (
              <Pager
                {...{ pages, onExport }}
                count={changes.nodes.length}
                totalCount={changes.totalCount}
                pageInfo={changes.pageInfo}
              />
            )
          }
        />
      </div>
      {undoing !== null && <UndoDialog change={undoing} onClose={() => setUndoing(null)} />}
    </>
  )
}

function NoChanges({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('change.log.none')} text={t('change.log.noneText')} action={<ChangeButton />} />
  return (
    <EmptyState
      title={t('change.log.noHits')}
      text={t('change.log.noHitsText')}
      action={<Button onClick={onClear}>{t('change.log.clear')}</Button>}
    />
  )
}
