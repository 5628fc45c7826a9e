/**
 * Counting people once without collecting people: two units agree how many of those whom they counted are the same, and
 * nothing but that number leaves them. Whoever adds up sees the gross sum, the net number with the way in which it came
 * about, and the bounds between which the truth lies.
 * Source: peers 12; issue "Results", item 1 (distinct persons).
 */
import { DomainError } from '../errors.js'
import type { Aggregation } from './indicator.js'

/**
 * How a sum of people becomes a number of people. agreed: less those whom two units have agreed to have in common · max: as
 * if everybody had been counted by the largest unit · none: the gross sum.
 */
export const netMethods = ['agreed', 'max', 'none'] as const
export type NetMethod = (typeof netMethods)[number]

/** How many people two units have in common, as one has declared and the other confirmed. */
export interface PersonOverlap {
  /** Who declared it. */
  readonly unitId: string
  /** Who is to confirm it. */
  readonly otherUnitId: string
  readonly count: number
  readonly isConfirmed: boolean
}

/** People counted by several units: gross and net, and what is certain of their true number. */
export interface PersonCount {
  readonly gross: bigint
  readonly net: bigint
  /** No fewer than these: the largest unit counted each of its people once. */
  readonly lower: bigint
  /** No more than these. */
  readonly upper: bigint
  /** True when the net number is the gross sum of several units. */
  readonly isGross: boolean
}

/**
 * Puts the people of several units together. Agreed overlaps are taken away pair by pair, so the net number is exact as long
 * as nobody is known to three units; among units that are linked by overlaps it never falls below the largest of them.
 * Someone in three units is in three pairs: only as many pairs as link the units without a ring are certain to be different
 * people, and the upper bound rests on those.
 *
 * @param of `gross` and `largest` are of all units; `counts` need to hold only those that an overlap names. Overlaps with
 *   units that are not there, and those nobody has confirmed, count for nothing; none is larger than what its units counted
 * @example countPersons({ gross: 10n, largest: 6n, counts: new Map([['a', 6n], ['b', 4n]]), method: 'agreed',
 *   overlaps: [{ unitId: 'a', otherUnitId: 'b', count: 3, isConfirmed: true }] }) // net 7n, between 6n and 7n
 */
export function countPersons(of: {
  readonly gross: bigint
  readonly largest: bigint
  readonly counts: ReadonlyMap<string, bigint>
  readonly overlaps: readonly PersonOverlap[]
  readonly method: NetMethod
}): PersonCount {
  const { gross, largest } = of
  const groups = linkedUnits(of.counts, of.overlaps)
  const shared = groups.reduce((sum, group) => sum + least(group.shared, group.sum - group.largest), 0n)
  const certain = groups.reduce((sum, group) => sum + group.certain, 0n)
  const agreed = { net: gross - shared, upper: gross - certain, isGross: groups.length === 0 && gross > largest }
  const ways: Readonly<Record<NetMethod, Pick<PersonCount, 'net' | 'upper' | 'isGross'>>> = {
    agreed,
    max: { net: largest, upper: agreed.upper, isGross: false },
    none: { net: gross, upper: gross, isGross: gross > largest }
  }
  return { gross, lower: largest, ...ways[of.method] }
}

/** Units that overlaps link, directly or through others. */
interface LinkedUnits {
  readonly sum: bigint
  readonly largest: bigint
  /** All that is shared, pair by pair. */
  shared: bigint
  /** What is shared along the largest pairs that link the units without a ring. */
  certain: bigint
}

function linkedUnits(counts: ReadonlyMap<string, bigint>, overlaps: readonly PersonOverlap[]): LinkedUnits[] {
  const groupOf = new Map<string, LinkedUnits>()
  for (const { one, other, count } of agreedPairs(counts, overlaps)) {
    const [a, b] = [groupOf.get(one) ?? alone(counts, one), groupOf.get(other) ?? alone(counts, other)]
    // The largest come first, so that what links two groups is the most that does.
    const linked = a === b ? a : join(a, b, count)
    linked.shared += count
    for (const unit of [one, other]) groupOf.set(unit, linked)
    for (const [unit, group] of groupOf) if (group === a || group === b) groupOf.set(unit, linked)
  }
  return [...new Set(groupOf.values())]
}

function agreedPairs(counts: ReadonlyMap<string, bigint>, overlaps: readonly PersonOverlap[]) {
  return overlaps
    .flatMap(({ unitId: one, otherUnitId: other, count, isConfirmed }) => {
      const [ofOne, ofOther] = [counts.get(one), counts.get(other)]
      if (!isConfirmed || one === other || ofOne === undefined || ofOther === undefined) return []
      return [{ one, other, count: least(BigInt(count), least(ofOne, ofOther)) }]
    })
    .filter(({ count }) => count > 0n)
    .sort((a, b) => (a.count === b.count ? 0 : a.count > b.count ? -1 : 1))
}

const alone = (counts: ReadonlyMap<string, bigint>, unit: string): LinkedUnits => {
  const count = counts.get(unit) ?? 0n
  return { sum: count, largest: count, shared: 0n, certain: 0n }
}

const join = (a: LinkedUnits, b: LinkedUnits, count: bigint): LinkedUnits => ({
  sum: a.sum + b.sum,
  largest: a.largest > b.largest ? a.largest : b.largest,
  shared: a.shared + b.shared,
  certain: a.certain + b.certain + count
})

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other)

/**
 * Several periods together. Nobody tells who was there in more than one of them, so the sum is gross as soon as there are two.
 */
export function overPeriods(counts: readonly PersonCount[]): PersonCount {
  const sum = (pick: (count: PersonCount) => bigint): bigint => counts.reduce((total, count) => total + pick(count), 0n)
  const some = counts.filter(({ gross }) => gross > 0n)
  return {
    gross: sum(({ gross }) => gross),
    net: sum(({ net }) => net),
    lower: counts.reduce((largest, { lower }) => (lower > largest ? lower : largest), 0n),
    upper: sum(({ upper }) => upper),
    isGross: some.length > 1 || some.some(({ isGross }) => isGross)
  }
}

/**
 * The overlaps of a total: those that were agreed for the figure as a whole and, between units that agreed none, those of
 * its combinations together.
 */
export function overlapsOfTotal(overlaps: readonly (PersonOverlap & { readonly breakdown: string })[]): PersonOverlap[] {
  const pairs = new Map<string, (PersonOverlap & { readonly breakdown: string })[]>()
  for (const overlap of overlaps) {
    const pair = [overlap.unitId, overlap.otherUnitId].sort().join(' ')
    pairs.set(pair, [...(pairs.get(pair) ?? []), overlap])
  }
  return [...pairs.values()].flatMap((all) => {
    const confirmed = all.filter(({ isConfirmed }) => isConfirmed)
    const whole = confirmed.filter(({ breakdown }) => breakdown === '')
    const [first] = confirmed
    if (!first) return []
    const { unitId, otherUnitId } = first
    const count = (whole.length > 0 ? whole : confirmed).reduce((sum, each) => sum + each.count, 0)
    return [{ unitId, otherUnitId, count, isConfirmed: true }]
  })
}

/**
 * Checks what a unit says about its own side: it cannot share more people than it has counted. Each of the two checks its
 * own figure, the one when it declares and the other when it confirms, so that neither learns the other's.
 *
 * @param figure what the unit has reported; null when it has reported nothing
 * @throws DomainError INVALID_INPUT for an indicator that does not count people, or a unit with itself · OUT_OF_RANGE
 */
export function checkOverlap(of: {
  readonly aggregation: Aggregation
  readonly unitId: string
  readonly otherUnitId: string
  readonly count: number
  readonly figure: number | null
}): void {
  if (of.aggregation !== 'distinct_persons') throw new DomainError('INVALID_INPUT', { path: ['indicatorId'] })
  if (of.unitId === of.otherUnitId) throw new DomainError('INVALID_INPUT', { path: ['otherUnitId'] })
  const max = of.figure ?? 0
  if (!Number.isInteger(of.count) || of.count < 0 || of.count > max) {
    throw new DomainError('OUT_OF_RANGE', { path: ['count'], params: { min: 0, max } })
  }
}
