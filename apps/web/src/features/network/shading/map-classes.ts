/** Classes of a map: at most five, parted by round limits, each told with how many areas it has. */

export interface MapClass {
  /** The least value of the class; the lowest has none. */
  readonly from: number | null
  /** Where the next class begins; the highest has none. */
  readonly to: number | null
}

export const mostClasses = 5

/** 1, 2, 2.5 or 5 times a power of ten. */
const roundSteps = [1, 2, 2.5, 5, 10]

/**
 * The classes of some values, from the lowest to the highest. As many as there are limits between the values, at most five.
 *
 * @param decimals how fine the values are: limits are never finer
 * @example mapClasses([12, 18, 31, 44], 0).map(({ from }) => from) // [null, 20, 30, 40]
 */
export function mapClasses(values: readonly number[], decimals: number): MapClass[] {
  if (values.length === 0) return []
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least === most) return [{ from: null, to: null }]
  const step = roundStep((most - least) / mostClasses, 10 ** -decimals)
  const limits: number[] = []
  for (let place = Math.floor(least / step) + 1; place * step <= most && limits.length < mostClasses - 1; place++) {
    limits.push(Number((place * step).toFixed(decimals)))
  }
  return [null, ...limits].map((from, place) => ({ from, to: limits[place] ?? null }))
}

/** The round step that is at least as large; so large that four limits are enough. */
function roundStep(wanted: number, finest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, finest)))
  const factor = roundSteps.find((each) => each * power >= Math.max(wanted, finest)) ?? 10
  const step = factor * power
  return Math.max(finest, finest >= 1 ? Math.ceil(step) : step)
}

/** Which class a value is in. */
export function classOf(value: number, classes: readonly MapClass[]): number {
  const place = classes.findIndex(({ from, to }) => (from === null || value >= from) && (to === null || value < to))
  return Math.max(0, place)
}

/** Which of the five blues a class has: few classes take those in the middle. @example classFill(0, 3) // 'class-2' */
export function classFill(place: number, count: number): `class-${number}` {
  return `class-${place + 1 + Math.floor((mostClasses - Math.max(count, 1)) / 2)}`
}
