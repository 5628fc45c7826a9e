/** Quality beside results: which score, which result, of which periods, and among whom. */
import { useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { kindOfPeriod, type Period, periodContaining, type PeriodKind, shiftPeriod } from '@solmu/shared/periods.js'
import { useViewer } from '../../../app/viewer.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { exportPage } from '../../../ui/export-rows.js'
import { SelectField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { SearchList } from '../../../ui/search-list.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { AssociationResult } from './association-result.js'
import { assessedFrameworks } from './overview.page.js'
import { associationQuery, type BesideChoice, besideChoicesQuery, type BesideDimension, type ViewedFramework, viewedFrameworksQuery } from './views.operations.js'
import { type AssociationSearch, associationSearchSchema } from './views.search.js'
import { OverviewCrumb } from './views-words.js'
import styles from './views.module.css'

type Change = (part: Partial<AssociationSearch>) => void

/** What scores are laid beside until somebody chooses: placements in open work, by the code of the shipped library. */
const firstCode = 'B1'
const firstOf = (indicators: readonly BesideChoice[]): string | undefined => (indicators.find(({ code }) => code === firstCode) ?? indicators[0])?.id

/** How many periods can be chosen. */
const offered = 16
const mostShown = 60

/** The library of indicators, all pages of it. */
function useIndicators() {
  const { data, error, fetchMore, refetch } = useQuery(besideChoicesQuery, { variables: { first: exportPage } })
  const { hasNextPage, endCursor } = data?.indicators.pageInfo ?? { hasNextPage: false, endCursor: null }
  useEffect(() => {
    if (!hasNextPage) return
    void fetchMore({
      variables: { after: endCursor },
      updateQuery: (before, { fetchMoreResult: more }) => ({ ...more, indicators: { ...more.indicators, nodes: [...before.indicators.nodes, ...more.indicators.nodes] } })
    })
  }, [hasNextPage, endCursor, fetchMore])
  return { indicators: data?.indicators.nodes, dimensions: data?.dimensions ?? [], isWhole: data !== undefined && !hasNextPage, error, refetch }
}

interface IndicatorFieldProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly indicators: readonly BesideChoice[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

function IndicatorField({ id, label, help, indicators, value, onChange }: IndicatorFieldProps) {
  const t = useText()
  const pick = useLocalized()
  const [typed, setTyped] = useState('')
  const nameOf = ({ nearest, code }: BesideChoice) => (nearest ? pick(nearest.name) : code)
  const chosen = indicators.find((each) => each.id === value)
  // What was chosen stands in the field; it narrows nothing.
  const wanted = chosen && typed === nameOf(chosen) ? '' : typed.trim().toLowerCase()
  const fitting = indicators.filter((each) => `${nameOf(each)} ${each.code}`.toLowerCase().includes(wanted)).slice(0, mostShown)
  const groups = [...new Set(fitting.map(({ group }) => group.id))].map((groupId) => {
    const items = fitting.filter(({ group }) => group.id === groupId)
    return { group: items[0] ? pick(items[0].group.name) : '', items: items.map((each) => ({ value: each.id, label: nameOf(each) })) }
  })
  return (
    <SearchList
      {...{ id, label, help, value, typed, onType: setTyped }}
      options={groups}
      placeholder={t('quality.association.pick')}
      nothingFound={t('quality.association.noIndicator')}
      detailOf={(each) => indicators.find((one) => one.id === each)?.code}
      onChange={onChange}
    />
  )
}

const periodKinds = ['quarter', 'month', 'third', 'year'] as const satisfies readonly PeriodKind[]

/** The run of the address, else the last four periods that are over: quarters unless it says otherwise. */
export function associationRun({ from, to }: Pick<AssociationSearch, 'from' | 'to'>, today: string): { readonly from: Period; readonly to: Period; readonly kind: PeriodKind } {
  const kind = from ?? to ? kindOfPeriod(from ?? to ?? '') : 'quarter'
  const newest = shiftPeriod(periodContaining(kind, today), -1)
  const last = to !== undefined && kindOfPeriod(to) === kind ? to : newest
  const first = from ?? shiftPeriod(last, kind === 'year' ? 0 : -3)
  return { kind, to: last, from: first <= last ? first : last }
}

interface ChoicesProps {
  readonly search: AssociationSearch
  readonly change: Change
  readonly indicators: readonly BesideChoice[]
  readonly dimensions: readonly BesideDimension[]
}

function PeriodChoice({ search, change }: Pick<ChoicesProps, 'search' | 'change'>) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const run = associationRun(search, today)
  const newest = shiftPeriod(periodContaining(run.kind, today), -1)
  const options = [...new Set([...Array.from({ length: offered }, (_none, back) => shiftPeriod(newest, -back)), run.from, run.to])]
    .sort()
    .reverse()
    .map((value) => ({ value, label: periodText(value, lang) }))
  const ofKind = (kind: string) => {
    const wanted = periodKinds.find((each) => each === kind) ?? 'quarter'
    const last = shiftPeriod(periodContaining(wanted, today), -1)
    change({ from: shiftPeriod(last, wanted === 'year' ? 0 : -3), to: last })
  }
  return (
    <>
      <SelectField label={t('quality.association.kind')} options={periodKinds.map((value) => ({ value, label: t(`quality.association.kind.${value}`) }))} value={run.kind} onChange={({ target }) => ofKind(target.value)} />
      <SelectField label={t('quality.association.from')} options={options} value={run.from} onChange={({ target }) => change({ from: target.value, to: target.value > run.to ? target.value : run.to })} />
      <SelectField label={t('quality.association.to')} options={options} value={run.to} onChange={({ target }) => change({ to: target.value, from: target.value < run.from ? target.value : run.from })} />
      <SelectField
        label={t('quality.association.stage')}
        options={(['accepted', 'verified', 'submitted'] as const).map((value) => ({ value, label: t(`quality.association.stage.${value}`) }))}
        value={search.stage ?? 'accepted'}
        onChange={({ target }) => change({ stage: target.value as AssociationSearch['stage'] })}
      />
    </>
  )
}

function MixChoice({ search, change, indicators, dimensions }: ChoicesProps) {
  const t = useText()
  const pick = useLocalized()
  const mix = indicators.find(({ id }) => id === search.mix)
  const offeredDimensions = dimensions.filter(({ code }) => mix?.nearest?.dimensionCodes.includes(code))
  const shares = offeredDimensions.flatMap(({ code, name, categories }) =>
    categories.map((category) => ({ value: `${code}:${category.code}`, label: t('quality.association.shareOf', { dimension: pick(name), category: pick(category.name) }) }))
  )
  return (
    <>
      <IndicatorField
        id="association-mix"
        label={t('quality.association.mix')}
        help={t('quality.association.mixHelp')}
        indicators={indicators}
        value={search.mix ?? null}
        onChange={(id) => change({ mix: id ?? undefined, category: undefined })}
      />
      {shares.length > 0 && (
        <SelectField
          label={t('quality.association.mixBy')}
          options={[{ value: '', label: t('quality.association.mixByAmount') }, ...shares]}
          value={search.category ?? ''}
          onChange={({ target }) => change({ category: target.value === '' ? undefined : target.value })}
        />
      )}
    </>
  )
}

interface FoundProps {
  readonly frameworkId: string
  readonly indicatorId: string
  readonly search: AssociationSearch
  readonly change: Change
}

function Found({ frameworkId, indicatorId, search, change }: FoundProps) {
  const { today } = useViewer()
  const { from, to } = associationRun(search, today)
  const input = { frameworkId, indicatorId, from, to, stage: search.stage ?? null, mixIndicatorId: search.mix ?? null, mixCategory: search.category ?? null }
  const { data, previousData, error, refetch } = useQuery(associationQuery, { variables: { input }, fetchPolicy: 'cache-and-network' })
  const association = (data ?? previousData)?.qualityAssociation
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!association) return <Skeleton lines={10} />
  return <AssociationResult association={association} view={search.view ?? 'chart'} onView={(view) => change({ view: view === 'table' ? 'table' : undefined })} />
}

interface AskedProps extends ChoicesProps {
  readonly frameworks: readonly ViewedFramework[]
  readonly framework: ViewedFramework
  readonly isWhole: boolean
}

/** What is laid beside what; it begins with a choice of its own, which everybody can change. */
function Asked({ frameworks, framework, search, change, indicators, dimensions, isWhole }: AskedProps) {
  const t = useText()
  const pick = useLocalized()
  // Pages of the library come one by one: only the whole tells which comes first.
  const indicatorId = search.indicator ?? (isWhole ? firstOf(indicators) : undefined)
  const waiting = isWhole ? <EmptyState title={t('quality.association.choose')} text={t('quality.association.chooseWhy')} /> : <Skeleton lines={10} />
  return (
    <>
      <div className={styles.choices}>
        <SelectField label={t('quality.association.score')} options={frameworks.map(({ id, name }) => ({ value: id, label: pick(name) }))} value={framework.id} onChange={({ target }) => change({ framework: target.value })} />
        <IndicatorField id="association-indicator" label={t('quality.association.indicator')} indicators={indicators} value={indicatorId ?? null} onChange={(id) => change({ indicator: id ?? undefined })} />
        <PeriodChoice {...{ search, change }} />
        <MixChoice {...{ search, change, indicators, dimensions }} />
      </div>
      {indicatorId === undefined ? waiting : <Found frameworkId={framework.id} indicatorId={indicatorId} search={search} change={change} />}
    </>
  )
}

function Content({ search, change }: Pick<ChoicesProps, 'search' | 'change'>) {
  const t = useText()
  const { data, error, refetch } = useQuery(viewedFrameworksQuery)
  const { indicators, dimensions, isWhole, ...library } = useIndicators()
  const failed = error ?? library.error
  if (!data || !indicators) return failed ? <ErrorNotice error={failed} onRetry={() => void Promise.all([refetch(), library.refetch()])} /> : <Skeleton lines={10} />
  const frameworks = assessedFrameworks(data.qualityFrameworks)
  const framework = frameworks.find(({ id }) => id === search.framework) ?? frameworks[0]
  if (!framework) return <EmptyState title={t('quality.overview.noFramework')} text={t('quality.overview.noFrameworkWhy')} />
  return <Asked {...{ frameworks, framework, search, change, indicators, dimensions, isWhole }} />
}

export function AssociationPage() {
  const t = useText()
  const [search, change] = useListSearch(associationSearchSchema)
  return (
    <>
      <PageHeader title={t('quality.association.title')} breadcrumb={[<OverviewCrumb key="overview" />]} meta={t('quality.association.meta')} />
      <Content {...{ search, change }} />
    </>
  )
}
