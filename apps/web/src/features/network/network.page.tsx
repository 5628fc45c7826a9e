/**
 * The network: tree, map (or tiles, or table) and side panel side by side, all of one day. The day, the
 * chosen unit, the view and the open tab are in the address.
 */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconLayoutGrid, IconList, IconMap, IconTable } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { announce } from '../../ui/announce.js'
import { ButtonLink } from '../../ui/button.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { PageHeader } from '../../ui/page-header.js'
import { Segmented } from '../../ui/segmented.js'
import { Skeleton, useIsSlow } from '../../ui/skeleton.js'
import { useLanguage, useText } from '../../ui/text.js'
import { networkSearchSchema, type NetworkSearch } from './network.search.js'
import type { NetworkView } from './network.types.js'
import { NetworkSummary } from './panel/network-summary.js'
import { UnitPanel } from './panel/unit-panel.js'
import { NetworkTable } from './table/network-table.js'
import { NetworkTiles } from './tiles/network-tiles.js'
import { DateBand } from './timeline/date-band.js'
import { StructureTree } from './tree/structure-tree.js'
import { useEscape } from './use-escape.js'
import { useEventSentence } from './use-event-sentence.js'
import { useNetwork, type NetworkData } from './use-network.js'
import styles from './network.page.module.css'

const NetworkMap = lazy(async () => ({ default: (await import('./map/network-map.js')).NetworkMap }))

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
        beside={<ViewSwitch view={view} onChange={(next) => change({ view: next === 'map' ? undefined : next })} />}
        actions={<ToList search={search} />}
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

function ToList({ search }: { readonly search: NetworkSearch }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <ButtonLink to="/$lang/network/units" params={{ lang }} search={{ asOf: search.asOf } as never} icon={IconList}>
      {t('network.toList')}
    </ButtonLink>
  )
}

interface LoadedNetworkProps {
  readonly data: NetworkData
  readonly search: NetworkSearch
  readonly view: NetworkView
  readonly change: (next: Partial<NetworkSearch>, isStep?: boolean) => void
}

/** Opening the panel by Enter moves the focus there; closing it brings the focus back to where it came from. */
function usePanelFocus() {
  const opener = useRef<Element | null>(null)
  const [request, setRequest] = useState(0)
  return {
    request,
    noteOpening(isOpening: boolean) {
      opener.current = document.activeElement
      setRequest((was) => (isOpening ? was + 1 : 0))
    },
    returnFocus() {
      setRequest(0)
      const element = opener.current
      if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true })
    }
  }
}

function LoadedNetwork({ data, search, view, change }: LoadedNetworkProps) {
  const { tree, current, events, regions } = data
  const today = current.today
  const asOf = search.asOf ?? today
  const selectedId = search.unit ?? null
  const panelFocus = usePanelFocus()
  const isSlow = useIsSlow(data.isOnItsWay)
  const sentenceOf = useEventSentence(regions)
  const columns = useRef<HTMLDivElement>(null)

  function onSelect(id: string, isOpening: boolean): void {
    panelFocus.noteOpening(isOpening)
    if (id !== selectedId) change({ unit: id, tab: undefined })
  }
  function onClose(): void {
    change({ unit: undefined, tab: undefined })
    panelFocus.returnFocus()
  }
  useEscape(columns, selectedId === null ? null : onClose)
  const toDay = (day: string, isStep: boolean): void => change({ asOf: day === today ? undefined : day }, isStep)

  return (
    <>
      <DateBand asOf={asOf} today={today} events={events} sentenceOf={sentenceOf} onChange={toDay} />
      <div ref={columns} className={styles.columns} data-view={view} aria-busy={data.isOnItsWay || undefined} data-slow={isSlow || undefined}>
        <div className={styles.tree}>
          <StructureTree tree={tree} events={events} selectedId={selectedId} onSelect={onSelect} />
        </div>
        <div className={styles.view}>
          <View {...{ data, view, selectedId, onSelect }} />
        </div>
        <div className={styles.side}>
          {selectedId === null ? (
            <NetworkSummary data={data} sentenceOf={sentenceOf} />
          ) : (
            <UnitPanel
              data={data}
              unitId={selectedId}
              tab={search.tab ?? 'history'}
              focusRequest={panelFocus.request}
              sentenceOf={sentenceOf}
              onTab={(tab) => change({ tab: tab === 'history' ? undefined : tab }, true)}
              onSelect={(id) => onSelect(id, true)}
              onClose={onClose}
              onDay={(day) => toDay(day, false)}
            />
          )}
        </div>
      </div>
    </>
  )
}

interface ViewProps {
  readonly data: NetworkData
  readonly view: NetworkView
  readonly selectedId: string | null
  readonly onSelect: (id: string, isOpening: boolean) => void
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
