/** Moving on the map by arrow keys: the reading order, and the neighbour in a direction. */
import type { Point } from './planar.js'

export interface Place {
  readonly id: string
  readonly point: Point
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const directionOfKey: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right'
}

/** The direction of an arrow key, null for other keys. */
export function directionOf(key: string): Direction | null {
  return directionOfKey[key] ?? null
}

/** From north to south; places equally far north from west to east. */
export function readingOrder<T extends Place>(places: readonly T[]): T[] {
  return [...places].sort((a, b) => a.point[1] - b.point[1] || a.point[0] - b.point[0])
}

/** How much further a place counts when it lies to the side of the direction. */
const sidewaysWeight = 2

/**
 * The nearest place in a direction, or null when none lies that way. A place counts when it lies within 60
 * degrees of the direction; the straighter it lies, the nearer it counts. When the cone is empty, anything
 * on that side will do, so that every place can be reached.
 *
 * @example neighbourTowards(places, 'lappi', 'down')?.id // 'pohjois-pohjanmaa'
 */
export function neighbourTowards<T extends Place>(places: readonly T[], fromId: string, direction: Direction): T | null {
  const start = places.find((place) => place.id === fromId)
  if (start === undefined) return null
  const candidates = places.flatMap((place) => {
    const { ahead, aside } = offsets(start.point, place.point, direction)
    return place.id === fromId || ahead <= 0 ? [] : [{ place, ahead, aside, cost: ahead + aside * sidewaysWeight }]
  })
  const inCone = candidates.filter(({ ahead, aside }) => aside <= ahead * Math.sqrt(3))
  const pool = inCone.length > 0 ? inCone : candidates
  return pool.reduce<(typeof pool)[number] | null>((best, each) => (best === null || each.cost < best.cost ? each : best), null)?.place ?? null
}

function offsets(from: Point, to: Point, direction: Direction): { ahead: number; aside: number } {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  switch (direction) {
    case 'up':
      return { ahead: -dy, aside: Math.abs(dx) }
    case 'down':
      return { ahead: dy, aside: Math.abs(dx) }
    case 'left':
      return { ahead: -dx, aside: Math.abs(dy) }
    case 'right':
      return { ahead: dx, aside: Math.abs(dy) }
  }
}
