/**
 * A map of the country to look at and to choose from: areas, marks, names, what has changed, and the buttons over
 * it. Areas and marks are two lists of choices to the keyboard. What they mean, the caller says.
 */
import { useElementSize } from '@mantine/hooks'
import { useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject } from 'react'
import { useText } from '../../../ui/text.js'
import { MapAreas } from './map-areas.js'
import { MapControls } from './map-controls.js'
import { ChangedLand, Land } from './map-land.js'
import { MapMarks, MapStrands } from './map-marks.js'
import { MapNames, type Crowd } from './map-names.js'
import { MapTextures } from './map-textures.js'
import { MapTooltip, type Hint } from './map-tooltip.js'
import { toMap, toScreen, type MapView, type Size } from './map-view.js'
import { hitRadii, placeMarks } from './mark-places.js'
import type { Bounds, Point } from './planar.js'
import type { StageArea, StageMark, StageScene } from './stage-scene.js'
import type { MapGround } from './use-map-geometry.js'
import { useMapView, zoomOfKey, type MapViewControl } from './use-map-view.js'
import styles from './network-map.module.css'

export interface MapStageProps {
  readonly ground: MapGround
  readonly scene: StageScene
  /** What the map is, and what its list of areas is: read out. */
  readonly label: string
  readonly areasLabel: string
  /** What is said of land that belongs to no area. */
  readonly noneText: string
  /** The area drawn in blue. */
  readonly highlightedId: string | null
  readonly selectedAreaId: string | null
  readonly selectedMarkId: string | null
  /** The marks that belong to the highlighted area, drawn in blue. */
  readonly branch: ReadonlySet<string>
  /** Draws the strands between head office, centres and units; the highlighted area is then a centre. */
  readonly hasStrands?: boolean
  /** How many areas want a name; few unless told. */
  readonly crowd?: Crowd
  readonly legend: ReactNode
  /** `isOpening` is true when the reader asks to go to the panel, not only to select. */
  readonly onSelectArea: (id: string, isOpening: boolean) => void
  readonly onSelectMark: (id: string, isOpening: boolean) => void
}

const fallbackSize = { width: 500, height: 640 }
/** The corner of the buttons and the legend. */
const reservedCorner: Bounds = { left: 0, top: 40, right: 108, bottom: 300 }

export function MapStage(props: MapStageProps) {
  const svg = useRef<SVGSVGElement>(null)
  const { ref, width, height } = useElementSize<HTMLDivElement>()
  const screen = useMemo(() => (width > 0 && height > 0 ? { width, height } : fallbackSize), [width, height])
  const control = useMapView(svg, screen, props.ground.geometry)
  return (
    <div className={styles.map}>
      <div className={styles.stage} ref={ref}>
        <MapDrawing {...props} {...{ svg, screen, control }} />
        <MapControls control={control} />
      </div>
      {props.legend}
    </div>
  )
}

/** Where the marks stand on the screen, and how large an area answers for each. */
function useMarkPlaces(scene: StageScene, view: MapView) {
  return useMemo(() => {
    const places = placeMarks(
      scene.marks.map(({ id, type, point, change }) => ({
        id,
        // The mark of a change is as large as that of a centre.
        type: change === undefined ? type : 'regional_centre',
        point: toScreen(view, point)
      }))
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

interface MapDrawingProps extends MapStageProps {
  readonly svg: RefObject<SVGSVGElement | null>
  readonly screen: Size
  readonly control: MapViewControl
}

/** + and − and 0 change the size wherever in the map the focus is. */
function zoomByKey(event: KeyboardEvent, control: MapViewControl): void {
  const act = event.ctrlKey || event.metaKey || event.altKey ? null : zoomOfKey(event.key, control)
  if (act === null) return
  event.preventDefault()
  act()
}

function MapDrawing(props: MapDrawingProps) {
  const { svg, ground, scene, screen, control, highlightedId, selectedAreaId, selectedMarkId } = props
  const t = useText()
  const [patternId, helpId] = [useId(), useId()]
  const [active, setActive] = useState<Active>({ area: null, mark: null })
  const { view } = control
  const { places, radii } = useMarkPlaces(scene, view)
  const { hint, onPointerMove, clearHint, setHint } = useHint(ground, view)

  function activateArea(area: StageArea): void {
    setActive((was) => ({ ...was, area: area.id }))
    control.show(area.point)
  }
  function activateMark(mark: StageMark): void {
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
        aria-label={props.label}
        aria-describedby={helpId}
        data-zoomed={control.zoom > 1.001 || undefined}
        data-moving={control.isMoving || undefined}
        {...control.pointerHandlers}
        onPointerMove={onMove}
        onPointerLeave={clearHint}
        onBlur={clearHint}
        onKeyDown={(event) => zoomByKey(event, control)}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <g aria-hidden="true">
            <Land geometry={ground.geometry} scene={scene} highlightedId={highlightedId} />
            <MapTextures areas={scene.areas} scale={view.scale} />
            <ChangedLand changes={scene.changes} scale={view.scale} patternId={patternId} />
          </g>
          <MapAreas
            label={props.areasLabel}
            areas={scene.areas}
            selectedId={selectedAreaId}
            activeId={active.area}
            onActivate={activateArea}
            onSelect={props.onSelectArea}
          />
        </g>
        {props.hasStrands && <MapStrands marks={scene.marks} selectedId={selectedMarkId} {...{ places, highlightedId }} />}
        <MapMarks
          marks={scene.marks}
          hitRadii={radii}
          selectedId={selectedMarkId}
          branch={props.branch}
          activeId={active.mark}
          onActivate={activateMark}
          onSelect={props.onSelectMark}
          places={places}
        />
        <MapNames
          {...{ ground, scene, view, screen, places, highlightedId }}
          reserved={screen.width >= 460 ? [reservedCorner] : []}
          crowd={props.crowd}
        />
      </svg>
      {hint !== null && <MapTooltip hint={hint} scene={scene} geometry={ground.geometry} noneText={props.noneText} screen={screen} />}
    </>
  )
}
