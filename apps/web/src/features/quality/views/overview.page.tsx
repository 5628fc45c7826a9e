/** How well the promise is kept in the network as of a day: heat map, bands over the tree and the map, what improved most. */
import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { isValidOn } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { DateField } from '../../network/timeline/date-field.js'
import { OverdueSection } from './overdue-section.js'
import { OverviewBands } from './overview-bands.js'
import { OverviewExport, OverviewHeat } from './overview-heat.js'
import { OverviewImproved } from './overview-improved.js'
import { rowsByCentre } from './overview-rows.js'
import { type Overview, overviewQuery, type ViewedFramework, viewedFrameworksQuery } from './views.operations.js'
import { type OverviewSearch, overviewSearchSchema, overviewSorts } from './views.search.js'
import { FrameworkNotice, useShownCount } from './views-words.js'
import styles from './views.module.css'

type Change = (part: Partial<OverviewSearch>) => void

/** Those by which somebody can be assessed, the one by which most have been first; a retired one as long as it has results. */
export const assessedFrameworks = (all: readonly ViewedFramework[]): readonly ViewedFramework[] =>
  all
    .filter(({ kind, versions, retiredAt, assessedUnitCount }) => kind === 'assessed' && versions.some(({ state }) => state === 'released') && (retiredAt === null || assessedUnitCount > 0))
    .sort((a, b) => b.assessedUnitCount - a.assessedUnitCount)

interface ChoicesProps {
  readonly frameworks: readonly ViewedFramework[]
  readonly framework: ViewedFramework
  readonly search: OverviewSearch
  readonly change: Change
}

function Choices({ frameworks, framework, search, change }: ChoicesProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const released = framework.versions.filter(({ state }) => state === 'released')
  const inForce = released.find(({ validFrom, validTo }) => validFrom !== null && isValidOn({ validFrom, validTo }, search.asOf ?? today))
  return (
    <div className={styles.choices}>
      <SelectField
        label={t('quality.overview.framework')}
        options={frameworks.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        value={framework.id}
        onChange={({ target }) => change({ framework: target.value, version: undefined, round: undefined, band: undefined })}
      />
      {released.length > 1 && (
        <SelectField
          label={t('quality.overview.version')}
          options={released.map(({ id, number, validFrom }) => ({ value: id, label: t('quality.overview.versionFrom', { number, day: validFrom ? format.day(validFrom) : '' }) }))}
          value={search.version ?? inForce?.id ?? released[0]?.id}
          onChange={({ target }) => change({ version: target.value })}
        />
      )}
      <div className={styles.day}>
        <DateField label={t('quality.overview.asOf')} day={search.asOf ?? today} today={today} tone={search.asOf === undefined || search.asOf === today ? 'plain' : 'time'} onChange={(day) => change({ asOf: day === today ? undefined : day })} />
        {search.asOf !== undefined && (
          <Button size="small" onClick={() => change({ asOf: undefined })}>
            {t('quality.overview.toToday')}
          </Button>
        )}
      </div>
    </div>
  )
}

function useFilters(overview: Overview | undefined, search: OverviewSearch, change: Change): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const one = (id: string, label: string, of: Pick<Filter, 'options' | 'values' | 'onChange'>): Filter => ({ id, label, ...of })
  const centres = overview?.nodes.filter(({ type }) => type === 'regional_centre') ?? []
  return [
    one('centre', t('quality.heat.centre'), {
      options: centres.map(({ id, name }) => ({ value: id, label: pick(name) })),
      values: search.centre === undefined ? [] : [search.centre],
      onChange: ([centre]) => change({ centre })
    }),
    one('round', t('quality.overview.round'), {
      options: (overview?.rounds ?? []).map(({ id, name }) => ({ value: id, label: pick(name) })),
      values: search.round === undefined ? [] : [search.round],
      onChange: ([round]) => change({ round })
    }),
    one('has', t('quality.overview.has'), {
      options: (['result', 'none'] as const).map((value) => ({ value, label: t(`quality.overview.has.${value}`) })),
      values: search.has === undefined ? [] : [search.has],
      onChange: ([has]) => change({ has: has as OverviewSearch['has'] })
    }),
    one('sort', t('quality.overview.sort'), {
      options: overviewSorts.map((value) => ({ value, label: t(`quality.overview.sort.${value}`) })),
      values: search.sort === undefined ? [] : [search.sort],
      onChange: ([sort]) => change({ sort: sort as OverviewSearch['sort'] })
    })
  ]
}

interface LoadedProps {
  readonly overview: Overview
  readonly search: OverviewSearch
  readonly change: Change
}

function Loaded({ overview, search, change }: LoadedProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const centres = rowsByCentre(overview, { search, pick, compare: format.compare })
  return (
    <div className={styles.sections}>
      <FrameworkNotice notice={overview.version.content.notice} />
      <Section title={t('quality.heat.title')} note={t('quality.heat.note', { day: format.day(overview.asOf) })} aside={<OverviewExport overview={overview} centres={centres} />}>
        {overview.shownCount === 0 ? (
          <EmptyState title={t('quality.heat.empty')} text={t('quality.heat.emptyWhy')} />
        ) : centres.length === 0 ? (
          <EmptyState title={t('quality.heat.noHits')} text={t('quality.heat.noHitsWhy')} action={<Button onClick={() => change({ q: undefined, has: undefined, centre: undefined })}>{t('quality.heat.clear')}</Button>} />
        ) : (
          <OverviewHeat overview={overview} centres={centres} />
        )}
      </Section>
      <OverviewBands {...{ overview, search, change }} />
      <OverviewImproved overview={overview} />
      <OverdueSection centreId={search.centre} frameworkId={overview.version.frameworkId} />
    </div>
  )
}

interface ShownProps extends Omit<LoadedProps, 'overview'> {
  readonly overview: Overview | undefined
  readonly error: unknown
  readonly onRetry: () => void
}

function Shown({ overview, error, onRetry, search, change }: ShownProps) {
  if (overview) return <Loaded {...{ overview, search, change }} />
  return error ? <ErrorNotice error={error} onRetry={onRetry} /> : <Skeleton lines={14} />
}

/** What the address asks for, as the API takes it. */
const askedOf = (frameworkId: string, { version = null, round = null, centre = null, asOf = null }: { [Key in 'version' | 'round' | 'centre' | 'asOf']?: string | null }) => ({
  ...{ frameworkId, versionId: version, cycleId: round, centreId: centre, asOf }
})

/** The centre that was chosen is told by name even where the answer holds it alone. */
function OfFramework({ framework, search, change }: Omit<ChoicesProps, 'frameworks'>) {
  const t = useText()
  const shown = useShownCount()
  const { data, previousData, error, refetch } = useQuery(overviewQuery, { variables: askedOf(framework.id, search), fetchPolicy: 'cache-and-network' })
  const overview = (data ?? previousData)?.qualityOverview
  const filters = useFilters(overview, search, change)
  return (
    <>
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('quality.overview.search') }}
        filters={filters}
        summary={overview && shown({ subjects: overview.subjectCount, shown: overview.shownCount, unpublished: overview.unpublishedCount })}
      />
      <Shown {...{ overview, error, search, change }} onRetry={() => void refetch()} />
    </>
  )
}

function Content({ frameworks, framework, search, change }: Omit<ChoicesProps, 'framework'> & { readonly framework: ViewedFramework | undefined }) {
  const t = useText()
  // The address says what is looked at, so that it can be sent on.
  useEffect(() => {
    if (framework && search.framework !== framework.id) change({ framework: framework.id })
  }, [framework, search.framework, change])
  if (!framework) return <EmptyState title={t('quality.overview.noFramework')} text={t('quality.overview.noFrameworkWhy')} />
  return (
    <>
      <Choices {...{ frameworks, framework, search, change }} />
      <OfFramework {...{ framework, search, change }} />
    </>
  )
}

export function OverviewPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(overviewSearchSchema)
  const { data, error, refetch } = useQuery(viewedFrameworksQuery)
  const frameworks = assessedFrameworks(data?.qualityFrameworks ?? [])
  const framework = frameworks.find(({ id }) => id === search.framework) ?? frameworks[0]
  return (
    <>
      <PageHeader title={t('quality.overview.title')} meta={framework ? pickText(framework.name, language).text : t('quality.overview.meta')} />
      {!data && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={14} />)}
      {data && <Content {...{ frameworks, framework, search, change }} />}
    </>
  )
}
