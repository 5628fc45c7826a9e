/** Where the marks stand on the screen: at their place, moved aside as little as needed not to cover another. */
import type { UnitType } from '../network.types.js'
import type { Point } from './planar.js'

export interface MarkWish {
  readonly id: string
  readonly type: UnitType
  readonly point: Point
}

/** Half the width of a mark with a little air, in pixels. */
const radius: Record<UnitType, number> = { headquarters: 9.5, regional_centre: 8, local_unit: 5 }
const rank: Record<UnitType, number> = { headquarters: 0, regional_centre: 1, local_unit: 2 }
/** The golden angle spreads the tried directions evenly. */
const turn = 2.399963

/**
 * The places of the marks, in pixels. The head office and the centres keep theirs before the units do.
 * Two marks never overlap; a mark moves at most some tens of pixels.
 */
export function placeMarks(wishes: readonly MarkWish[]): Map<string, Point> {
  const placed: { point: Point; type: UnitType }[] = []
  const places = new Map<string, Point>()
  const ordered = [...wishes].sort((a, b) => rank[a.type] - rank[b.type] || (a.id < b.id ? -1 : 1))
  for (const wish of ordered) {
    const point = freePlace(wish, placed)
    placed.push({ point, type: wish.type })
    places.set(wish.id, point)
  }
  return places
}

function freePlace(wish: MarkWish, placed: readonly { point: Point; type: UnitType }[]): Point {
  for (let attempt = 0; attempt < 160; attempt += 1) {
    const distance = attempt === 0 ? 0 : 2 + 3 * Math.sqrt(attempt)
    const point: Point = [
      wish.point[0] + Math.cos(attempt * turn) * distance,
      wish.point[1] + Math.sin(attempt * turn) * distance
    ]
    const isFree = placed.every(
      (other) => Math.hypot(other.point[0] - point[0], other.point[1] - point[1]) >= radius[other.type] + radius[wish.type]
    )
    if (isFree) return point
  }
  return wish.point
}

/**
 * How far around a mark a press still means that mark: 12 pixels, less where another mark is near.
 *
 * @returns radius in pixels for each mark.
 */
export function hitRadii(places: ReadonlyMap<string, Point>): Map<string, number> {
  const entries = [...places]
  return new Map(
    entries.map(([id, point]) => {
      const nearest = entries.reduce(
        (least, [other, at]) => (other === id ? least : Math.min(least, Math.hypot(at[0] - point[0], at[1] - point[1]))),
        Infinity
      )
      return [id, Math.min(12, nearest / 2)]
    })
  )
}
