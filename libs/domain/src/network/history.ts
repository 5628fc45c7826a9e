/**
 * The history of one unit: when it opened, was renamed, moved, closed and was
 * reopened, which units it came from or went on in, and what happened to the
 * territory of the centre that it belonged to at the time. A centre's history
 * also tells which units opened, moved or closed under it.
 * Source: requirement 5.
 */
import { addDays } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { NetworkEvent } from './events.js'
import type { NetworkFacts } from './facts.js'
import { centreOn } from './tree.js'

/**
 * The events of a unit, the newest last, picked from the events of the network.
 *
 * @example historyOf(facts, networkEvents(facts, municipalities), unitId)
 */
export function historyOf(
  facts: Pick<NetworkFacts, 'units' | 'links'>,
  events: readonly NetworkEvent[],
  unitId: string
): NetworkEvent[] {
  const line = lineOf(facts, unitId)
  return events.filter((event) => {
    if (concerns(event, unitId)) return true
    if (event.kind !== 'territory_changed') return false
    return centresAround(line, unitId, event).some((centreId) => concerns(event, centreId))
  })
}

const concerns = (event: NetworkEvent, unitId: string): boolean =>
  [event.unitIds, event.fromIds, event.toIds].some((ids) => ids.includes(unitId))

/** The facts of a unit and of all that ever stood above it, which are few whatever the size of the network. */
function lineOf(facts: Pick<NetworkFacts, 'units' | 'links'>, unitId: string): Pick<NetworkFacts, 'units' | 'links'> {
  const linksOf = groupBy(facts.links, (link) => link.unitId)
  const ids = new Set([unitId])
  for (const id of ids) for (const { parentId } of linksOf.get(id) ?? []) ids.add(parentId)
  return {
    units: facts.units.filter((unit) => ids.has(unit.id)),
    links: [...ids].flatMap((id) => linksOf.get(id) ?? [])
  }
}

/** The centre of a unit on the day before an event and on its day. */
function centresAround(
  facts: Pick<NetworkFacts, 'units' | 'links'>,
  unitId: string,
  event: NetworkEvent
): readonly string[] {
  return [addDays(event.date, -1), event.date].flatMap((day) => centreOn(facts, unitId, day)?.id ?? [])
}
