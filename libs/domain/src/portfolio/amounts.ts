/**
 * Amounts of money by whom, what for, when and from where. Amounts are whole minor units (cents); everything that is added up is
 * added from the same lines, so that sums by partner, category, period and source always agree.
 * Source: issue "Portfolio", item 2 ("exact decimal arithmetic, largest-remainder rounding, sums that always add up").
 */
import { allocate } from '@solmu/shared/money.js'

interface Amount {
  readonly amount: bigint
}

export const sumOf = (lines: readonly Amount[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)

/**
 * The sum of lines for each key, in the order in which the keys come.
 *
 * @example rollUp([{ partner: 'a', amount: 5n }, { partner: 'a', amount: 7n }], ({ partner }) => partner) // a: 12n
 */
export function rollUp<Line extends Amount>(lines: readonly Line[], keyOf: (line: Line) => string): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const line of lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0n) + line.amount)
  return sums
}

/**
 * An amount shared by weights without a cent lost, such as one of a project among its regions; all to the first where nothing
 * is weighed.
 *
 * @example shareOut(100n, [1n, 1n, 1n]) // [34n, 33n, 33n]
 */
export function shareOut(amount: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.every((weight) => weight === 0n)) return weights.map((_none, at) => (at === 0 ? amount : 0n))
  return allocate(amount, weights)
}

/**
 * The parts of a whole in thousandths, by largest remainder: they are 100.0 % together. None where there is no whole, or where
 * a part is less than nothing.
 *
 * @example permille([1n, 1n, 1n]) // [334, 333, 333]
 */
export function permille(parts: readonly bigint[]): number[] | null {
  if (parts.some((part) => part < 0n) || parts.every((part) => part === 0n)) return null
  return shareOut(1000n, parts).map(Number)
}
