/**
 * Groups of units that are alike in what they have to work with, so that a score is laid beside a result among equals: by how
 * many customers they have, or by the share of a group among them.
 * Source: issue "Quality", item 5 ("case-mix group shown"); requirement 10 of peers.
 */
import { leastUnits } from './quality-percentile.js'

/** A group, from the lowest. */
export interface MixGroup<Of> {
  /** lower, middle, higher; all when there are too few units to part; unknown for units of which it is not known. */
  readonly key: 'all' | 'lower' | 'middle' | 'higher' | 'unknown'
  readonly units: readonly Of[]
  /** The least and greatest value in it, for those who may see the units; null for the unknown. */
  readonly range: readonly [number, number] | null
}

const keys = { 1: ['all'], 2: ['lower', 'higher'], 3: ['lower', 'middle', 'higher'] } as const

/**
 * Parts units into three groups of like size when each can have the minimum, else into two, else not at all. Units with the
 * same value are never parted, so groups may be of unlike size. The values themselves decide, so nobody can draw the line
 * where it suits.
 *
 * @param mix what parts them; null where it is not known
 * @example mixGroups(units, ({ customers }) => customers, 10).map(({ key }) => key) // ['lower', 'middle', 'higher']
 */
export function mixGroups<Of>(units: readonly Of[], mix: (unit: Of) => number | null, minimum: number): MixGroup<Of>[] {
  const known = units.flatMap((unit) => {
    const value = mix(unit)
    return value === null ? [] : [{ unit, value }]
  })
  const least = Math.max(minimum, leastUnits)
  const count = known.length >= 3 * least ? 3 : known.length >= 2 * least ? 2 : 1
  const sorted = [...known].sort((a, b) => a.value - b.value)
  const groupOf = cuts(sorted.map(({ value }) => value), count)
  const groups = keys[count].flatMap((key, place): MixGroup<Of>[] => {
    const inside = sorted.filter(({ value }) => groupOf(value) === place)
    const [first, last] = [inside[0], inside.at(-1)]
    return first && last ? [{ key, units: inside.map(({ unit }) => unit), range: [first.value, last.value] }] : []
  })
  const unknown = units.filter((unit) => mix(unit) === null)
  return unknown.length === 0 ? groups : [...groups, { key: 'unknown', units: unknown, range: null }]
}

/** In which of so many groups a value lies: the limits are the values at the parts of the order. */
function cuts(sorted: readonly number[], count: number): (value: number) => number {
  const limits = Array.from({ length: count - 1 }, (_none, place) => sorted[Math.floor(((place + 1) * sorted.length) / count)] ?? Infinity)
  return (value) => limits.filter((limit) => value >= limit).length
}
