/** The units of the network as a list: search, filters, order and day in the address; a file of what is shown. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button } from '../../ui/button.js'
import { DataTable, type Column } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { FilterBar } from '../../ui/filter-bar.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { pickText, useLanguage, useLocalized, useText } from '../../ui/text.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { showToast } from '../../ui/toast.js'
import { Value, ValueLegend } from '../../ui/value.js'
import { networkTreeQuery, orgUnitsQuery, type OrgUnitListNode } from './network.operations.js'
import { unitListSearchSchema, unitSorts, type UnitListSearch, type UnitSort } from './network.search.js'
import type { NetworkTree } from './network.types.js'
import { NetworkFiles } from './export/network-files.js'
import { periodText } from './panel/unit-facts.js'
import { centresOf } from './table/network-figures.js'
import { DateField } from './timeline/date-field.js'
import { UnitLink } from './unit-link.js'
import { exportUnits } from './units/unit-list-csv.js'
import { isFiltered, listVariables, pageLength } from './units/unit-list-filter.js'
import { useUnitFilters } from './units/use-unit-filters.js'
import styles from './units/units.module.css'

function useListSearch() {
  const search = unitListSearchSchema.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (next: Partial<UnitListSearch>, isStep = false): void =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: isStep, resetScroll: false })
  return { search, change }
}

function useUnits(search: UnitListSearch) {
  const variables = listVariables(search)
  const pages = useKeysetPages(JSON.stringify(variables))
  const { data, previousData, error, refetch } = useQuery(orgUnitsQuery, {
    variables: { ...variables, first: pageLength, after: pages.after }
  })
  const list = (data ?? previousData)?.orgUnits
  return { variables, pages, list, error, refetch, isOnItsWay: data === undefined && previousData !== undefined }
}

export function UnitListPage() {
  const t = useText()
  const language = useLanguage()
  const { search, change } = useListSearch()
  const { variables, pages, list, error, refetch, isOnItsWay } = useUnits(search)
  const { data: treeData } = useQuery(networkTreeQuery, { variables: { asOf: search.asOf ?? null } })
  const tree = treeData?.networkTree as NetworkTree | undefined
  const columns = useColumns(search)
  const onExport = useExport(variables)
  const hasNarrowed = isFiltered(search)
  return (
    <>
      <PageHeader
        title={t('network.units.title')}
        breadcrumb={[
          <TextLink key="network" to="/$lang/network" params={{ lang: language }} search={{ asOf: search.asOf } as never}>
            {t('network.title')}
          </TextLink>
        ]}
        meta={<ListMeta search={search} today={tree?.today} />}
        actions={<NetworkFiles asOf={search.asOf} />}
      />
      <UnitFilterBar search={search} change={change} tree={tree} total={list?.totalCount} />
      <DataTable
        caption={t('network.units.caption')}
        columns={columns}
        rows={list?.nodes}
        rowKey={(unit) => unit.id}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) =>
          change({ sort: unitSorts.includes(column as UnitSort) ? (column as UnitSort) : undefined, desc: descending || undefined })
        }
        isRefreshing={isOnItsWay}
        error={error}
        onRetry={() => void refetch()}
        empty={<NoUnits isNarrowed={hasNarrowed} onClear={() => change({ q: undefined, types: undefined, kinds: undefined, centre: undefined })} />}
        footer={
          list && (
            <>
              {list.nodes.some((unit) => unit.centre === null) && <ValueLegend marks={['notApplicable']} />}
              <Pager {...{ pages, onExport }} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />
            </>
          )
        }
      />
    </>
  )
}

interface ListMetaProps {
  readonly search: UnitListSearch
  readonly today: string | undefined
}

/** "Tilanne 5.11.2023" in plum when the list is not of today. */
function ListMeta({ search, today }: ListMetaProps) {
  const t = useText()
  const format = useFormat()
  if (search.asOf !== undefined && search.asOf !== today) {
    return <span className={styles.asOf}>{t('network.units.asOf', { day: format.day(search.asOf) })}</span>
  }
  return t('network.units.meta')
}

interface UnitFilterBarProps {
  readonly search: UnitListSearch
  readonly change: (next: Partial<UnitListSearch>, isStep?: boolean) => void
  readonly tree: NetworkTree | undefined
  readonly total: number | undefined
}

function UnitFilterBar({ search, change, tree, total }: UnitFilterBarProps) {
  const t = useText()
  const filters = useUnitFilters(search, change, tree === undefined ? [] : centresOf(tree))
  return (
    <FilterBar
      search={{
        value: search.q ?? '',
        label: t('network.units.search'),
        onChange: (text) => change({ q: text === '' ? undefined : text }, true)
      }}
      filters={filters}
      summary={total === undefined ? undefined : t('network.count.units', { count: total })}
    >
      {tree !== undefined && <ListDay asOf={search.asOf ?? tree.today} today={tree.today} change={change} />}
    </FilterBar>
  )
}

interface ListDayProps extends Pick<UnitFilterBarProps, 'change'> {
  readonly asOf: IsoDate
  readonly today: IsoDate
}

function ListDay({ asOf, today, change }: ListDayProps) {
  const t = useText()
  const isToday = asOf === today
  return (
    <>
      <DateField
        day={asOf}
        today={today}
        tone={isToday ? 'plain' : 'time'}
        onChange={(day) => change({ asOf: day === today ? undefined : day })}
      />
      {!isToday && (
        <Button size="small" onClick={() => change({ asOf: undefined })}>
          {t('network.date.toToday')}
        </Button>
      )}
    </>
  )
}

function NoUnits({ isNarrowed, onClear }: { readonly isNarrowed: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isNarrowed) return <EmptyState title={t('network.units.none')} text={t('network.units.noneWhy')} />
  return (
    <EmptyState
      title={t('network.units.noHits')}
      text={t('network.units.noHitsWhy')}
      action={<Button onClick={onClear}>{t('network.units.clearFilters')}</Button>}
    />
  )
}

function UnitName({ unit, asOf }: { readonly unit: OrgUnitListNode; readonly asOf: string | undefined }) {
  const { text, lang } = pickText(unit.name, useLanguage())
  return (
    <UnitLink id={unit.id} asOf={asOf} lang={lang}>
      {text}
    </UnitLink>
  )
}

function useColumns(search: UnitListSearch): readonly Column<OrgUnitListNode>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { asOf } = search
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('network.units.name'),
        isSortable: true,
        cell: (unit: OrgUnitListNode) => <UnitName unit={unit} asOf={asOf} />
      },
      {
        id: 'type',
        header: t('network.units.kind'),
        isSortable: true,
        cell: (unit: OrgUnitListNode) => (unit.type === 'local_unit' ? t(`network.kind.${unit.kind}`) : t(`network.type.${unit.type}`))
      },
      {
        id: 'centre',
        header: t('network.units.centre'),
        isSortable: true,
        cell: (unit: OrgUnitListNode) => (unit.centre === null ? <Value value="notApplicable" /> : pick(unit.centre.name))
      },
      {
        id: 'municipality',
        header: t('network.units.municipality'),
        isSortable: true,
        cell: (unit: OrgUnitListNode) => pick(unit.municipality.name)
      },
      {
        id: 'organisation',
        header: t('network.units.organisation'),
        phone: 'hidden' as const,
        cell: (unit: OrgUnitListNode) => pick(unit.organisation.name)
      },
      {
        id: 'opened',
        header: t('network.units.validity'),
        isSortable: true,
        cell: (unit: OrgUnitListNode) => periodText(unit.validFrom, unit.validTo, { t, day: format.day })
      }
    ],
    [t, pick, format, asOf]
  )
}

/** Fetches every page of the list as it is filtered and ordered, and saves it as one file. */
function useExport(variables: ReturnType<typeof listVariables>): () => void {
  const client = useApolloClient()
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const describe = useErrorMessage()
  const [isExporting, setExporting] = useState(false)
  return () => {
    if (isExporting) return
    setExporting(true)
    exportUnits(client, variables, { t, pick, language })
      .catch((error: unknown) => showToast({ kind: 'error', text: describe(error).text }))
      .finally(() => setExporting(false))
  }
}
