/**
 * Zooming and moving the map: by buttons, by keys, by wheel with Ctrl, by dragging with the mouse when zoomed
 * in, and by two fingers. One finger and the bare wheel always scroll the page.
 */
import { useEffect, useMemo, useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import { changeView, fittingView, viewShowing, zoomOf, zoomStep, type MapView, type Size, type ViewChange } from './map-view.js'
import type { Point } from './planar.js'

export interface MapViewControl {
  readonly view: MapView
  /** 1 = the whole country. */
  readonly zoom: number
  readonly isMoving: boolean
  readonly zoomBy: (factor: number) => void
  readonly panBy: (by: Point) => void
  readonly showAll: () => void
  /** Moves a place of the map onto the screen when it is outside. */
  readonly show: (place: Point) => void
  readonly pointerHandlers: {
    readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void
    readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void
    readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void
    readonly onPointerCancel: (event: PointerEvent<SVGSVGElement>) => void
    readonly onClickCapture: (event: MouseEvent) => void
  }
}

/** A press that moves less than this many pixels is a click on what lies under it. */
const clickReach = 5

function useWheelZoom(svg: RefObject<SVGSVGElement | null>, change: (change: ViewChange) => void): void {
  const latest = useRef(change)
  useEffect(() => {
    latest.current = change
  })
  useEffect(() => {
    const element = svg.current
    if (element === null) return
    // React listens to the wheel passively, so the page could not be kept from zooming.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const box = element.getBoundingClientRect()
      latest.current({ factor: Math.exp(-event.deltaY / 240), around: [event.clientX - box.left, event.clientY - box.top] })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [svg])
}

/** Where the fingers or the mouse are, and what their movement means. */
function usePointers(canDrag: boolean, change: (change: ViewChange) => void) {
  const points = useRef(new Map<number, Point>())
  const travelled = useRef(0)
  const [isMoving, setMoving] = useState(false)

  function release(event: PointerEvent<SVGSVGElement>): void {
    points.current.delete(event.pointerId)
    if (points.current.size === 0) setMoving(false)
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const before = points.current.get(event.pointerId)
    if (before === undefined) return
    const now: Point = [event.clientX, event.clientY]
    const by: Point = [now[0] - before[0], now[1] - before[1]]
    travelled.current += Math.hypot(...by)
    const others = [...points.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    points.current.set(event.pointerId, now)
    if (travelled.current < clickReach) return
    const box = event.currentTarget.getBoundingClientRect()
    const [other] = others
    if (other !== undefined) {
      const factor = Math.hypot(now[0] - other[0], now[1] - other[1]) / Math.hypot(before[0] - other[0], before[1] - other[1])
      const middle: Point = [(before[0] + other[0]) / 2 - box.left, (before[1] + other[1]) / 2 - box.top]
      change({ factor, around: middle, by: [by[0] / 2, by[1] / 2] })
    } else if (canDrag && event.pointerType === 'mouse') {
      change({ factor: 1, around: [0, 0], by })
    } else return
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) event.currentTarget.setPointerCapture(event.pointerId)
    setMoving(true)
  }

  return {
    isMoving,
    pointerHandlers: {
      onPointerDown(event: PointerEvent<SVGSVGElement>) {
        if (event.button !== 0) return
        if (points.current.size === 0) travelled.current = 0
        points.current.set(event.pointerId, [event.clientX, event.clientY])
      },
      onPointerMove,
      onPointerUp: release,
      onPointerCancel: release,
      /** The click that ends a drag opens nothing; one that comes from no press (`detail` 0) always does. */
      onClickCapture(event: MouseEvent) {
        if (event.detail > 0 && travelled.current >= clickReach) event.stopPropagation()
      }
    }
  }
}

export function useMapView(svg: RefObject<SVGSVGElement | null>, screen: Size, map: Size): MapViewControl {
  const whole = useMemo(() => fittingView(screen, map), [screen, map])
  const [chosen, setChosen] = useState<{ view: MapView; whole: MapView } | null>(null)
  // A view chosen for another size of the screen is forgotten.
  const view = chosen?.whole === whole ? chosen.view : whole
  const change = (next: ViewChange): void =>
    setChosen((was) => ({ whole, view: changeView(was?.whole === whole ? was.view : whole, next, { screen, map }) }))
  const zoom = zoomOf(view, screen, map)
  const { isMoving, pointerHandlers } = usePointers(zoom > 1.001, change)
  useWheelZoom(svg, change)
  const middle: Point = [screen.width / 2, screen.height / 2]
  return {
    view,
    zoom,
    isMoving,
    zoomBy: (factor) => change({ factor, around: middle }),
    panBy: (by) => change({ factor: 1, around: middle, by }),
    showAll: () => setChosen(null),
    show: (place) => setChosen({ whole, view: viewShowing(view, place, { screen, map }) }),
    pointerHandlers
  }
}

/** What + and − and 0 do when the map has the focus; null for other keys. */
export function zoomOfKey(key: string, control: MapViewControl): (() => void) | null {
  const acts: Record<string, () => void> = {
    '+': () => control.zoomBy(zoomStep),
    '-': () => control.zoomBy(1 / zoomStep),
    '0': () => control.showAll()
  }
  return acts[key] ?? null
}
