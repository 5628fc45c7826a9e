/**
 * Which units of a later day took over from which units of an earlier one. The
 * successions of a day are taken together, because they divide what was there
 * the day before: what one of them brings to a unit, another cannot carry on
 * from it on that same day.
 * Source: requirement 5; succession edges of the network.
 */
import { groupBy } from '@solmu/shared/groups.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { NetworkFacts } from './facts.js'
import { lifeOn, unitsById } from './lives.js'

export interface Descent {
  /** By a unit of the later day, the other units of the earlier day that it took over from, in the order of the ids. */
  readonly continues: ReadonlyMap<string, readonly string[]>
  /** By a unit of the earlier day, the other units of the later day that took over from it. */
  readonly continuedBy: ReadonlyMap<string, readonly string[]>
}

/**
 * Follows the mergers and splits after one day up to and including another, however many follow each other. A unit
 * that came and went in between passes on what it had taken over. Units that neither exist on their day nor took
 * over from anything are in neither map.
 *
 * @example a became b in 2020, and b was joined to c in 2022:
 * originsBetween(facts, { from: '2019-01-01', to: '2023-01-01' }).continuedBy.get('a') // ['c']
 */
export function originsBetween(
  facts: Pick<NetworkFacts, 'units' | 'successions'>,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate }
): Descent {
  const units = unitsById(facts.units)
  const existsOn = (id: string, day: IsoDate): boolean => lifeOn(units.get(id)?.lives ?? [], day) !== null
  const between = facts.successions.filter(({ effectiveOn }) => from < effectiveOn && effectiveOn <= to)
  const byDay = groupBy(between, ({ effectiveOn }) => effectiveOn)
  const origins = new Map<string, ReadonlySet<string>>()
  const originsOf = (id: string): ReadonlySet<string> =>
    origins.get(id) ?? new Set(existsOn(id, from) ? [id] : [])
  for (const day of [...byDay.keys()].sort()) {
    const parts = (byDay.get(day) ?? []).map((each) => ({ ...each, passed: originsOf(each.predecessorId) }))
    for (const { predecessorId } of parts) if (!existsOn(predecessorId, day)) origins.set(predecessorId, new Set())
    for (const { successorId, passed } of parts) {
      origins.set(successorId, new Set([...originsOf(successorId), ...passed]))
    }
  }
  const pairs = [...origins]
    .filter(([id]) => existsOn(id, to))
    .flatMap(([later, earlier]) => [...earlier].filter((id) => id !== later).map((id) => ({ earlier: id, later })))
  return {
    continues: idsBy(pairs, 'later', 'earlier'),
    continuedBy: idsBy(pairs, 'earlier', 'later')
  }
}

type End = 'earlier' | 'later'

function idsBy(pairs: readonly Record<End, string>[], key: End, value: End): Map<string, string[]> {
  const groups = groupBy(pairs, (pair) => pair[key])
  return new Map([...groups].map(([id, group]) => [id, group.map((pair) => pair[value]).sort()]))
}
