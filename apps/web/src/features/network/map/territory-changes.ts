/**
 * What in the territories of a viewed day differs from today: which areas belong
 * to another centre now, since when (or from when on), and how to call them.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { regionOf } from '../event-text.js'
import type { NetworkEvent, NetworkTree, RegionArea, Territory } from '../network.types.js'

/** A part of the map whose centre on the viewed day is not its centre of today. */
export interface TerritoryChange {
  readonly id: string
  /** The centre on the viewed day, and today; null where no centre serves the area. */
  readonly viewedId: string | null
  readonly todayId: string | null
  readonly shapeCodes: readonly string[]
  /** The region that these municipalities make up exactly, when they do. */
  readonly region: RegionArea | null
  /** When the change happens, null when no recorded event explains it. */
  readonly date: IsoDate | null
}

/** The territory that a shape belongs to. */
export function ownersOf(territories: readonly Territory[]): Map<string, string> {
  return new Map(territories.flatMap((territory) => territory.shapeCodes.map((code) => [code, territory.unitId] as const)))
}

/**
 * The areas that changed hands between the viewed day and today, one entry for each pair of centres.
 *
 * @param regions the regions of today, used to call a whole region by its name.
 */
export function territoryChanges(
  viewed: NetworkTree,
  current: NetworkTree,
  context: { readonly events: readonly NetworkEvent[]; readonly regions: readonly RegionArea[] }
): TerritoryChange[] {
  if (viewed.asOf === current.asOf) return []
  const before = ownersOf(viewed.territories)
  const now = ownersOf(current.territories)
  const groups = new Map<string, string[]>()
  for (const code of new Set([...before.keys(), ...now.keys()])) {
    const [viewedId, todayId] = [before.get(code) ?? '', now.get(code) ?? '']
    if (viewedId === todayId) continue
    const key = `${viewedId}>${todayId}`
    groups.set(key, [...(groups.get(key) ?? []), code])
  }
  const period = { from: viewed.asOf, to: current.asOf }
  return [...groups].map(([id, codes]) => {
    const [viewedId, todayId] = id.split('>') as [string, string]
    const shapeCodes = codes.sort()
    return {
      id,
      viewedId: viewedId || null,
      todayId: todayId || null,
      shapeCodes,
      region: regionOf(shapeCodes, context.regions),
      date: dateOfChange(shapeCodes, context.events, period)
    }
  })
}

/** The last recorded change of territory that concerns the area and lies between the two days. */
function dateOfChange(
  codes: readonly string[],
  events: readonly NetworkEvent[],
  days: { readonly from: IsoDate; readonly to: IsoDate }
): IsoDate | null {
  const [earlier, later] = days.from < days.to ? [days.from, days.to] : [days.to, days.from]
  const dates = events
    .filter((event) => event.kind === 'territory_changed' && event.date > earlier && event.date <= later)
    .filter((event) => event.municipalityCodes.some((code) => codes.includes(code)))
    .map((event) => event.date)
    .sort()
  return dates.at(-1) ?? null
}
