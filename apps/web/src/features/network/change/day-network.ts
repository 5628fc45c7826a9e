/** The network of the day on which a change takes effect: what can be chosen, and who stands where. */
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { networkTreeQuery, regionsQuery } from '../network.operations.js'
import type { NetworkNode, NetworkTree, RegionArea } from '../network.types.js'
import { municipalityChoicesQuery } from './change.operations.js'

export interface MunicipalityChoice {
  readonly code: string
  readonly name: LocalizedText
}

export interface DayNetwork {
  readonly day: IsoDate
  readonly nodes: readonly NetworkNode[]
  readonly byId: ReadonlyMap<string, NetworkNode>
  readonly centres: readonly NetworkNode[]
  readonly headquarters: NetworkNode | null
  readonly municipalities: readonly MunicipalityChoice[]
  readonly municipalityByCode: ReadonlyMap<string, MunicipalityChoice>
  /** Code of a municipality → the centre that serves it. */
  readonly centreOf: ReadonlyMap<string, NetworkNode>
  readonly regions: readonly RegionArea[]
}

export function dayNetwork(
  tree: NetworkTree,
  municipalities: readonly MunicipalityChoice[],
  regions: readonly RegionArea[]
): DayNetwork {
  const byId = new Map(tree.nodes.map((node) => [node.id, node]))
  const served = tree.territories.flatMap(({ unitId, municipalityCodes }) => {
    const centre = byId.get(unitId)
    return centre === undefined ? [] : municipalityCodes.map((code) => [code, centre] as const)
  })
  return {
    day: tree.asOf,
    nodes: tree.nodes,
    byId,
    centres: tree.nodes.filter((node) => node.type === 'regional_centre'),
    headquarters: tree.nodes.find((node) => node.type === 'headquarters') ?? null,
    municipalities,
    municipalityByCode: new Map(municipalities.map((each) => [each.code, each])),
    centreOf: new Map(served),
    regions
  }
}

/** What stands under a centre and what it serves. */
export function belongingsOf(network: DayNetwork, unitId: string | null) {
  return {
    units: network.nodes.filter((node) => node.parentId !== null && node.parentId === unitId),
    codes: [...network.centreOf].filter(([, centre]) => centre.id === unitId).map(([code]) => code)
  }
}

export interface DayNetworkLoading {
  /** The network of the day; of the day before while the new one is on its way. */
  readonly network: DayNetwork | undefined
  readonly error: unknown
  readonly retry: () => void
}

export function useDayNetwork(day: IsoDate, today: IsoDate): DayNetworkLoading {
  const asOf = day === today ? null : day
  const tree = useQuery(networkTreeQuery, { variables: { asOf } })
  const municipalities = useQuery(municipalityChoicesQuery, { variables: { asOf } })
  const regions = useQuery(regionsQuery, { variables: { asOf } })
  const treeData = (tree.data ?? tree.previousData)?.networkTree as NetworkTree | undefined
  const municipalityData = (municipalities.data ?? municipalities.previousData)?.municipalities
  const regionData = (regions.data ?? regions.previousData)?.areas as readonly RegionArea[] | undefined
  const network = useMemo(
    () => (treeData && municipalityData && regionData ? dayNetwork(treeData, municipalityData, regionData) : undefined),
    [treeData, municipalityData, regionData]
  )
  const queries = [tree, municipalities, regions]
  return {
    network,
    error: queries.map((query) => query.error).find((each) => each !== undefined),
    retry: () => {
      for (const query of queries) if (query.error !== undefined) void query.refetch()
    }
  }
}
