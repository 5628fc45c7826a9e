/** Projects of others, as public lists tell of them: who does what, with whose money, and how much of it has been realised. */
import { useQuery } from '@apollo/client/react'
import { IconUpload } from '@tabler/icons-react'
import { useCan } from '../../app/viewer.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { type Filter, FilterBar } from '../../ui/filter-bar.js'
import { useFormat } from '../../ui/format.js'
import { WarningGlyph } from '../../ui/glyphs.js'
import { TextLink } from '../../ui/link.js'
import { useMoney } from '../../ui/money.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { useLanguage, useText } from '../../ui/text.js'
import { useListSearch } from '../../ui/use-list-search.js'
import { DownloadMenu } from '../network/export/download-menu.js'
import { ProjectsCrumb } from './portfolio-words.js'
import { publicProjectOverviewQuery, type PublicProjectRow, publicProjectsQuery } from './public-project.operations.js'
import { type PublicProjectSearch, publicProjectSearchSchema, type PublicProjectSort, publicProjectTimes } from './public-project.search.js'
import styles from '../governance/governance.module.css'

type Change = (part: Partial<PublicProjectSearch>) => void
const severals = ['funders', 'funds', 'regions'] as const

const filterOf = ({ q, funders, funds, regions, time, known, above, organisation }: PublicProjectSearch) => ({
  ...{ search: q ?? null, funders: funders ?? null, funds: funds ?? null, regions: regions ?? null, time: time ?? null },
  ...{ isKnown: known ?? null, isAboveGranted: above ?? null, organisationId: organisation ?? null }
})

function useFilters(search: PublicProjectSearch, change: Change, choices: Readonly<Record<(typeof severals)[number], readonly string[]>> | undefined): readonly Filter[] {
  const t = useText()
  const { organisation, known, above } = search
  return [
    ...severals.map((name): Filter => ({
      ...{ id: name, label: t(`portfolio.public.${name}`), values: search[name] ?? [], isMultiple: true },
      options: (choices?.[name] ?? []).map((value) => ({ value, label: value })),
      onChange: (chosen) => change({ [name]: chosen.length === 0 ? undefined : [...chosen] })
    })),
    {
      ...{ id: 'time', label: t('portfolio.public.time'), values: search.time ? [search.time] : [] },
      options: publicProjectTimes.map((value) => ({ value, label: t(`portfolio.public.time.${value}`) })),
      onChange: ([value]) => change({ time: publicProjectTimes.find((each) => each === value) })
    },
    {
      ...{ id: 'known', label: t('portfolio.public.known'), values: organisation ? [organisation] : known ? ['true'] : [] },
      // One organisation is chosen on its own page.
      options: [{ value: 'true', label: t('portfolio.public.known.only') }, ...(organisation ? [{ value: organisation, label: t('portfolio.public.known.one') }] : [])],
      onChange: ([value]) => change({ known: value === 'true' || undefined, organisation: value === organisation ? value : undefined })
    },
    {
      ...{ id: 'above', label: t('portfolio.public.above'), values: above ? ['true'] : [], options: [{ value: 'true', label: t('portfolio.public.above.only') }] },
      onChange: ([value]) => change({ above: value === 'true' || undefined })
    }
  ]
}

function Carrier({ row: { organisation, organisationName } }: { readonly row: PublicProjectRow }) {
  const t = useText()
  const lang = useLanguage()
  const mayRead = useCan('organisation.read')
  if (!organisation) return organisationName ?? t('portfolio.unknown')
  return (
    <>
      {mayRead ? (
        <TextLink to="/$lang/organisations/$id" params={{ lang, id: organisation.id }}>
          {organisationName}
        </TextLink>
      ) : (
        organisationName
      )}
      <span className={styles.below}>{t('portfolio.public.inRegister')}</span>
    </>
  )
}

/** What has been realised; more than was granted is told, and not only by a colour. */
function Realised({ row: { granted, realised } }: { readonly row: PublicProjectRow }) {
  const t = useText()
  const money = useMoney()
  if (!realised) return t('portfolio.unknown')
  const isAbove = granted !== null && BigInt(realised.minorUnits) > BigInt(granted.minorUnits)
  return (
    <>
      {money(realised)}
      {isAbove && (
        <span className={styles.below}>
          <WarningGlyph size={14} /> {t('portfolio.public.aboveGranted')}
        </span>
      )}
    </>
  )
}

function useColumns(): readonly Column<PublicProjectRow>[] {
  const t = useText()
  const format = useFormat()
  const money = useMoney()
  const day = (value: string | null) => (value ? format.day(value) : t('portfolio.unknown'))
  const under = (parts: readonly (string | null)[]) => <span className={styles.below}>{parts.filter(Boolean).join(' · ')}</span>
  return [
    {
      ...{ id: 'name', header: t('portfolio.field.title'), isSortable: true },
      cell: ({ name, code, state, region }) => (
        <>
          {name}
          {under([code, state, region])}
        </>
      )
    },
    { id: 'organisation', header: t('portfolio.public.organisation'), isSortable: true, cell: (row) => <Carrier row={row} /> },
    {
      ...{ id: 'funder', header: t('portfolio.field.funder'), isSortable: true },
      cell: ({ funder, fund }) => (
        <>
          {funder ?? t('portfolio.unknown')}
          {under([fund])}
        </>
      )
    },
    { id: 'starts', header: t('portfolio.field.starts'), isSortable: true, cell: ({ startsOn }) => day(startsOn) },
    { id: 'ends', header: t('portfolio.field.ends'), isSortable: true, cell: ({ endsOn }) => day(endsOn) },
    { id: 'granted', header: t('portfolio.public.granted'), isSortable: true, isNumeric: true, cell: ({ granted }) => (granted ? money(granted) : t('portfolio.unknown')) },
    { id: 'realised', header: t('portfolio.public.realised'), isSortable: true, isNumeric: true, phone: 'figure', cell: (row) => <Realised row={row} /> }
  ]
}

const narrowing = ['q', 'funders', 'funds', 'regions', 'time', 'known', 'above', 'organisation'] as const

function ToImports() {
  const t = useText()
  const lang = useLanguage()
  const mayImport = useCan('network.import')
  if (!mayImport) return null
  return (
    <ButtonLink icon={IconUpload} to="/$lang/network/imports" params={{ lang }}>
      {t('portfolio.public.import')}
    </ButtonLink>
  )
}

function NoProjects({ search, change }: { readonly search: PublicProjectSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('portfolio.public.none')} text={t('portfolio.public.noneText')} action={<ToImports />} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('portfolio.noHits')} action={<Button onClick={clear}>{t('portfolio.clear')}</Button>} />
}

/** The search as the address of a file tells it. */
const fileQueryOf = (search: PublicProjectSearch): Record<string, string> =>
  Object.fromEntries(narrowing.flatMap((part) => (search[part] === undefined ? [] : [[part, Array.isArray(search[part]) ? JSON.stringify(search[part]) : String(search[part])]])))

function useSummary(filter: ReturnType<typeof filterOf>) {
  const t = useText()
  const money = useMoney()
  const { data, previousData } = useQuery(publicProjectOverviewQuery, { variables: { filter }, fetchPolicy: 'cache-and-network' })
  const overview = (data ?? previousData)?.publicProjectOverview
  const told = overview?.sums.map(({ count, granted, realised }) => t('portfolio.public.summary', { count, granted: money(granted, true), realised: money(realised, true) }))
  return { overview, summary: overview && (told?.join(' · ') || t('portfolio.count', { count: 0 })) }
}

function Acts({ search }: { readonly search: PublicProjectSearch }) {
  const t = useText()
  return (
    <>
      <DownloadMenu heading={t('portfolio.public.title')} path="/files/public-projects" formats={['csv', 'xlsx']} query={fileQueryOf(search)} />
      <ToImports />
    </>
  )
}

function useProjects(search: PublicProjectSearch) {
  const variables = { filter: filterOf(search), sort: search.sort ?? null, descending: search.desc ?? null }
  const pages = useKeysetPages(JSON.stringify(variables))
  const { data, previousData, error, refetch, loading } = useQuery(publicProjectsQuery, { variables: { ...variables, first: 50, after: pages.after }, fetchPolicy: 'cache-and-network' })
  const list = (data ?? previousData)?.publicProjects
  return { list, pages, isRefreshing: loading, error: list ? undefined : error, onRetry: () => void refetch() }
}

export function PublicProjectListPage() {
  const t = useText()
  const [search, change] = useListSearch(publicProjectSearchSchema)
  const { list, pages, ...state } = useProjects(search)
  const { overview, summary } = useSummary(filterOf(search))
  return (
    <>
      <PageHeader title={t('portfolio.public.title')} breadcrumb={[<ProjectsCrumb key="projects" />]} meta={t('portfolio.public.meta')} actions={<Acts search={search} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('portfolio.public.search') }} filters={useFilters(search, change, overview)} summary={summary} />
      <DataTable
        caption={t('portfolio.public.title')}
        columns={useColumns()}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column as PublicProjectSort, desc: descending || undefined })}
        {...state}
        empty={<NoProjects {...{ search, change }} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />}
      />
    </>
  )
}
