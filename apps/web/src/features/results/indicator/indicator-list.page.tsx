/** The library of indicators: search, filters and order in the address; the whole filtered list as a file. */
import { useQuery } from '@apollo/client/react'
import { IconListNumbers, IconPlus, IconTags } from '@tabler/icons-react'
import { indicatorUnits, sourceClasses } from '@solmu/domain/results/indicator.js'
import { useCan } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { useIndicatorColumns } from './indicator-columns.js'
import { IndicatorExport } from './indicator-export.js'
import { indicatorListSearchSchema, type IndicatorListSearch, type IndicatorSort } from './indicator-list.search.js'
import { useOriginName } from './indicator-words.js'
import { indicatorChoicesQuery, indicatorsQuery } from './indicator.operations.js'
import { InForceFilter } from './in-force-filter.js'
import { InstallLibrary, InstallMissing } from './install-library.js'

/** How many rows one page of the list has. */
const pageSize = 50

type Change = (part: Partial<IndicatorListSearch>) => void

/** What the address asks for, as the API is asked. */
export function queryOf({ q, groups, units, sources, origins, day, sort, desc }: IndicatorListSearch) {
  return {
    filter: {
      search: q ?? null,
      groups: groups ?? null,
      units: units ?? null,
      sourceClasses: sources ?? null,
      origins: origins ?? null,
      inForceOn: day ?? null
    },
    sort: sort ?? ('place' as const),
    descending: desc ?? false
  }
}

/** An empty choice is left out of the address. */
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters(search: IndicatorListSearch, change: Change): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const originName = useOriginName()
  const { data } = useQuery(indicatorChoicesQuery)
  const several = { isMultiple: true } as const
  return [
    {
      ...{ id: 'groups', label: t('indicator.list.group'), values: search.groups ?? [], ...several },
      options: (data?.indicatorGroups ?? []).map(({ code, name }) => ({ value: code, label: pick(name) })),
      onChange: (groups) => change({ groups: orNone(groups) })
    },
    {
      ...{ id: 'units', label: t('indicator.list.unit'), values: search.units ?? [], ...several },
      options: indicatorUnits.map((value) => ({ value, label: t(`indicator.unit.${value}`) })),
      onChange: (units) => change({ units: orNone(units) as IndicatorListSearch['units'] })
    },
    {
      ...{ id: 'sources', label: t('indicator.list.source'), values: search.sources ?? [], ...several },
      options: sourceClasses.map((value) => ({ value, label: t(`indicator.source.${value}`) })),
      onChange: (sources) => change({ sources: orNone(sources) as IndicatorListSearch['sources'] })
    },
    {
      ...{ id: 'origins', label: t('indicator.list.origin'), values: search.origins ?? [], ...several },
      options: (data?.indicatorOrigins ?? []).map((value) => ({ value, label: originName(value) })),
      onChange: (origins) => change({ origins: orNone(origins) })
    }
  ]
}

const nothingChosen: IndicatorListSearch = {
  ...{ q: undefined, groups: undefined, units: undefined, sources: undefined, origins: undefined, day: undefined }
}

function NoIndicators({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  const mayManage = useCan('indicator.manage')
  if (isFiltered) {
    return (
      <EmptyState
        title={t('indicator.list.noHits')}
        text={t('indicator.list.noHitsText')}
        action={<Button onClick={onClear}>{t('indicator.list.clear')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      title={t('indicator.list.none')}
      text={t(mayManage ? 'indicator.list.noneText' : 'indicator.list.noneYet')}
      action={mayManage && <InstallLibrary />}
    />
  )
}

function ListActions({ search, hasSome }: { readonly search: IndicatorListSearch; readonly hasSome: boolean }) {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('indicator.manage')
  return (
    <>
      <ButtonLink icon={IconTags} to="/$lang/results/dimensions" params={{ lang }}>
        {t('indicator.dimensions.title')}
      </ButtonLink>
      {mayManage && (
        <ButtonLink icon={IconListNumbers} to="/$lang/results/groups" params={{ lang }}>
          {t('indicator.groups.title')}
        </ButtonLink>
      )}
      <IndicatorExport query={queryOf(search)} />
      {mayManage && hasSome && <InstallMissing />}
      {mayManage && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/results/indicators/new" params={{ lang }}>
          {t('indicator.list.add')}
        </ButtonLink>
      )}
    </>
  )
}

function useIndicators(search: IndicatorListSearch) {
  const pages = useKeysetPages(JSON.stringify(search))
  const { data, previousData, error, refetch, loading } = useQuery(indicatorsQuery, {
    variables: { ...queryOf(search), first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  return { pages, list: (data ?? previousData)?.indicators, error, refetch, loading }
}

export function IndicatorListPage() {
  const t = useText()
  const [search, change] = useListSearch(indicatorListSearchSchema)
  const { pages, list, error, refetch, loading } = useIndicators(search)
  const { sort, desc, ...chosen } = search
  const isFiltered = Object.values(chosen).some((part) => part !== undefined)
  return (
    <>
      <PageHeader title={t('indicator.list.title')} meta={t('indicator.list.meta')} actions={<ListActions search={search} hasSome={isFiltered || (list?.totalCount ?? 0) > 0} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('indicator.list.search') }}
        filters={useFilters(search, change)}
        summary={list && t('indicator.list.count', { count: list.totalCount })}
      >
        <InForceFilter day={search.day} onChange={(day) => change({ day })} />
      </FilterBar>
      <DataTable
        caption={t('indicator.list.title')}
        columns={useIndicatorColumns()}
        rows={list?.nodes}
        rowKey={(indicator) => indicator.id}
        sort={{ column: sort ?? 'place', descending: desc ?? false }}
        onSort={({ column, descending }) =>
          change({ sort: column === 'place' ? undefined : (column as IndicatorSort), desc: descending || undefined })
        }
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={<NoIndicators isFiltered={isFiltered} onClear={() => change(nothingChosen)} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />}
      />
    </>
  )
}
