/**
 * Whether units with higher scores also have higher results: an association, with how sure one can be of it, and no word about
 * causes.
 *
 * Both coefficients have an interval by Fisher's z: z = artanh r, ± 1.96 standard errors, back by tanh. The standard error is
 * 1/√(n−3) for Pearson (Fisher 1921) and √((1 + r²/2)/(n−3)) for Spearman (Bonett and Wright 2000, Psychometrika 65: 23–28),
 * because ranks vary more than that. Groups are put together by the inverse of the variance of their z.
 * Source: issue "Quality", items 5 and "Proof".
 */

/** What is laid side by side of one unit: its score (x) and its result (y). */
export interface Point {
  readonly x: number
  readonly y: number
}

/** too_few: fewer units than the minimum · constant: all scores, or all results, are the same, so that nothing can vary with them. */
export type NotEstimable = 'too_few' | 'constant'

export interface Coefficient {
  readonly value: number
  /** 95 %; null when all points lie on one line, of which Fisher's z knows no interval. */
  readonly interval: readonly [number, number] | null
}

export interface Association {
  readonly n: number
  readonly pearson: Coefficient | null
  readonly spearman: Coefficient | null
  /** Why there is no estimate; null when there is one. */
  readonly whyNone: NotEstimable | null
}

/** Two standard errors hold 95 % of a normal distribution. */
const normal95 = 1.959964

/** Closer to a line than this is a line: the rest is the dust of binary numbers. */
const onLine = 1 - 1e-12

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Null when one side does not vary. */
function correlation(points: readonly Point[]): number | null {
  const isConstant = (pick: (point: Point) => number): boolean => points.every((point) => pick(point) === pick(points[0] ?? point))
  if (isConstant(({ x }) => x) || isConstant(({ y }) => y)) return null
  const [atX, atY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))]
  let [both, acrossX, acrossY] = [0, 0, 0]
  for (const { x, y } of points) {
    both += (x - atX) * (y - atY)
    acrossX += (x - atX) ** 2
    acrossY += (y - atY) ** 2
  }
  const across = Math.sqrt(acrossX) * Math.sqrt(acrossY)
  return across === 0 ? null : Math.max(-1, Math.min(1, both / across))
}

/**
 * Ranks from 1; equal values share the middle of theirs.
 *
 * @example midRanks([10, 20, 20, 30]) // [1, 2.5, 2.5, 4]
 */
export function midRanks(values: readonly number[]): number[] {
  const places = Float64Array.from(values).sort()
  const ranks = new Map<number, number>()
  for (let first = 0; first < places.length; ) {
    let next = first + 1
    while (next < places.length && places[next] === places[first]) next++
    ranks.set(places[first] ?? 0, (first + 1 + next) / 2)
    first = next
  }
  return values.map((value) => ranks.get(value) ?? 0)
}

const asRanks = (points: readonly Point[]): Point[] => {
  const [xs, ys] = [midRanks(points.map(({ x }) => x)), midRanks(points.map(({ y }) => y))]
  return points.map((_point, place) => ({ x: xs[place] ?? 0, y: ys[place] ?? 0 }))
}

/** The variance of Fisher's z of a coefficient. */
const variances = {
  pearson: (_value: number, n: number): number => 1 / (n - 3),
  spearman: (value: number, n: number): number => (1 + value ** 2 / 2) / (n - 3)
} as const

type Kind = keyof typeof variances

const around = (z: number, variance: number): readonly [number, number] => {
  const width = normal95 * Math.sqrt(variance)
  return [Math.tanh(z - width), Math.tanh(z + width)]
}

function coefficient(kind: Kind, value: number, n: number): Coefficient {
  return { value, interval: Math.abs(value) > onLine ? null : around(Math.atanh(value), variances[kind](value, n)) }
}

/** With three points or fewer Fisher's z has no interval. */
const leastForInterval = 4

/**
 * The association over some units.
 *
 * @param minimum how many units there must be before anything is said
 * @example associationOf(points, 10) // { n: 32, spearman: { value: 0.41, interval: [0.06, 0.67] }, … }
 * @example associationOf(points.map(({ x }) => ({ x, y: 5 })), 10).whyNone // 'constant'
 */
export function associationOf(points: readonly Point[], minimum: number): Association {
  const n = points.length
  const none = (whyNone: NotEstimable): Association => ({ n, pearson: null, spearman: null, whyNone })
  if (n < Math.max(minimum, leastForInterval)) return none('too_few')
  const [straight, ranked] = [correlation(points), correlation(asRanks(points))]
  if (straight === null || ranked === null) return none('constant')
  return { n, pearson: coefficient('pearson', straight, n), spearman: coefficient('spearman', ranked, n), whyNone: null }
}

function pooledOf(kind: Kind, parts: readonly { readonly n: number; readonly coefficient: Coefficient }[]): Coefficient | null {
  const usable = parts.filter(({ coefficient: { interval } }) => interval !== null)
  if (usable.length === 0) return null
  const weighed = usable.map(({ n, coefficient: { value } }) => ({ z: Math.atanh(value), weight: 1 / variances[kind](value, n) }))
  const weight = weighed.reduce((sum, each) => sum + each.weight, 0)
  const z = weighed.reduce((sum, each) => sum + each.z * each.weight, 0) / weight
  return { value: Math.tanh(z), interval: around(z, 1 / weight) }
}

/**
 * What the groups say together: within each of them, so that a difference between the groups is not taken for an association.
 * Only groups that have an estimate count; fewer than two say no more than themselves.
 */
export function withinGroups(groups: readonly Association[]): Association {
  const estimated = groups.filter(({ whyNone }) => whyNone === null)
  const n = estimated.reduce((sum, each) => sum + each.n, 0)
  if (estimated.length < 2) return { n, pearson: null, spearman: null, whyNone: 'too_few' }
  const of = (kind: Kind) => pooledOf(kind, estimated.flatMap(({ n: count, [kind]: found }) => (found ? [{ n: count, coefficient: found }] : [])))
  return { n, pearson: of('pearson'), spearman: of('spearman'), whyNone: null }
}

/** What may be said: the interval leaves out zero on one side, or it does not. */
export type Reading = 'higher_with_higher' | 'lower_with_higher' | 'cannot_tell' | 'constant' | 'too_few'

/**
 * The plain-language reading of an association, by the interval of Spearman's coefficient, which asks only that one rises with
 * the other.
 *
 * @example readingOf(associationOf(points, 10)) // 'cannot_tell' while the interval holds zero
 */
export function readingOf({ whyNone, spearman }: Association): Reading {
  if (whyNone !== null) return whyNone
  if (!spearman) return 'cannot_tell'
  const [low, high] = spearman.interval ?? [spearman.value, spearman.value]
  return low > 0 ? 'higher_with_higher' : high < 0 ? 'lower_with_higher' : 'cannot_tell'
}
