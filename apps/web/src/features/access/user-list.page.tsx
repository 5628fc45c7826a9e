/** The people with an account, as far as the viewer may see them. */
import { useQuery } from '@apollo/client/react'
import { IconUserPlus } from '@tabler/icons-react'
import { roleNames } from '@solmu/domain/access/roles.js'
import { useCan } from '../../app/viewer.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { DataTable, type Sort } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { FilterBar, type Filter } from '../../ui/filter-bar.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { useLanguage, useText } from '../../ui/text.js'
import { useListSearch } from '../../ui/use-list-search.js'
import { DownloadMenu } from '../network/export/download-menu.js'
import { useUserColumns } from './user-columns.js'
import { userKinds, userListSearchSchema, userStates, type UserListSearch } from './user-list.search.js'
import { usersQuery } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

/** How many rows one page of the list has. */
const pageSize = 50

function queryOf({ q, role, state, kind, unit, sort, desc }: UserListSearch) {
  return {
    filter: { search: q ?? null, role: role ?? null, state: state ?? null, kind: kind ?? ('person' as const), unitId: unit ?? null },
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
    },
    {
      id: 'kind',
      label: t('people.list.kind'),
      options: userKinds.map((value) => ({ value, label: t(`people.list.kind.${value}`) })),
      values: search.kind ? [search.kind] : [],
      onChange: ([kind]) => change({ kind: kind as UserListSearch['kind'] })
    }
  ]
}

/** The list as it is filtered, as files that the API writes and puts on record; and the ways to bring people in. */
function ListActs({ search }: { readonly search: UserListSearch }) {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('access.manage')
  const { q, role, state, unit } = search
  const asked = { q, role, state, unitId: unit, kind: search.kind ?? 'person' }
  const query = Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return (
    <>
      <DownloadMenu heading={t('people.list.files')} path="/files/persons" formats={['csv', 'xlsx']} query={query} />
      {mayManage && (
        <>
          <ButtonLink to="/$lang/admin/invitations" params={{ lang }}>
            {t('people.list.invitations')}
          </ButtonLink>
          <ButtonLink to="/$lang/admin/invitations" params={{ lang }} search={{ invite: true }} variant="primary" icon={IconUserPlus}>
            {t('people.invite.open')}
          </ButtonLink>
        </>
      )}
    </>
  )
}

/** One unit can be asked for by a link; the filter shows itself so that it can be taken away. */
function UnitNotice({ onClear }: { readonly onClear: () => void }) {
  const t = useText()
  return (
    <div className={styles.acts}>
      <span>{t('people.list.unitFilter')}</span>
      <Button size="small" variant="quiet" onClick={onClear}>
        {t('people.list.allUnits')}
      </Button>
    </div>
  )
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

const isFiltered = ({ q, role, state, kind, unit }: UserListSearch) => Boolean(q ?? role ?? state ?? kind ?? unit)

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
  return (
    <>
      <PageHeader title={t('admin.users.title')} meta={t('admin.users.meta')} actions={<ListActs search={search} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('admin.users.search') }}
        filters={useFilters(search, change)}
        summary={users && t('admin.users.count', { count: users.totalCount })}
      />
      {search.unit && <UnitNotice onClear={() => change({ unit: undefined })} />}
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
            isFiltered={isFiltered(search)}
            onClear={() => change({ q: undefined, role: undefined, state: undefined, kind: undefined, unit: undefined })}
          />
        }
        footer={
          users && (
            <Pager pages={pages} count={users.nodes.length} totalCount={users.totalCount} pageInfo={users.pageInfo} />
          )
        }
      />
    </>
  )
}
