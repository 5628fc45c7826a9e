/** Which centre a region belongs to on a day, and whether it is split between several. */
import type { NetworkNode, RegionArea, Territory } from '../network.types.js'
import { regionTiles, type RegionTile } from './region-tiles.js'

export interface CentreShare {
  readonly centreId: string
  readonly municipalities: number
}

export interface Tile extends RegionTile {
  readonly region: RegionArea
  /** The centre that serves most of the region's municipalities; null when none does. */
  readonly centreId: string | null
  /** All centres of the region, the one with most municipalities first. */
  readonly shares: readonly CentreShare[]
  /** Municipalities of the region that no centre serves. */
  readonly uncovered: number
  readonly units: readonly NetworkNode[]
}

/** What the tiles are made of: the areas of a division or the territories of the centres, and the units. */
export interface TileSource {
  readonly territories: readonly Pick<Territory, 'unitId' | 'municipalityCodes'>[]
  readonly nodes: readonly NetworkNode[]
}

/**
 * The tiles of a day. A region that the API does not know on that day has no tile.
 *
 * @param regions the regions of the same day, so that their municipalities are those of the tree.
 */
export function tilesOf(tree: TileSource, regions: readonly RegionArea[]): Tile[] {
  const centreOf = new Map(
    tree.territories.flatMap((territory) => territory.municipalityCodes.map((code) => [code, territory.unitId] as const))
  )
  const localUnits = tree.nodes.filter((node) => node.type === 'local_unit')
  return regionTiles.flatMap((place) => {
    const region = regions.find(({ code }) => code === place.regionCode)
    if (region === undefined) return []
    const shares = sharesOf(region, centreOf)
    const covered = shares.reduce((sum, share) => sum + share.municipalities, 0)
    return {
      ...place,
      region,
      centreId: shares[0]?.centreId ?? null,
      shares,
      uncovered: region.municipalityCodes.length - covered,
      units: localUnits.filter((unit) => region.municipalityCodes.includes(unit.municipalityCode))
    }
  })
}

function sharesOf(region: RegionArea, centreOf: ReadonlyMap<string, string>): CentreShare[] {
  const counts = new Map<string, number>()
  for (const code of region.municipalityCodes) {
    const centre = centreOf.get(code)
    if (centre !== undefined) counts.set(centre, (counts.get(centre) ?? 0) + 1)
  }
  return [...counts]
    .map(([centreId, municipalities]) => ({ centreId, municipalities }))
    .sort((a, b) => b.municipalities - a.municipalities || (a.centreId < b.centreId ? -1 : 1))
}
