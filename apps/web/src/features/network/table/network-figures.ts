/**
 * The figures of the network by centre on a day, beside those of today. The table, the map's labels and the
 * exported file all take their numbers from here, so that they cannot differ.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { NetworkNode, NetworkTree } from '../network.types.js'

export interface Figures {
  readonly units: number
  readonly municipalities: number
  /** Inhabitants of the territory; null for a centre that serves no municipality. */
  readonly population: number | null
}

export interface CentreFigures extends Figures {
  readonly centre: NetworkNode
  readonly units: number
  /** The local units of the centre in the order of the tree. */
  readonly members: readonly NetworkNode[]
  /** The same centre today; null when it no longer exists or does not exist yet. */
  readonly today: Figures | null
}

export interface NetworkFigures {
  readonly centres: readonly CentreFigures[]
  readonly total: Figures
  readonly totalToday: Figures
  /** Municipalities that no centre serves on the viewed day. */
  readonly uncovered: number
  readonly populationDate: IsoDate | null
}

/** How a figure of the viewed day differs from today's; null where there is nothing to compare with. */
export function changeToToday(viewed: Figures, today: Figures | null, figure: 'units' | 'municipalities'): number | null {
  return today === null ? null : today[figure] - viewed[figure]
}

/** The figures of every centre, in the order of the tree, and their totals. */
export function networkFigures(viewed: NetworkTree, current: NetworkTree): NetworkFigures {
  const today = new Map(centresOf(current).map((centre) => [centre.id, figuresOf(centre, current)]))
  const centres = centresOf(viewed).map((centre) => ({
    centre,
    ...figuresOf(centre, viewed),
    members: viewed.nodes.filter((node) => node.parentId === centre.id && node.type === 'local_unit'),
    today: today.get(centre.id) ?? null
  }))
  return {
    centres,
    total: totalOf(viewed),
    totalToday: totalOf(current),
    uncovered: viewed.uncoveredMunicipalityCodes.length,
    populationDate: viewed.territories.find((territory) => territory.populationDate !== null)?.populationDate ?? null
  }
}

/** The regional centres in the order of the tree. */
export function centresOf(tree: NetworkTree): NetworkNode[] {
  return tree.nodes.filter((node) => node.type === 'regional_centre')
}

function figuresOf(centre: NetworkNode, tree: NetworkTree): Figures {
  const territory = tree.territories.find((each) => each.unitId === centre.id)
  return {
    units: centre.localUnitCount,
    municipalities: territory?.municipalityCodes.length ?? 0,
    population: territory?.population ?? null
  }
}

/** Units are counted from the nodes, not from the centres, so that one without a centre is not lost. */
function totalOf(tree: NetworkTree): Figures {
  const sum = (pick: (territory: NetworkTree['territories'][number]) => number): number =>
    tree.territories.reduce((total, territory) => total + pick(territory), 0)
  return {
    units: tree.nodes.filter((node) => node.type === 'local_unit').length,
    municipalities: sum((territory) => territory.municipalityCodes.length),
    population: sum((territory) => territory.population)
  }
}
