/**
 * The history of one unit: what happened to it, and what happened to the
 * territory of the centre that it belonged to at the time. A centre's history
 * also tells which units opened, moved or closed under it.
 * Source: requirement 5.
 */
import { addDays } from '@solmu/shared/dates.js'
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
  return events.filter((event) => {
    if (concerns(event, unitId)) return true
    if (event.kind !== 'territory_changed') return false
    return centresAround(facts, unitId, event).some((centreId) => concerns(event, centreId))
  })
}

const concerns = (event: NetworkEvent, unitId: string): boolean =>
  [event.unitIds, event.fromIds, event.toIds].some((ids) => ids.includes(unitId))

/** The centre of a unit on the day before an event and on its day. */
function centresAround(
  facts: Pick<NetworkFacts, 'units' | 'links'>,
  unitId: string,
  event: NetworkEvent
): readonly string[] {
  return [addDays(event.date, -1), event.date].flatMap((day) => centreOn(facts, unitId, day)?.id ?? [])
}
