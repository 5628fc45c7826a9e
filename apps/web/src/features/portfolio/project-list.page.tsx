/** The projects of the network: which there are, who leads them, with whose money, and until when. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useCan, useViewer } from '../../app/viewer.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { exportPage, readAll, saveRows } from '../../ui/export-rows.js'
import { FilterBar } from '../../ui/filter-bar.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { amountText, useMoney } from '../../ui/money.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { useListSearch } from '../../ui/use-list-search.js'
import { type Light, projectLightsQuery } from './plan/plan.operations.js'
import { useProjectLights } from './plan/project-light.js'
import { WholeLight } from './plan/plan-words.js'
import { ProjectStageMark } from './portfolio-words.js'
import { type ProjectRow, projectsQuery } from './portfolio.operations.js'
import { projectFilterOf, useProjectFilters } from './project-filters.js'
import { type ProjectListSearch, projectListSearchSchema, type ProjectSort } from './portfolio.search.js'
import { DownloadMenu } from '../network/export/download-menu.js'
import styles from '../governance/governance.module.css'

type Change = (part: Partial<ProjectListSearch>) => void
const orderOf = ({ sort, desc }: ProjectListSearch) => ({ sort: sort ?? null, descending: desc ?? null })

function useColumns(rows: readonly ProjectRow[] = []): readonly Column<ProjectRow>[] {
  const t = useText()
  const lights = useProjectLights(rows.map(({ id }) => id))
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const money = useMoney()
  return [
    {
      ...{ id: 'title', header: t('portfolio.field.title'), isSortable: true },
      cell: ({ id, title, number, acronym }) => (
        <>
          <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id }}>
            {pick(title)}
          </TextLink>
          <span className={styles.below}>{[number, acronym].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    {
      ...{ id: 'lead', header: t('portfolio.field.lead'), isSortable: true },
      cell: ({ lead, centre, partnerCount }) => (
        <>
          {pick(lead.name)}
          <span className={styles.below}>{[centre && centre.id !== lead.id && pick(centre.name), t('portfolio.partnerCount', { count: partnerCount })].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    { id: 'funder', header: t('portfolio.field.funder'), isSortable: true, cell: ({ call }) => (call ? pick(call.funder.name) : t('portfolio.noCall')) },
    { id: 'taskAreas', header: t('portfolio.field.taskAreas'), cell: ({ taskAreas: areas }) => areas.join(', ') },
    { id: 'ends', header: t('portfolio.field.ends'), isSortable: true, cell: ({ endsOn }) => (endsOn ? format.day(endsOn) : t('portfolio.unknown')) },
    { id: 'total', header: t('portfolio.field.total'), isNumeric: true, cell: ({ total }) => (total ? money(total, true) : t('portfolio.unknown')) },
    { id: 'stage', header: t('portfolio.field.stage'), isSortable: true, phone: 'figure', cell: ({ stage }) => <ProjectStageMark stage={stage} /> },
    { id: 'light', header: t('projectPlan.light.title'), cell: ({ id }) => lightOf(lights.get(id)) }
  ]
}

/** Nothing where nothing is planned. */
const lightOf = (light: Light | undefined) => (light && (light.colour !== 'none' || light.said) ? <WholeLight light={light} /> : '')

const fileColumns = ['number', 'title', 'acronym', 'stage', 'lead', 'region', 'funder', 'call', 'starts', 'ends', 'taskAreas', 'ideas', 'total', 'grant', 'currency'] as const
type Told = { readonly row: ProjectRow; readonly light: Light | undefined }

/** The filtered whole as a file. */
function useExport(search: ProjectListSearch): () => void {
  const t = useText()
  const pick = useLocalized()
  const client = useApolloClient()
  const language = useLanguage()
  const { today } = useViewer()
  const rowOf = ({ row, light }: Told) => [
    ...[row.number, pick(row.title), row.acronym, t(`portfolio.stage.${row.stage}`), pick(row.lead.name), row.centre ? pick(row.centre.name) : ''],
    ...[row.call ? pick(row.call.funder.name) : '', row.call ? pick(row.call.name) : '', row.startsOn ?? '', row.endsOn ?? '', row.taskAreas.join(' '), row.ideas.join(' ')],
    ...[row.total ? amountText(row.total) : '', row.grant ? amountText(row.grant) : '', row.total?.currency ?? '', lightWord(light)]
  ]
  const lightWord = (light: Light | undefined) => (light && (light.colour !== 'none' || light.said) ? t(`projectPlan.light.${light.said?.colour ?? light.colour}`) : '')
  async function save(): Promise<void> {
    const read = async (after: string | null) => {
      const { data } = await client.query({ query: projectsQuery, variables: { filter: projectFilterOf(search), ...orderOf(search), first: exportPage, after }, fetchPolicy: 'network-only' })
      const { nodes, pageInfo } = data?.projects ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
      const ids = nodes.map(({ id }) => id)
      const told = ids.length === 0 ? undefined : (await client.query({ query: projectLightsQuery, variables: { ids }, fetchPolicy: 'network-only' })).data
      return { pageInfo, nodes: nodes.map((row): Told => ({ row, light: told?.projectLights.find(({ projectId }) => projectId === row.id) })) }
    }
    const rows = (await readAll(read)).map(rowOf)
    saveRows({ name: t('portfolio.file', { date: today }), language, rows: [[...fileColumns.map((id) => t(`portfolio.field.${id}`)), t('projectPlan.light.title')], ...rows] })
  }
  return () => void save()
}

const narrowing = ['q', 'stages', 'areas', 'ideas', 'unit', 'funder', 'ending'] as const

function NoProjects({ search, change }: { readonly search: ProjectListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('portfolio.none')} text={t('portfolio.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('portfolio.noHits')} action={<Button onClick={clear}>{t('portfolio.clear')}</Button>} />
}

function Acts() {
  const t = useText()
  const lang = useLanguage()
  const mayAdd = useCan('project.edit')
  const mayReadResults = useCan('budget.read')
  return (
    <>
      <DownloadMenu heading={t('portfolio.files')} path="/files/portfolio" formats={['csv', 'xlsx', '360giving', 'iati']} />
      {mayReadResults && (
        <>
          <ButtonLink to="/$lang/portfolio/results" params={{ lang }}>
            {t('projectResults.shared')}
          </ButtonLink>
          <ButtonLink to="/$lang/portfolio/reports" params={{ lang }}>
            {t('progress.waiting')}
          </ButtonLink>
        </>
      )}
      <ButtonLink to="/$lang/portfolio/public" params={{ lang }}>
        {t('portfolio.public.open')}
      </ButtonLink>
      <ButtonLink to="/$lang/portfolio/funders" params={{ lang }}>
        {t('portfolio.funders')}
      </ButtonLink>
      {mayAdd && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/portfolio/projects/new" params={{ lang }}>
          {t('portfolio.new.open')}
        </ButtonLink>
      )}
    </>
  )
}

const pageSize = 50

const sortedBy = ({ sort, desc }: ProjectListSearch) => ({ column: sort ?? 'number', descending: desc ?? false })

export function ProjectListPage() {
  const t = useText()
  const [search, change] = useListSearch(projectListSearchSchema)
  const variables = { filter: projectFilterOf(search), ...orderOf(search) }
  const pages = useKeysetPages(JSON.stringify(variables))
  const { data, previousData, error, refetch, loading } = useQuery(projectsQuery, { variables: { ...variables, first: pageSize, after: pages.after }, fetchPolicy: 'cache-and-network' })
  const list = (data ?? previousData)?.projects
  const onExport = useExport(search)
  return (
    <>
      <PageHeader title={t('portfolio.title')} meta={t('portfolio.meta')} actions={<Acts />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('portfolio.search') }} filters={useProjectFilters(search, change)} summary={list && t('portfolio.count', { count: list.totalCount })} />
      <DataTable
        caption={t('portfolio.title')}
        columns={useColumns(list?.nodes)}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        sort={sortedBy(search)}
        onSort={({ column, descending }) => change({ sort: column as ProjectSort, desc: descending || undefined })}
        isRefreshing={loading}
        error={list ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoProjects {...{ search, change }} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />}
      />
    </>
  )
}
