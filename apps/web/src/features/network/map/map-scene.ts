/** The network of a day laid on the map: whose land is whose, where the borders run, where the marks stand. */
import type { NetworkEvent, NetworkNode, NetworkTree, RegionArea } from '../network.types.js'
import { middlesOf } from './map-raster.js'
import { readingOrder } from './map-neighbours.js'
import type { Point } from './planar.js'
import { ownersOf, territoryChanges, type TerritoryChange } from './territory-changes.js'
import { borderLengths, tonesOf } from './territory-tones.js'
import type { MapGround } from './use-map-geometry.js'

/** The territory of a centre on the map. */
export interface MapArea {
  readonly id: string
  readonly centre: NetworkNode
  readonly path: string
  /** Deep inside the territory, in map units. */
  readonly point: Point
  readonly tone: 0 | 1
  readonly municipalities: number
  readonly population: number
}

/** A unit, centre or head office at its place, in map units. */
export interface MapMark {
  readonly id: string
  readonly node: NetworkNode
  readonly point: Point
}

export interface MapChange extends TerritoryChange {
  readonly path: string
  readonly point: Point
}

export interface MapScene {
  /** From north to south. */
  readonly areas: readonly MapArea[]
  /** The centre of each municipality shape. */
  readonly owners: ReadonlyMap<string, string>
  readonly borders: string
  /** From north to south. */
  readonly marks: readonly MapMark[]
  readonly changes: readonly MapChange[]
}

export interface SceneContext {
  readonly current: NetworkTree
  readonly events: readonly NetworkEvent[]
  readonly regions: readonly RegionArea[]
}

/** Lays the network of a day on the map. */
export function sceneOf(ground: MapGround, tree: NetworkTree, context: SceneContext): MapScene {
  const { geometry } = ground
  const owners = ownersOf(tree.territories)
  const ownerOf = (code: string): string | null => owners.get(code) ?? null
  return {
    areas: areasOf(ground, tree, ownerOf),
    owners,
    borders: geometry.borderPath(ownerOf),
    marks: marksOf(ground, tree),
    changes: changesOf(ground, territoryChanges(tree, context.current, context))
  }
}

function areasOf(ground: MapGround, tree: NetworkTree, ownerOf: (code: string) => string | null): MapArea[] {
  const middles = middlesOf(ground.raster, ownerOf)
  const places = tree.territories.flatMap((territory) => {
    const centre = tree.nodes.find((node) => node.id === territory.unitId)
    const point = middles.get(territory.unitId)
    return centre === undefined || point === undefined ? [] : [{ id: centre.id, point, centre, territory }]
  })
  const ordered = readingOrder(places)
  const tones = tonesOf(
    ordered.map((place) => place.id),
    borderLengths(ground.geometry.adjacency, ownerOf)
  )
  return ordered.map(({ id, point, centre, territory }) => ({
    id,
    centre,
    point,
    path: ground.geometry.areaPath(territory.shapeCodes),
    tone: tones.get(id) ?? 0,
    municipalities: territory.municipalityCodes.length,
    population: territory.population
  }))
}

function marksOf({ geometry }: MapGround, tree: NetworkTree): MapMark[] {
  const marks = tree.nodes.flatMap((node) => {
    const point = node.lon === null || node.lat === null ? null : geometry.project(node.lon, node.lat)
    return point === null ? [] : [{ id: node.id, node, point }]
  })
  return readingOrder(marks)
}

function changesOf(ground: MapGround, changes: readonly TerritoryChange[]): MapChange[] {
  const groupOf = new Map(changes.flatMap((change) => change.shapeCodes.map((code) => [code, change.id] as const)))
  const middles = middlesOf(ground.raster, (code) => groupOf.get(code) ?? null)
  return changes.flatMap((change) => {
    const point = middles.get(change.id)
    return point === undefined ? [] : [{ ...change, point, path: ground.geometry.areaPath(change.shapeCodes) }]
  })
}

/** The centre that is to be blue: the selected one, or that of the selected unit. */
export function highlightedCentre(tree: NetworkTree, selectedId: string | null): string | null {
  const selected = tree.nodes.find((node) => node.id === selectedId)
  if (selected === undefined || selected.type === 'headquarters') return null
  return selected.type === 'regional_centre' ? selected.id : selected.parentId
}
