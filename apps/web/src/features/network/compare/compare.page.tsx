/**
 * Two days of the network side by side: how large it was, what differs in words, on the map and in a table. The
 * days, the shown day and the view are in the address.
 */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconDownload, IconMap, IconTable } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { announce } from '../../../ui/announce.js'
import { Button } from '../../../ui/button.js'
import { saveTextFile } from '../../../ui/download.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton, useIsSlow } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { networkEventsQuery, regionsQuery } from '../network.operations.js'
import { compareSearchSchema, type CompareSearch } from '../network.search.js'
import type { RegionArea } from '../network.types.js'
import { comparisonQuery, type Comparison } from './compare.operations.js'
import { comparedDays, lastChange, type DayPair } from './compare-days.js'
import { CompareSummary } from './compare-summary.js'
import type { Side } from './comparison-scene.js'
import { DayPairBar } from './day-pair-bar.js'
import { differenceCsv } from './difference-csv.js'
import { DifferenceList } from './difference-list.js'
import type { DifferenceRow } from './difference-rows.js'
import { DifferenceTable } from './difference-table.js'
import { useDifferenceRows } from './use-difference-rows.js'
import styles from './compare.module.css'

const ComparisonMap = lazy(async () => ({ default: (await import('./comparison-map.js')).ComparisonMap }))

type Change = (next: Partial<CompareSearch>) => void

function useCompareSearch() {
  const search = compareSearchSchema.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change: Change = (next) => void navigate({ to: '.', search: { ...search, ...next } as never, resetScroll: false })
  return { search, change }
}

/** The differences, and the regions by which they are named; those before stay until the next have come. */
function useComparison(days: DayPair) {
  const differences = useQuery(comparisonQuery, { variables: days })
  const regions = useQuery(regionsQuery, { variables: { asOf: null } })
  const comparison = (differences.data ?? differences.previousData)?.networkComparison
  const regionList = regions.data?.areas as readonly RegionArea[] | undefined
  const isReady = comparison !== undefined && regionList !== undefined
  return {
    found: isReady ? { comparison, regions: regionList, isOnItsWay: differences.data === undefined } : null,
    error: differences.error ?? regions.error,
    retry: () => {
      for (const query of [differences, regions]) if (query.error !== undefined) void query.refetch()
    }
  }
}

const noRegions: readonly RegionArea[] = []

export function ComparePage() {
  const { today } = useViewer()
  const { search, change } = useCompareSearch()
  const days = comparedDays(search, today)
  const { found, error, retry } = useComparison(days)
  const rows = useDifferenceRows(found?.comparison, found?.regions ?? noRegions)
  useAnnouncedCount(found?.isOnItsWay === false ? rows.length : null, days)
  return (
    <>
      <Head {...{ search, change, rows, days }} />
      <Days {...{ days, today, change }} />
      {error !== undefined && <ErrorNotice error={error} onRetry={retry} />}
      {found !== null && <Differences {...found} {...{ rows, search, change, today }} />}
      {found === null && error === undefined && <Skeleton lines={10} />}
    </>
  )
}

interface HeadProps {
  readonly search: CompareSearch
  readonly change: Change
  readonly rows: readonly DifferenceRow[]
  readonly days: DayPair
}

function Head({ search, change, rows, days }: HeadProps) {
  const t = useText()
  const lang = useLanguage()
  return (
    <PageHeader
      title={t('compare.title')}
      breadcrumb={[
        <TextLink key="network" to="/$lang/network" params={{ lang }}>
          {t('network.title')}
        </TextLink>
      ]}
      beside={<ViewSwitch view={search.view ?? 'map'} onChange={(view) => change({ view: view === 'map' ? undefined : view })} />}
      actions={rows.length > 0 && <ExportButton rows={rows} days={days} />}
    />
  )
}

function Days({ days, today, change }: { readonly days: DayPair; readonly today: IsoDate; readonly change: Change }) {
  const { data } = useQuery(networkEventsQuery)
  return <DayPairBar days={days} today={today} lastChange={lastChange(data?.networkEvents ?? [], today)} onChange={change} />
}

/** Tells those who listen how many differences there are, once they have come. */
function useAnnouncedCount(count: number | null, { from, to }: DayPair): void {
  const t = useText()
  const format = useFormat()
  useEffect(() => {
    if (count !== null) announce(t('compare.announce', { count, from: format.day(from), to: format.day(to) }))
  }, [count, from, to, t, format])
}

function ViewSwitch({ view, onChange }: { readonly view: 'map' | 'table'; readonly onChange: (view: 'map' | 'table') => void }) {
  const t = useText()
  return (
    <Segmented
      label={t('network.view.label')}
      value={view}
      onChange={onChange}
      options={[
        { value: 'map', label: t('network.view.map'), icon: IconMap },
        { value: 'table', label: t('network.view.table'), icon: IconTable }
      ]}
    />
  )
}

function ExportButton({ rows, days }: { readonly rows: readonly DifferenceRow[]; readonly days: DayPair }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Button
      icon={IconDownload}
      onClick={() =>
        saveTextFile(t('compare.fileName', { ...days }), differenceCsv(rows, days, { t, language }), 'text/csv;charset=utf-8')
      }
    >
      {t('ui.table.export')}
    </Button>
  )
}

interface DifferencesProps {
  readonly comparison: Comparison
  readonly regions: readonly RegionArea[]
  readonly rows: readonly DifferenceRow[]
  readonly isOnItsWay: boolean
  readonly search: CompareSearch
  readonly change: Change
  readonly today: IsoDate
}

function Differences({ comparison, regions, rows, isOnItsWay, search, change, today }: DifferencesProps) {
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const isSlow = useIsSlow(isOnItsWay)
  const side = search.side ?? 'after'
  // The days of the answer, not of the address: what is shown is of these.
  const shown = { from: comparison.before.day, to: comparison.after.day }
  return (
    <div className={styles.differences} aria-busy={isOnItsWay || undefined} data-slow={isSlow || undefined}>
      <CompareSummary comparison={comparison} />
      {rows.length === 0 && <NoDifferences days={shown} />}
      {rows.length > 0 && search.view === 'table' && <DifferenceTable rows={rows} days={shown} />}
      {rows.length > 0 && search.view !== 'table' && (
        <div className={styles.columns}>
          <DifferenceList rows={rows} selectedId={selectedId} />
          <div className={styles.map}>
            <SideSwitch side={side} days={shown} onChange={(next) => change({ side: next === 'after' ? undefined : next })} />
            <Suspense fallback={<Skeleton lines={12} />}>
              <ComparisonMap {...{ comparison, side, today, regions, selectedId }} onSelect={setSelectedId} />
            </Suspense>
          </div>
        </div>
      )}
    </div>
  )
}

function SideSwitch({ side, days, onChange }: { readonly side: Side; readonly days: DayPair; readonly onChange: (side: Side) => void }) {
  const t = useText()
  const format = useFormat()
  return (
    <Segmented
      label={t('compare.side')}
      value={side}
      onChange={onChange}
      options={[
        { value: 'before', label: format.day(days.from) },
        { value: 'after', label: format.day(days.to) }
      ]}
    />
  )
}

function NoDifferences({ days }: { readonly days: DayPair }) {
  const t = useText()
  const format = useFormat()
  return (
    <EmptyState
      title={t('compare.none')}
      text={t('compare.noneWhy', { from: format.day(days.from), to: format.day(days.to) })}
    />
  )
}
