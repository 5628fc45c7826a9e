/** The projects that an organisation pays for, with where its money stands. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import type { LocalizedText } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { amountText } from '../../../ui/money.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { fundedSums, listedFunded } from './funded.js'
import { type FundedProject, fundedProjectsQuery } from './funded.operations.js'
import { type FundedSearch, fundedSearchSchema, fundedStates } from './funded.search.js'
import { FundedTable, FundedTotals } from './funded-projects.js'

type Change = (part: Partial<FundedSearch>) => void

function useFilters(all: readonly FundedProject[], search: FundedSearch, change: Change): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const options = (of: (project: FundedProject) => readonly [string, LocalizedText]) => [...new Map(all.map(of))].map(([value, name]) => ({ value, label: pick(name) }))
  const funders = options(({ funderId, funder }) => [funderId, funder])
  const one = (id: 'funder' | 'programme' | 'state', choices: Filter['options']): Filter => {
    const chosen = search[id]
    return { id, label: t(`funded.field.${id}`), values: chosen ? [chosen] : [], options: choices, onChange: ([value]) => change({ [id]: value }) }
  }
  return [
    // Whoever pays sees one funder: itself.
    ...(funders.length > 1 ? [one('funder', funders)] : []),
    one('programme', options(({ programmeId, programme }) => [programmeId, programme])),
    one('state', fundedStates.map((value) => ({ value, label: t(`funded.state.${value}`) })))
  ]
}

function Export({ projects }: { readonly projects: readonly FundedProject[] }) {
  const t = useText()
  const language = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const save = () => {
    const heads = [...['number', 'title', 'lead', 'funder', 'programme', 'call', 'stage', 'starts', 'ends', 'currency'].map((field) => t(`funded.field.${field}`)), ...fundedSums.map((sum) => t(`funded.sum.${sum}`))]
    const table = projects.map((one) => [
      ...[one.number, pick(one.title), pick(one.lead), pick(one.funder), pick(one.programme), pick(one.call), t(`portfolio.stage.${one.stage}`), one.startsOn ?? '', one.endsOn ?? '', one.granted.currency],
      ...fundedSums.map((sum) => amountText(one[sum]))
    ])
    saveRows({ name: t('funded.file', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <Button icon={IconDownload} disabled={projects.length === 0} onClick={save}>
      {t('ui.table.export')}
    </Button>
  )
}

const narrowing = ['q', 'funder', 'programme', 'state'] as const

function NoProjects({ search, change }: { readonly search: FundedSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('funded.none')} text={t('funded.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('funded.noHits')} action={<Button onClick={clear}>{t('funded.clear')}</Button>} />
}

export function FundedListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(fundedSearchSchema)
  const { data, error, refetch, loading } = useQuery(fundedProjectsQuery, { variables: { audienceId: null }, fetchPolicy: 'cache-and-network' })
  const projects = data && listedFunded(data.fundedProjects, search, language)
  const filters = useFilters(data?.fundedProjects ?? [], search, change)
  return (
    <>
      <PageHeader title={t('funded.title')} meta={t('funded.meta')} actions={<Export projects={projects ?? []} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('funded.search') }} filters={filters} summary={projects && t('funded.count', { count: projects.length })} />
      {projects && projects.length > 0 && <FundedTotals projects={projects} />}
      <FundedTable caption={t('funded.title')} projects={projects} search={search} change={change} isRefreshing={loading} error={data ? undefined : error} onRetry={() => void refetch()} empty={<NoProjects {...{ search, change }} />} />
    </>
  )
}
