/** The people with an account, as far as the viewer may see them. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { roleNames } from '@solmu/domain/access/roles.js'
import { useViewer } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { DataTable, type Sort } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { FilterBar, type Filter } from '../../ui/filter-bar.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { useLanguage, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { exportPage, readAll, saveRows } from '../../ui/export-rows.js'
import { useListSearch } from '../../ui/use-list-search.js'
import { useUserColumns, useUserFileRows } from './user-columns.js'
import { userListSearchSchema, userStates, type UserListSearch } from './user-list.search.js'
import { usersQuery } from './user.operations.js'

/** How many rows one page of the list has. */
const pageSize = 50

function queryOf({ q, role, state, sort, desc }: UserListSearch) {
  return {
    filter: { search: q ?? null, role: role ?? null, state: state ?? null },
    sort: sort ?? ('name' as const),
    descending: desc ?? false
  }
}

function useFilters(search: UserListSearch, change: (part: Partial<UserListSearch>) => void): readonly Filter[] {
  const t = useText()
  return [
    {
      id: 'role',
      label: t('admin.users.role'),
      options: roleNames.map((value) => ({ value, label: t(`role.${value}`) })),
      values: search.role ? [search.role] : [],
      onChange: ([role]) => change({ role: role as UserListSearch['role'] })
    },
    {
      id: 'state',
      label: t('admin.users.state'),
      options: userStates.map((value) => ({ value, label: t(`admin.user.state.${value}`) })),
      values: search.state ? [search.state] : [],
      onChange: ([state]) => change({ state: state as UserListSearch['state'] })
    }
  ]
}

/** Reads the whole filtered list and saves it; a failure is told in a toast. */
function useExport(search: UserListSearch) {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const describe = useErrorMessage()
  const toRows = useUserFileRows()
  const { today } = useViewer()
  return async () => {
    const readPage = async (after: string | null) => {
      const variables = { ...queryOf(search), first: exportPage, after }
      const { data } = await client.query({ query: usersQuery, variables, fetchPolicy: 'network-only' })
      return data?.users ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    try {
      const users = await readAll(readPage)
      saveRows({ name: t('admin.users.file', { date: today }), language, rows: toRows(users) })
    } catch (error) {
      showToast({ kind: 'error', id: 'export', text: describe(error).text })
    }
  }
}

function NoUsers({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('admin.users.none')} text={t('admin.users.noneText')} />
  return (
    <EmptyState
      title={t('admin.users.noHits')}
      text={t('admin.users.noHitsText')}
      action={<Button onClick={onClear}>{t('admin.filter.clear')}</Button>}
    />
  )
}

function sortOf({ sort, desc }: UserListSearch): Sort {
  return { column: sort ?? 'name', descending: desc ?? false }
}

export function UserListPage() {
  const t = useText()
  const [search, change] = useListSearch(userListSearchSchema)
  const pages = useKeysetPages(JSON.stringify(search))
  const variables = { ...queryOf(search), first: pageSize, after: pages.after }
  const { data, previousData, error, refetch, loading } = useQuery(usersQuery, {
    variables,
    fetchPolicy: 'cache-and-network'
  })
  const users = (data ?? previousData)?.users
  const exportAll = useExport(search)
  const [isExporting, setExporting] = useState(false)
  return (
    <>
      <PageHeader title={t('admin.users.title')} meta={t('admin.users.meta')} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('admin.users.search') }}
        filters={useFilters(search, change)}
        summary={users && t('admin.users.count', { count: users.totalCount })}
      />
      <DataTable
        caption={t('admin.users.title')}
        columns={useUserColumns()}
        rows={users?.nodes}
        rowKey={(user) => user.id}
        sort={sortOf(search)}
        onSort={({ column, descending }) =>
          change({ sort: column === 'name' ? undefined : (column as UserListSearch['sort']), desc: descending || undefined })
        }
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <NoUsers
            isFiltered={Boolean(search.q ?? search.role ?? search.state)}
            onClear={() => change({ q: undefined, role: undefined, state: undefined })}
          />
        }
        footer={
          users && (
            <Pager
              pages={pages}
              count={users.nodes.length}
              totalCount={users.totalCount}
              pageInfo={users.pageInfo}
              onExport={() => {
                if (isExporting) return
                setExporting(true)
                void exportAll().finally(() => setExporting(false))
              }}
            />
          )
        }
      />
    </>
  )
}
