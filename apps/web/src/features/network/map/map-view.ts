/** Which part of the map is on the screen: how many pixels a map unit takes, and where its origin stands. */
import type { Point } from './planar.js'

export interface Size {
  readonly width: number
  readonly height: number
}

/** pixel = map unit × scale + offset. */
export interface MapView {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export const greatestZoom = 8
/** How much one press of + or − changes the scale. */
export const zoomStep = 1.6

/** Room at the sides and below for the names that stand in the sea. */
const margin = { side: 32, top: 8, bottom: 26 }

/** The whole country, in the middle of the screen. */
export function fittingView(screen: Size, map: Size): MapView {
  const height = screen.height - margin.top - margin.bottom
  const scale = Math.max(0.05, Math.min((screen.width - 2 * margin.side) / map.width, height / map.height))
  return {
    scale,
    x: (screen.width - map.width * scale) / 2,
    y: margin.top + (height - map.height * scale) / 2
  }
}

/** A place of the map in pixels. */
export function toScreen(view: MapView, [x, y]: Point): Point {
  return [x * view.scale + view.x, y * view.scale + view.y]
}

/** A pixel as a place of the map. */
export function toMap(view: MapView, [x, y]: Point): Point {
  return [(x - view.x) / view.scale, (y - view.y) / view.scale]
}

/** How many times larger than the whole country the view is. */
export function zoomOf(view: MapView, screen: Size, map: Size): number {
  return view.scale / fittingView(screen, map).scale
}

export interface ViewChange {
  /** How many times larger everything becomes. */
  readonly factor: number
  /** The pixel that stays where it is. */
  readonly around: Point
  /** Pixels by which everything moves after that. */
  readonly by?: Point
}

/**
 * The view after a zoom and a move. Never smaller than the whole country, never more than `greatestZoom`
 * times larger, and the country never leaves the middle of the screen.
 */
export function changeView(view: MapView, change: ViewChange, { screen, map }: { screen: Size; map: Size }): MapView {
  const whole = fittingView(screen, map)
  const scale = Math.min(Math.max(view.scale * change.factor, whole.scale), whole.scale * greatestZoom)
  if (scale <= whole.scale * 1.001) return whole
  const [moveX, moveY] = change.by ?? [0, 0]
  const [aroundX, aroundY] = change.around
  const x = aroundX - ((aroundX - view.x) / view.scale) * scale + moveX
  const y = aroundY - ((aroundY - view.y) / view.scale) * scale + moveY
  return {
    scale,
    x: between(x, screen.width / 2 - map.width * scale, screen.width / 2),
    y: between(y, screen.height / 2 - map.height * scale, screen.height / 2)
  }
}

/** The view moved so that a place is on the screen, when it is not. */
export function viewShowing(view: MapView, place: Point, { screen, map }: { screen: Size; map: Size }): MapView {
  const [x, y] = toScreen(view, place)
  const edge = 32
  const isShown = x >= edge && x <= screen.width - edge && y >= edge && y <= screen.height - edge
  if (isShown) return view
  return changeView(view, { factor: 1, around: [0, 0], by: [screen.width / 2 - x, screen.height / 2 - y] }, { screen, map })
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
