/**
 * Where a unit stands among others.
 *
 * The percentile rank is the mid-rank one: the share of all units, the unit itself among them, whose score is lower, plus half
 * of the share of those whose score is the same. Equal units have equal ranks, the middle one of a field has 50, and the mean
 * of all ranks is 50 whatever the ties.
 * Source: Roscoe, Fundamental Research Statistics for the Behavioral Sciences (1975), percentile rank with half of the tied
 * frequency; issue "Quality", item 5.
 */

/** Fewer than so many units are never told apart by rank, whatever a consortium has set: its parameters may only ask for more. */
export const leastUnits = 10

/**
 * The mid-rank percentile, from 0 to 100; null when there are fewer than `minimum` units.
 *
 * @param of how many of all n have a lower score, and how many the same, the unit itself among them
 * @throws RangeError when the counts do not fit
 * @example percentileRank({ lower: 4, equal: 2, n: 10 }, 10) // 50
 */
export function percentileRank({ lower, equal, n }: { readonly lower: number; readonly equal: number; readonly n: number }, minimum: number): number | null {
  if (equal < 1 || lower < 0 || lower + equal > n) throw new RangeError('the unit itself is one of the n')
  return n < Math.max(minimum, leastUnits) ? null : (100 * (lower + equal / 2)) / n
}

/**
 * The quantile of sorted values by the rule that is nearly free of bias for any distribution (Hyndman and Fan 1996, type 8).
 *
 * @param sorted from the lowest; at least one
 * @param share from 0 to 1
 * @throws RangeError without values
 * @example quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length + 1 / 3) * share + 1 / 3
  const least = sorted[Math.min(Math.max(Math.floor(place), 1), sorted.length) - 1]
  const next = sorted[Math.min(Math.max(Math.floor(place) + 1, 1), sorted.length) - 1]
  if (least === undefined || next === undefined) throw new RangeError('no values')
  return least + (place - Math.floor(place)) * (next - least)
}

/** Lower quartile, median and upper quartile; null when there are fewer than `minimum` values. */
export function quartilesOf(values: readonly number[], minimum: number): readonly [number, number, number] | null {
  if (values.length < Math.max(minimum, leastUnits)) return null
  const sorted = [...values].sort((a, b) => a - b)
  return [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)]
}
