/**
 * Where the names of the territories stand: in the sea or beyond the frontier when their own coast is near,
 * otherwise on a free spot inside the territory. No name covers a mark or another name while there is room.
 */
import { boxesOverlap, type Bounds, type Point } from './planar.js'

export interface LabelWish {
  readonly id: string
  /** Size of the text in pixels. */
  readonly width: number
  readonly height: number
  /** Where the name would ideally stand. */
  readonly middle: Point
  /** Whether a point lies in the territory that bears the name. */
  readonly isOwn: (point: Point) => boolean
  /**
   * A name that should not lie on its own territory, because that is patterned: rather near it on other
   * land, and rather left out than over another name.
   */
  readonly staysOutside?: boolean
  /**
   * What becomes of a name without a good place: it stands at its ideal one all the same, only where it covers no
   * other name, or not at all.
   */
  readonly otherwise?: 'at_ideal' | 'if_free' | 'left_out'
  /** How far from the ideal place to look, to the sides and up and down, in pixels; far unless told. */
  readonly reach?: Point
}

export interface LabelSpace {
  readonly viewport: Bounds
  /** Marks: a name covers them only where there is no better place. */
  readonly obstacles: readonly Bounds[]
  /** Buttons and the like: no name may stand there. */
  readonly blocked?: readonly Bounds[]
  readonly isLand: (point: Point) => boolean
}

/** Widths of letters as shares of their size, for the semi-bold text face; all others are `usualWidth`. */
const letterWidths: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;|!']/, 0.28],
  [/[ ftr()\-/]/, 0.36],
  [/[mwMW]/, 0.82],
  [/[A-ZÅÄÖ]/, 0.62]
]
const usualWidth = 0.54

/**
 * About how wide a text becomes, without drawing it.
 *
 * @param size the size of its letters, in pixels; the answer is in pixels too.
 */
export function textWidth(text: string, size: number): number {
  const share = [...text].reduce((sum, letter) => {
    const special = letterWidths.find(([pattern]) => pattern.test(letter))
    return sum + (special?.[1] ?? usualWidth)
  }, 0)
  return share * size
}

const step = 8
const reachX = 232
const reachY = 104
/** Outside names count as nearer than they are, so that coastal names go to the sea. */
const outsideWeight = 0.55
const insideCost = 36
const coveredCost = 60
/** A name to the side of its territory reads better than one above or below it. */
const heightWeight = 1.7
const air = 4

/**
 * The middle of each name, in pixels. Names are placed one after the other, each avoiding those before it, in
 * the given order and in the reverse; the better of the two counts. A name without any good place stands at
 * its ideal one, unless it may be left out.
 */
export function placeLabels(wishes: readonly LabelWish[], space: LabelSpace): Map<string, Point> {
  const orders = [wishes, [...wishes].reverse()].map((order) => placeInOrder(order, space))
  return orders.reduce((best, each) => (each.cost < best.cost ? each : best)).places
}

interface Placing {
  readonly places: Map<string, Point>
  readonly cost: number
}

/** What it costs when a name finds no good place at all. */
const lostCost = 1000
/** For a name that stays outside: how near land of any owner will do, and at what cost. */
const anyLand = { reach: 72, cost: 240 }

function placeInOrder(wishes: readonly LabelWish[], space: LabelSpace): Placing {
  const taken: Bounds[] = [...(space.blocked ?? [])]
  const places = new Map<string, Point>()
  let total = 0
  for (const wish of wishes) {
    const found = bestPlace(wish, space, taken)
    total += found?.cost ?? lostCost
    if (found === null && mayBeLeftOut(wish, space, taken)) continue
    const point = found?.point ?? wish.middle
    places.set(wish.id, point)
    taken.push(boxAround(point, wish))
  }
  return { places, cost: total }
}

/** Whether a name without a good place is left out rather than put at its ideal one. */
function mayBeLeftOut(wish: LabelWish, space: LabelSpace, taken: readonly Bounds[]): boolean {
  if (wish.staysOutside === true || wish.otherwise === 'left_out') return true
  if (wish.otherwise !== 'if_free') return false
  const box = boxAround(wish.middle, wish)
  return !isWithin(box, space.viewport) || taken.some((other) => boxesOverlap(box, other))
}

function bestPlace(wish: LabelWish, space: LabelSpace, taken: readonly Bounds[]): { point: Point; cost: number } | null {
  let best: Point | null = null
  let least = Infinity
  const [farX, farY] = wish.reach ?? [reachX, reachY]
  for (let dy = -farY; dy <= farY; dy += step) {
    for (let dx = -farX; dx <= farX; dx += step) {
      const distance = Math.hypot(dx, dy * heightWeight)
      if (distance * outsideWeight >= least) continue
      const point: Point = [wish.middle[0] + dx, wish.middle[1] + dy]
      const cost = costOf(point, distance, { wish, space, taken })
      if (cost < least) [best, least] = [point, cost]
    }
  }
  return best === null ? null : { point: best, cost: least }
}

interface Surroundings {
  readonly wish: LabelWish
  readonly space: LabelSpace
  readonly taken: readonly Bounds[]
}

function costOf(point: Point, distance: number, { wish, space, taken }: Surroundings): number {
  const box = boxAround(point, wish)
  if (!isWithin(box, space.viewport) || taken.some((other) => boxesOverlap(box, other))) return Infinity
  const ground = groundUnder(box, wish, space)
  const covered = space.obstacles.filter((obstacle) => boxesOverlap(box, obstacle)).length * coveredCost
  if (wish.staysOutside === true && ground !== 'open') {
    return distance > anyLand.reach ? Infinity : distance + anyLand.cost + covered
  }
  if (ground === 'mixed') return Infinity
  if (ground === 'own') return distance + insideCost + covered
  const isClear = facesOwn(point, wish, space) && liesNearestOwn(box, wish, space)
  return isClear ? distance * outsideWeight + covered : Infinity
}

function boxAround([x, y]: Point, { width, height }: LabelWish): Bounds {
  return { left: x - width / 2 - air, right: x + width / 2 + air, top: y - height / 2 - air / 2, bottom: y + height / 2 + air / 2 }
}

function isWithin(inner: Bounds, outer: Bounds): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
}

function groundUnder(box: Bounds, wish: LabelWish, space: LabelSpace): 'own' | 'open' | 'mixed' {
  let own = 0
  let open = 0
  const samples = [0, 0.25, 0.5, 0.75, 1]
  for (const alongX of samples) {
    for (const alongY of [0, 0.5, 1]) {
      const point: Point = [box.left + alongX * (box.right - box.left), box.top + alongY * (box.bottom - box.top)]
      if (!space.isLand(point)) open += 1
      else if (wish.isOwn(point)) own += 1
      else return 'mixed'
    }
  }
  if (open === samples.length * 3) return 'open'
  return own === samples.length * 3 ? 'own' : 'mixed'
}

/** Whether the first land on the way from a name in the open to its ideal place is its own. */
function facesOwn(from: Point, wish: LabelWish, space: LabelSpace): boolean {
  const [x, y] = from
  const [toX, toY] = wish.middle
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / 6))
  for (let index = 1; index <= steps; index += 1) {
    const point: Point = [x + ((toX - x) * index) / steps, y + ((toY - y) * index) / steps]
    if (space.isLand(point)) return wish.isOwn(point)
  }
  return false
}

/** How far around a name in the open its neighbours are looked for, in pixels. */
const lookouts = [5, 12, 22, 34]

/** Whether the land nearest to a name in the open is mostly its own, so that it is read as the name of that. */
function liesNearestOwn(box: Bounds, wish: LabelWish, space: LabelSpace): boolean {
  for (const reach of lookouts) {
    const land = pointsAround(box, reach).filter((point) => space.isLand(point))
    if (land.length > 0) return land.filter((point) => wish.isOwn(point)).length * 2 >= land.length
  }
  return true
}

function pointsAround(box: Bounds, reach: number): Point[] {
  const [left, right, top, bottom] = [box.left - reach, box.right + reach, box.top - reach, box.bottom + reach]
  return [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share): Point[] => {
    const [x, y] = [left + share * (right - left), top + share * (bottom - top)]
    return [
      [x, top],
      [x, bottom],
      [left, y],
      [right, y]
    ]
  })
}
