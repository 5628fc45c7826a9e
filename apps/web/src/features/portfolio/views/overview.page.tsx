/** The portfolio as a whole, looked at by region, funder, task area and more: how many projects, whose money, and the quality of the units behind. */
import { useQuery } from '@apollo/client/react'
import { isShared, type PortfolioGrouping, portfolioGroupings } from '@solmu/domain/portfolio/portfolio-views.js'
import { projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { SelectField } from '../../../ui/form-field.js'
import { TextLink } from '../../../ui/link.js'
import { amountText, useMoney } from '../../../ui/money.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { DownloadMenu } from '../../network/export/download-menu.js'
import type { ProjectNarrowing } from '../portfolio.search.js'
import { projectFilterOf, useProjectFilters } from '../project-filters.js'
import { ViewsFrame } from './views-frame.js'
import { type PortfolioGroup, portfolioOverviewQuery } from './views.operations.js'
import { overviewSearchSchema } from './views.search.js'
import styles from './views.module.css'

const sums = ['granted', 'certified', 'paid', 'leftToClaim', 'leftToCertify', 'applied'] as const
type Sum = (typeof sums)[number]
const narrowing = ['q', 'stages', 'areas', 'ideas', 'unit', 'funder', 'ending'] as const

/** What a group is called. */
function useGroupName(by: PortfolioGrouping): (group: Pick<PortfolioGroup, 'key' | 'name'>) => string {
  const t = useText()
  const pick = useLocalized()
  return ({ key, name }) => {
    if (name) return pick(name)
    if (key === '') return t(`views.none.${by}`)
    if (by === 'stage') return t(`portfolio.stage.${key}`)
    return by === 'idea' ? t(`portfolio.idea.${key}`) : key
  }
}

/** The list of the projects of a group, where the list can be narrowed to it. */
function listOf(by: PortfolioGrouping, key: string): ProjectNarrowing | null {
  if (key === '') return null
  const stages = projectStages.filter((stage) => stage === key)
  const areas = taskAreas.filter((area) => area === key)
  const ways: Partial<Readonly<Record<PortfolioGrouping, ProjectNarrowing>>> = { region: { unit: key }, lead: { unit: key }, funder: { funder: key }, stage: { stages }, taskArea: { areas }, idea: { ideas: [Number(key)] } }
  return ways[by] ?? null
}

function GroupName({ by, group, narrowed }: { readonly by: PortfolioGrouping; readonly group: PortfolioGroup; readonly narrowed: ProjectNarrowing }) {
  const lang = useLanguage()
  const name = useGroupName(by)(group)
  const own = listOf(by, group.key)
  if (!own) return name
  return (
    <TextLink to="/$lang/portfolio/projects" params={{ lang }} search={{ ...narrowed, ...own }}>
      {name}
    </TextLink>
  )
}

/** Amounts of every currency, below one another; for those who read none of the money it is not told. */
function Amounts({ group, sum }: { readonly group: PortfolioGroup; readonly sum: Sum }) {
  const t = useText()
  const money = useMoney()
  if (group.readable === 0) return <span className={styles.quiet}>{t('views.money.hidden')}</span>
  return group.money.map((of) => (
    <span key={of.granted.currency} className={styles.amount}>
      {money(of[sum], true)}
    </span>
  ))
}

/** How much of what was granted has been used: a bar that the figure beside it tells as well. */
function UsedBar({ group }: { readonly group: PortfolioGroup }) {
  const t = useText()
  const format = useFormat()
  const granted = group.money.reduce((all, of) => all + Number(amountText(of.granted)), 0)
  const used = group.money.reduce((all, of) => all + Number(amountText(of.certified)), 0)
  if (group.money.length !== 1 || granted <= 0) return <span className={styles.quiet}>{t('views.money.noShare')}</span>
  const percent = Math.round((used / granted) * 100)
  return (
    <span className={styles.share}>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, Math.max(0, percent))}%` }} />
      </span>
      {format.number(percent)}&nbsp;%
    </span>
  )
}

function useColumns(by: PortfolioGrouping, total: PortfolioGroup | undefined, narrowed: ProjectNarrowing): readonly Column<PortfolioGroup>[] {
  const t = useText()
  const quality = ({ units, committedUnits, assessedUnits }: PortfolioGroup) => t('views.quality.of', { units, committed: committedUnits, assessed: assessedUnits })
  const amount = (sum: Sum): Column<PortfolioGroup> => ({
    ...{ id: sum, header: t(`views.money.${sum}`), isNumeric: true, phone: sum === 'granted' ? 'figure' : 'fact' },
    cell: (group) => <Amounts {...{ group, sum }} />,
    total: total && <Amounts group={total} sum={sum} />
  })
  return [
    { id: 'name', header: t(`views.by.${by}`), cell: (group) => <GroupName {...{ by, group, narrowed }} />, total: t(isShared(by) ? 'views.totalOnce' : 'views.total') },
    { id: 'projects', header: t('views.projects'), isNumeric: true, cell: ({ projects }) => projects, total: total?.projects },
    ...sums.slice(0, 2).map(amount),
    { id: 'share', header: t('views.money.share'), cell: (group) => <UsedBar group={group} />, total: total && <UsedBar group={total} /> },
    ...sums.slice(2).map(amount),
    { id: 'quality', header: t('views.quality'), cell: quality, total: total && quality(total) }
  ]
}

function Notes({ by, total }: { readonly by: PortfolioGrouping; readonly total: PortfolioGroup }) {
  const t = useText()
  return (
    <div className={styles.notes}>
      {isShared(by) && <p>{t(`views.shared.${by as 'taskArea' | 'idea'}`)}</p>}
      {total.readable < total.projects && <p>{t('views.money.readable', { readable: total.readable, count: total.projects })}</p>}
      <p>{t('views.money.how')}</p>
    </div>
  )
}

export function PortfolioOverviewPage() {
  const t = useText()
  const [search, change] = useListSearch(overviewSearchSchema)
  const { by = 'region', ...narrowed } = search
  const { data, error, refetch, loading } = useQuery(portfolioOverviewQuery, { variables: { by, filter: projectFilterOf(narrowed) }, fetchPolicy: 'cache-and-network' })
  const found = data?.portfolioOverview
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  const query = Object.fromEntries(narrowing.flatMap((part) => (search[part] === undefined ? [] : [[part, Array.isArray(search[part]) ? JSON.stringify(search[part].map(String)) : String(search[part])]])))
  return (
    <ViewsFrame page="overview" actions={<DownloadMenu heading={t('views.title.overview')} path="/files/portfolio-overview" formats={['csv', 'xlsx']} query={{ ...query, by }} />}>
      <div className={styles.narrow}>
        <SelectField label={t('views.by')} value={by} options={portfolioGroupings.map((value) => ({ value, label: t(`views.by.${value}`) }))} onChange={({ target }) => change({ by: target.value === 'region' ? undefined : (target.value as PortfolioGrouping) })} />
      </div>
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('portfolio.search') }} filters={useProjectFilters(narrowed, change)} summary={found && t('portfolio.count', { count: found.total.projects })} />
      <DataTable
        caption={t('views.caption', { by: t(`views.by.${by}`) })}
        columns={useColumns(by, found?.total, narrowed)}
        rows={found?.groups}
        rowKey={({ key }) => key}
        isRefreshing={loading}
        error={found ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('portfolio.noHits')} action={<Button onClick={clear}>{t('portfolio.clear')}</Button>} />}
      />
      {found && <Notes by={by} total={found.total} />}
    </ViewsFrame>
  )
}
