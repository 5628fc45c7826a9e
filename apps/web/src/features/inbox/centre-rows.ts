/**
 * The network by centre: what each has today, how often it changed within the
 * last year, and what is known to come next.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { HomeEvent, HomeNetwork, HomeTree } from './home.operations.js'

export interface CentreRow {
  readonly id: string
  readonly name: LocalizedText
  readonly units: number
  readonly municipalities: number
  readonly population: number
  /** Events within the last twelve months, today included. */
  readonly changes: number
  readonly next: HomeEvent | null
}

export interface NetworkToday {
  readonly centres: readonly CentreRow[]
  readonly total: Omit<CentreRow, 'id' | 'name' | 'next'>
  readonly populationDate: IsoDate | null
}

/** The centre under which each unit stands, today or, for those that are gone, a year ago; a centre stands under itself. */
function centreOfUnits(trees: readonly HomeTree[]): ReadonlyMap<string, string> {
  const centreOf = new Map<string, string>()
  for (const { nodes } of trees) {
    for (const { id, type, parentId } of nodes) {
      const centre = type === 'regional_centre' ? id : parentId
      if (centre !== null && !centreOf.has(id)) centreOf.set(id, centre)
    }
  }
  return centreOf
}

/** The centres that an event touches: those it names, and those whose units it names. */
export function centresTouched(event: HomeEvent, centreOf: ReadonlyMap<string, string>): ReadonlySet<string> {
  const refs = [...event.units, ...event.from, ...event.to]
  return new Set(refs.map((ref) => centreOf.get(ref.id)).filter((id) => id !== undefined))
}

/** The events that have happened, today's included. */
export function pastEvents(events: readonly HomeEvent[]): readonly HomeEvent[] {
  return events.filter((event) => !event.isFuture)
}

/** The events still to come, the nearest first. */
export function comingEvents(events: readonly HomeEvent[]): readonly HomeEvent[] {
  return events.filter((event) => event.isFuture).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** One row for each centre of today, in the order of the tree, and the totals of the whole network. */
export function networkToday({ today, yearAgo, networkEvents }: HomeNetwork): NetworkToday {
  const centreOf = centreOfUnits([today, yearAgo])
  const touched = (events: readonly HomeEvent[], id: string) =>
    events.filter((event) => centresTouched(event, centreOf).has(id))
  const past = pastEvents(networkEvents).filter((event) => event.date > yearAgo.asOf)
  const coming = comingEvents(networkEvents)
  const centres = today.nodes
    .filter((node) => node.type === 'regional_centre')
    .map(({ id, name, localUnitCount }) => {
      const territory = today.territories.find((each) => each.unitId === id)
      return {
        ...{ id, name, units: localUnitCount },
        municipalities: territory?.municipalityCodes.length ?? 0,
        population: territory?.population ?? 0,
        changes: touched(past, id).length,
        next: touched(coming, id)[0] ?? null
      }
    })
  return { centres, total: totalOf(today, past.length), populationDate: populationDateOf(today) }
}

function totalOf(tree: HomeTree, changes: number): NetworkToday['total'] {
  return {
    units: unitCount(tree),
    municipalities: coveredCount(tree),
    population: tree.territories.reduce((sum, { population }) => sum + population, 0),
    changes
  }
}

/** Local units in operation; counted from the units, so that one without a centre is not lost. */
export function unitCount(tree: HomeTree): number {
  return tree.nodes.filter((node) => node.type === 'local_unit').length
}

/** Municipalities that some centre serves. */
export function coveredCount(tree: HomeTree): number {
  return tree.territories.reduce((sum, { municipalityCodes }) => sum + municipalityCodes.length, 0)
}

function populationDateOf({ territories }: HomeTree): IsoDate | null {
  return territories.find(({ populationDate }) => populationDate !== null)?.populationDate ?? null
}
