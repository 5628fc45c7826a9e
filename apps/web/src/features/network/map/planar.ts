/** Plain geometry of the drawing plane. x grows to the right, y grows downwards. */

export type Point = [x: number, y: number]
export type Ring = readonly Point[]

export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Outline {
  readonly rings: readonly Ring[]
  readonly bounds: Bounds
}

/** The smallest upright box around all rings. */
export function boundsOfRings(rings: readonly Ring[]): Bounds {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const ring of rings) {
    for (const [x, y] of ring) {
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  }
  return box
}

/** Whether two boxes share any area. */
export function boxesOverlap(a: Bounds, b: Bounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Whether a point lies inside an outline; holes and islands count as drawn (even-odd rule). */
export function containsPoint(outline: Outline, [x, y]: Point): boolean {
  const { bounds } = outline
  if (x < bounds.left || x > bounds.right || y < bounds.top || y > bounds.bottom) return false
  let isInside = false
  for (const ring of outline.rings) if (crossesOddly(ring, x, y)) isInside = !isInside
  return isInside
}

function crossesOddly(ring: Ring, x: number, y: number): boolean {
  let isOdd = false
  let [previousX, previousY] = ring.at(-1) as Point
  for (const [currentX, currentY] of ring) {
    const isStraddling = currentY > y !== previousY > y
    if (isStraddling && x < ((previousX - currentX) * (y - currentY)) / (previousY - currentY) + currentX) isOdd = !isOdd
    previousX = currentX
    previousY = currentY
  }
  return isOdd
}

/**
 * A gentle arc from one point to another as an SVG path; `bend` is the height of the bow as a share of the
 * distance, positive to the left of the way.
 */
export function arcPath(from: Point, to: Point, bend: number): string {
  const [x1, y1] = from
  const [x2, y2] = to
  const controlX = (x1 + x2) / 2 + (y2 - y1) * bend
  const controlY = (y1 + y2) / 2 - (x2 - x1) * bend
  const round = (value: number): number => Math.round(value * 10) / 10
  return `M${round(x1)},${round(y1)}Q${round(controlX)},${round(controlY)} ${round(x2)},${round(y2)}`
}
