/**
 * The map of the network: territories in two quiet greys, the chosen one in blue, what differs from today in
 * plum. Territories and marks are two lists of choices to the keyboard; the table says the same in figures.
 */
import { useElementSize } from '@mantine/hooks'
import { useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import type { NetworkTree } from '../network.types.js'
import type { NetworkData } from '../use-network.js'
import { MapAreas } from './map-areas.js'
import { MapControls, MapLegend } from './map-controls.js'
import { ChangedLand, Land } from './map-land.js'
import { MapMarks, MapStrands } from './map-marks.js'
import { MapNames } from './map-names.js'
import { highlightedCentre, sceneOf, type MapArea, type MapChange, type MapMark, type MapScene } from './map-scene.js'
import { MapTooltip, type Hint } from './map-tooltip.js'
import { toMap, toScreen, type MapView, type Size } from './map-view.js'
import { hitRadii, placeMarks } from './mark-places.js'
import type { Bounds, Point } from './planar.js'
import { useMapGeometry, type MapGround } from './use-map-geometry.js'
import { useMapView, zoomOfKey, type MapViewControl } from './use-map-view.js'
import styles from './network-map.module.css'

export interface NetworkMapProps {
  readonly data: NetworkData
  readonly selectedId: string | null
  /** `isOpening` is true when the reader asks to go to the unit's panel, not only to select it. */
  readonly onSelect: (id: string, isOpening: boolean) => void
}

const fallbackSize = { width: 500, height: 640 }
/** The corner of the buttons and the legend. */
const reservedCorner: Bounds = { left: 0, top: 40, right: 108, bottom: 300 }

export function NetworkMap(props: NetworkMapProps) {
  const loading = useMapGeometry()
  if (loading.state === 'failed') return <ErrorNotice error={loading.error} onRetry={loading.retry} />
  if (loading.state === 'loading') return <Skeleton lines={12} />
  return <LoadedMap {...props} ground={loading.ground} />
}

interface LoadedMapProps extends NetworkMapProps {
  readonly ground: MapGround
}

/** Where the marks stand on the screen, and how large an area answers for each. */
function useMarkPlaces(scene: MapScene, view: MapView) {
  return useMemo(() => {
    const places = placeMarks(
      scene.marks.map(({ id, node, point }) => ({ id, type: node.type, point: toScreen(view, point) }))
    )
    return { places, radii: hitRadii(places) }
  }, [scene, view])
}

/** Follows the pointer: the mark or the municipality under it. */
function useHint(ground: MapGround, view: MapView) {
  const [hint, setHint] = useState<Hint | null>(null)
  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    if (event.pointerType === 'touch') return
    const box = event.currentTarget.getBoundingClientRect()
    const at: Point = [event.clientX - box.left, event.clientY - box.top]
    const mark = event.target instanceof Element ? event.target.closest('[data-type][data-place]') : null
    if (mark !== null) return setHint({ markId: mark.getAttribute('data-place') as string, at })
    const municipality = ground.geometry.municipalityAt(toMap(view, at))
    setHint(municipality === null ? null : { municipality, at })
  }
  return { hint, onPointerMove, clearHint: () => setHint(null), setHint }
}

/** What the keyboard reached last in each of the two lists. */
interface Active {
  readonly area: string | null
  readonly mark: string | null
}

function LoadedMap({ data, selectedId, onSelect, ground }: LoadedMapProps) {
  const { tree, current, events, regions } = data
  const svg = useRef<SVGSVGElement>(null)
  const { ref, width, height } = useElementSize<HTMLDivElement>()
  const screen = useMemo(() => (width > 0 && height > 0 ? { width, height } : fallbackSize), [width, height])
  const scene = useMemo(
    () => sceneOf(ground, tree, { current, events, regions }),
    [ground, tree, current, events, regions]
  )
  const control = useMapView(svg, screen, ground.geometry)
  const changes = useMemo(() => scene.changes.filter((change) => change.viewedId !== null), [scene])
  return (
    <div className={styles.map}>
      <div className={styles.stage} ref={ref}>
        <MapDrawing {...{ svg, ground, scene, screen, control, changes, tree, selectedId, onSelect }} />
        <MapControls control={control} />
      </div>
      <MapLegend hasChanges={changes.length > 0} hasUncovered={scene.owners.size < ground.geometry.shapes.size} />
    </div>
  )
}

interface MapDrawingProps extends Pick<NetworkMapProps, 'selectedId' | 'onSelect'> {
  readonly svg: RefObject<SVGSVGElement | null>
  readonly ground: MapGround
  readonly scene: MapScene
  readonly screen: Size
  readonly control: MapViewControl
  readonly changes: readonly MapChange[]
  readonly tree: NetworkTree
}

function MapDrawing({ svg, ground, scene, screen, control, changes, tree, selectedId, onSelect }: MapDrawingProps) {
  const t = useText()
  const format = useFormat()
  const [patternId, helpId] = [useId(), useId()]
  const [active, setActive] = useState<Active>({ area: null, mark: null })
  const { view } = control
  const { places, radii } = useMarkPlaces(scene, view)
  const { hint, onPointerMove, clearHint, setHint } = useHint(ground, view)
  const highlightedId = highlightedCentre(tree, selectedId)

  function onKeyDown(event: KeyboardEvent): void {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : zoomOfKey(event.key, control)
    if (act === null) return
    event.preventDefault()
    act()
  }
  function activateArea(area: MapArea): void {
    setActive((was) => ({ ...was, area: area.id }))
    control.show(area.point)
  }
  function activateMark(mark: MapMark): void {
    setActive((was) => ({ ...was, mark: mark.id }))
    control.show(mark.point)
    setHint({ markId: mark.id, at: places.get(mark.id) ?? [0, 0] })
  }
  function onMove(event: PointerEvent<SVGSVGElement>): void {
    control.pointerHandlers.onPointerMove(event)
    if (control.isMoving) clearHint()
    else onPointerMove(event)
  }

  return (
    <>
      <p id={helpId} className="visually-hidden">
        {t('network.map.help')}
      </p>
      <svg
        ref={svg}
        className={styles.drawing}
        width={screen.width}
        height={screen.height}
        role="group"
        aria-label={t('network.map.label', { day: format.day(tree.asOf) })}
        aria-describedby={helpId}
        data-zoomed={control.zoom > 1.001 || undefined}
        data-moving={control.isMoving || undefined}
        {...control.pointerHandlers}
        onPointerMove={onMove}
        onPointerLeave={clearHint}
        onBlur={clearHint}
        onKeyDown={onKeyDown}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <g aria-hidden="true">
            <Land geometry={ground.geometry} scene={scene} highlightedId={highlightedId} />
            <ChangedLand changes={changes} scale={view.scale} patternId={patternId} />
          </g>
          <MapAreas areas={scene.areas} activeId={active.area} onActivate={activateArea} {...{ selectedId, onSelect }} />
        </g>
        <MapStrands marks={scene.marks} {...{ places, selectedId, highlightedId }} />
        <MapMarks
          marks={scene.marks}
          hitRadii={radii}
          activeId={active.mark}
          onActivate={activateMark}
          {...{ places, selectedId, highlightedId, onSelect }}
        />
        <MapNames
          {...{ ground, scene, view, screen, places, highlightedId }}
          reserved={screen.width >= 460 ? [reservedCorner] : []}
          asOf={tree.asOf}
          today={tree.today}
        />
      </svg>
      {hint !== null && <MapTooltip hint={hint} scene={scene} geometry={ground.geometry} screen={screen} />}
    </>
  )
}
