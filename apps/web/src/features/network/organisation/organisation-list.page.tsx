/** The register of organisations: search, filters and order in the address; the whole register as a file. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { legalForms, organisationRoles } from '@solmu/domain/network/organisation.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ValueLegend } from '../../../ui/value.js'
import { DownloadMenu } from '../export/download-menu.js'
import { marksIn, useOrganisationColumns } from './organisation-columns.js'
import {
  keepingChoices,
  organisationListSearchSchema,
  type OrganisationListSearch,
  type OrganisationSort
} from './organisation-list.search.js'
import { organisationsQuery } from './organisation.operations.js'

/** How many rows one page of the list has. */
const pageSize = 50

type Change = (part: Partial<OrganisationListSearch>) => void

function queryOf({ q, forms, roles, units, sort, desc }: OrganisationListSearch) {
  return {
    filter: {
      search: q ?? null,
      legalForms: forms ?? null,
      roles: roles ?? null,
      keepsUnits: units === undefined ? null : units === 'some'
    },
    sort: sort ?? ('name' as const),
    descending: desc ?? false
  }
}

/** An empty choice is left out of the address. */
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters(search: OrganisationListSearch, change: Change): readonly Filter[] {
  const t = useText()
  return [
    {
      id: 'roles',
      label: t('organisation.list.roleToday'),
      options: organisationRoles.map((value) => ({ value, label: t(`organisation.role.${value}`) })),
      values: search.roles ?? [],
      isMultiple: true,
      onChange: (roles) => change({ roles: orNone(roles) as OrganisationListSearch['roles'] })
    },
    {
      id: 'forms',
      label: t('organisation.list.legalForm'),
      options: legalForms.map((value) => ({ value, label: t(`network.legalForm.${value}`) })),
      values: search.forms ?? [],
      isMultiple: true,
      onChange: (forms) => change({ forms: orNone(forms) as OrganisationListSearch['forms'] })
    },
    {
      id: 'units',
      label: t('organisation.list.units'),
      options: keepingChoices.map((value) => ({ value, label: t(`organisation.list.keeps.${value}`) })),
      values: search.units === undefined ? [] : [search.units],
      onChange: ([units]) => change({ units: units as OrganisationListSearch['units'] })
    }
  ]
}

function NoOrganisations({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('organisation.manage')
  if (isFiltered) {
    return (
      <EmptyState
        title={t('organisation.list.noHits')}
        text={t('organisation.list.noHitsText')}
        action={<Button onClick={onClear}>{t('organisation.list.clear')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      title={t('organisation.list.none')}
      text={t('organisation.list.noneText')}
      action={
        mayManage && (
          <ButtonLink to="/$lang/organisations/new" params={{ lang }}>
            {t('organisation.list.add')}
          </ButtonLink>
        )
      }
    />
  )
}

function ListActions() {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('organisation.manage')
  return (
    <>
      <DownloadMenu heading={t('organisation.list.wholeRegister')} path="/files/organisations" formats={['csv', 'xlsx', 'json']} />
      {mayManage && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/organisations/new" params={{ lang }}>
          {t('organisation.list.add')}
        </ButtonLink>
      )}
    </>
  )
}

function useOrganisations(search: OrganisationListSearch) {
  const pages = useKeysetPages(JSON.stringify(search))
  const { data, previousData, error, refetch, loading } = useQuery(organisationsQuery, {
    variables: { ...queryOf(search), first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  return { pages, list: (data ?? previousData)?.organisations, error, refetch, loading }
}

export function OrganisationListPage() {
  const t = useText()
  const { today } = useViewer()
  const [search, change] = useListSearch(organisationListSearchSchema)
  const { pages, list, error, refetch, loading } = useOrganisations(search)
  const isFiltered = [search.q, search.forms, search.roles, search.units].some((part) => part !== undefined)
  return (
    <>
      <PageHeader title={t('organisation.list.title')} meta={t('organisation.list.meta')} actions={<ListActions />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('organisation.list.search') }}
        filters={useFilters(search, change)}
        summary={list && t('organisation.list.count', { count: list.totalCount })}
      />
      <DataTable
        caption={t('organisation.list.title')}
        columns={useOrganisationColumns()}
        rows={list?.nodes}
        rowKey={(organisation) => organisation.id}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) =>
          change({ sort: column === 'name' ? undefined : (column as OrganisationSort), desc: descending || undefined })
        }
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <NoOrganisations
            isFiltered={isFiltered}
            onClear={() => change({ q: undefined, forms: undefined, roles: undefined, units: undefined })}
          />
        }
        footer={
          list && (
            <>
              {list.nodes.length > 0 && <ValueLegend marks={marksIn(list.nodes, today)} />}
              <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />
            </>
          )
        }
      />
    </>
  )
}
