/**
 * The network: tree, map (or tiles, or table) and side panel side by side, all of one day. The day, the division,
 * the chosen area and unit, the view and the open tab are in the address.
 */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconArrowsDiff, IconLayoutGrid, IconMap, IconTable } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react'
import { useViewer } from '../../app/viewer.js'
import { announce } from '../../ui/announce.js'
import { ButtonLink } from '../../ui/button.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { PageHeader } from '../../ui/page-header.js'
import { Segmented } from '../../ui/segmented.js'
import { Skeleton, useIsSlow } from '../../ui/skeleton.js'
import { useLanguage, useText } from '../../ui/text.js'
import { LensSelect } from './division/lens-select.js'
import { ownLens } from './division/lens-names.js'
import { ChangeButton } from './change/change-button.js'
import { networkSearchSchema, type NetworkSearch } from './network.search.js'
import type { NetworkView, PanelTab } from './network.types.js'
import { NetworkSummary } from './panel/network-summary.js'
import { NetworkFiles } from './export/network-files.js'
import { StartFromTemplate } from './template/start-from-template.js'
import { UnitPanel } from './panel/unit-panel.js'
import { usePanelFocus } from './panel/use-panel-focus.js'
import { NetworkTable } from './table/network-table.js'
import { NetworkTiles } from './tiles/network-tiles.js'
import { DateBand } from './timeline/date-band.js'
import { StructureTree } from './tree/structure-tree.js'
import { useEscape } from './use-escape.js'
import { useEventSentence } from './use-event-sentence.js'
import { useNetwork, type NetworkData } from './use-network.js'
import styles from './network.page.module.css'

const NetworkMap = lazy(async () => ({ default: (await import('./map/network-map.js')).NetworkMap }))
const DivisionColumns = lazy(async () => ({ default: (await import('./division/division-columns.js')).DivisionColumns }))

/** Reads and changes the address of the page. */
function useNetworkSearch() {
  const search = networkSearchSchema.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  /** @param isStep a small change takes the place of the one before it in the browser's history. */
  function change(next: Partial<NetworkSearch>, isStep = false): void {
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: isStep, resetScroll: false })
  }
  return { search, change }
}

/** Tells those who listen what the network of the new day is, once it has come. */
function useAnnouncedDay(data: NetworkData | null): void {
  const t = useText()
  const format = useFormat()
  const told = useRef<string | null>(null)
  const tree = data === null || data.isOnItsWay ? null : data.tree
  useEffect(() => {
    if (tree === null) return
    const isFirst = told.current === null
    if (told.current === tree.asOf) return
    told.current = tree.asOf
    if (isFirst) return
    const units = tree.nodes.filter((node) => node.type === 'local_unit').length
    announce(t('network.announce.day', { day: format.day(tree.asOf), units, centres: tree.territories.length }))
  }, [tree, t, format])
}

export function NetworkPage() {
  const t = useText()
  const { search, change } = useNetworkSearch()
  const loading = useNetwork(search.asOf)
  const view = search.view ?? 'map'
  useAnnouncedDay(loading.state === 'ready' ? loading.data : null)
  return (
    <>
      <PageHeader
        title={t('network.title')}
        beside={
          <>
            <LensSelect
              lens={search.lens ?? ownLens}
              onChange={(lens) => change({ lens: lens === ownLens ? undefined : lens, area: undefined, tab: undefined })}
            />
            <ViewSwitch view={view} onChange={(next) => change({ view: next === 'map' ? undefined : next })} />
          </>
        }
        actions={
          <>
            <ToComparison search={search} />
            <ChangeButton asOf={search.asOf} />
          </>
        }
      />
      {loading.state === 'loading' && <Skeleton lines={14} />}
      {loading.state === 'failed' && <ErrorNotice error={loading.error} onRetry={loading.retry} />}
      {loading.state === 'ready' && (
        <>
          {loading.error !== undefined && <ErrorNotice error={loading.error} onRetry={loading.retry} />}
          <LoadedNetwork data={loading.data} {...{ search, change, view }} />
        </>
      )}
    </>
  )
}

function ViewSwitch({ view, onChange }: { readonly view: NetworkView; readonly onChange: (view: NetworkView) => void }) {
  const t = useText()
  return (
    <Segmented
      label={t('network.view.label')}
      value={view}
      onChange={onChange}
      options={[
        { value: 'map', label: t('network.view.map'), icon: IconMap },
        { value: 'tiles', label: t('network.view.tiles'), icon: IconLayoutGrid },
        { value: 'table', label: t('network.view.table'), icon: IconTable }
      ]}
    />
  )
}

/** The units of the viewed day as a list. */
function ToList({ search }: { readonly search: NetworkSearch }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <p className={styles.toList}>
      <TextLink to="/$lang/network/units" params={{ lang }} search={{ asOf: search.asOf } as never}>
        {t('network.toList')}
      </TextLink>
    </p>
  )
}

/** From another day than today, that day is compared with today; from today, a year ago is. */
function ToComparison({ search }: { readonly search: NetworkSearch }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const { asOf } = search
  const days = asOf === undefined || asOf === today ? {} : asOf < today ? { from: asOf } : { from: today, to: asOf }
  return (
    <ButtonLink to="/$lang/network/compare" params={{ lang }} search={days as never} icon={IconArrowsDiff}>
      {t('division.toComparison')}
    </ButtonLink>
  )
}

interface LoadedNetworkProps {
  readonly data: NetworkData
  readonly search: NetworkSearch
  readonly view: NetworkView
  readonly change: (next: Partial<NetworkSearch>, isStep?: boolean) => void
}

/** What is chosen, how it changes, and where the focus goes. An area stays chosen while one of its units is looked at. */
function useSelection(search: NetworkSearch, change: LoadedNetworkProps['change']) {
  const focus = usePanelFocus()
  const unitId = search.unit ?? null
  const areaKey = search.lens === undefined ? null : (search.area ?? null)

  function onSelectUnit(id: string, isOpening: boolean): void {
    focus.noteOpening(isOpening)
    if (id !== unitId) change({ unit: id, tab: undefined })
  }
  function onSelectArea(key: string, isOpening: boolean): void {
    focus.noteOpening(isOpening)
    if (key !== areaKey || unitId !== null) change({ area: key, unit: undefined, tab: undefined })
  }
  function onClose(): void {
    const leadsToArea = unitId !== null && areaKey !== null
    change(leadsToArea ? { unit: undefined, tab: undefined } : { unit: undefined, area: undefined, tab: undefined })
    if (leadsToArea) focus.noteOpening(true)
    else focus.returnFocus()
  }
  return { unitId, areaKey, focusRequest: focus.request, onSelectUnit, onSelectArea, onClose }
}

function LoadedNetwork({ data, search, view, change }: LoadedNetworkProps) {
  const { tree, current, events, regions } = data
  const today = current.today
  const asOf = search.asOf ?? today
  const selection = useSelection(search, change)
  const { unitId, onSelectUnit, onClose } = selection
  const isSlow = useIsSlow(data.isOnItsWay)
  const sentenceOf = useEventSentence(regions)
  const columns = useRef<HTMLDivElement>(null)
  useEscape(columns, unitId === null && selection.areaKey === null ? null : onClose)
  const toDay = (day: string, isStep: boolean): void => change({ asOf: day === today ? undefined : day }, isStep)
  const panel = {
    tab: search.tab ?? 'history',
    focusRequest: selection.focusRequest,
    onTab: (tab: PanelTab) => change({ tab: tab === 'history' ? undefined : tab }, true),
    onDay: (day: string) => toDay(day, false),
    onClose
  }
  const unitPanel =
    unitId === null ? null : <UnitPanel {...panel} {...{ data, unitId, sentenceOf }} onSelect={(id) => onSelectUnit(id, true)} />

  return (
    <>
      <Beginning unitCount={tree.nodes.length} />
      <DateBand asOf={asOf} today={today} events={events} sentenceOf={sentenceOf} onChange={toDay} />
      <div ref={columns} className={styles.columns} data-view={view} aria-busy={data.isOnItsWay || undefined} data-slow={isSlow || undefined}>
        <div className={styles.tree}>
          <StructureTree tree={tree} events={events} selectedId={unitId} onSelect={onSelectUnit} />
          <ToList search={search} />
          <div className={styles.files} data-print="never">
            <NetworkFiles asOf={search.asOf} />
          </div>
        </div>
        {search.lens === undefined ? (
          <CentreColumns
            {...{ data, view, selectedId: unitId, onSelect: onSelectUnit }}
            side={unitPanel ?? <NetworkSummary data={data} sentenceOf={sentenceOf} />}
          />
        ) : (
          <Suspense fallback={<WaitingColumns side={unitPanel} />}>
            <DivisionColumns {...panel} {...selection} {...{ tree, view, unitPanel }} lens={search.lens} asOf={search.asOf} />
          </Suspense>
        )}
      </div>
    </>
  )
}

/** A network of no more than a head office can begin from a template. */
function Beginning({ unitCount }: { readonly unitCount: number }) {
  return unitCount > 1 ? null : <StartFromTemplate />
}

interface ViewProps {
  readonly data: NetworkData
  readonly view: NetworkView
  readonly selectedId: string | null
  readonly onSelect: (id: string, isOpening: boolean) => void
}

/** The network through its own division, the regional centres. */
function CentreColumns({ side, ...view }: ViewProps & { readonly side: ReactNode }) {
  return (
    <>
      <div className={styles.view}>
        <View {...view} />
      </div>
      <div className={styles.side}>{side}</div>
    </>
  )
}

function WaitingColumns({ side }: { readonly side: ReactNode }) {
  return (
    <>
      <div className={styles.view}>
        <Skeleton lines={12} />
      </div>
      <div className={styles.side}>{side}</div>
    </>
  )
}

function View({ data, view, selectedId, onSelect }: ViewProps) {
  if (view === 'tiles') return <NetworkTiles tree={data.tree} {...{ selectedId, onSelect }} />
  if (view === 'table') return <NetworkTable tree={data.tree} current={data.current} {...{ selectedId, onSelect }} />
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <NetworkMap {...{ data, selectedId, onSelect }} />
    </Suspense>
  )
}
