/** The network of the viewed day, of today, and all its events; the earlier day stays until the next has come. */
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { networkEventsQuery, networkTreeQuery, regionsQuery } from './network.operations.js'
import type { NetworkEvent, NetworkTree, RegionArea } from './network.types.js'

export interface NetworkData {
  /** The network of the viewed day; of the day viewed before while the new one is on its way. */
  readonly tree: NetworkTree
  readonly current: NetworkTree
  readonly events: readonly NetworkEvent[]
  /** The regions of today. */
  readonly regions: readonly RegionArea[]
  /** The tree on the screen is not yet that of the wanted day. */
  readonly isOnItsWay: boolean
}

export type NetworkLoading =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly state: 'ready'; readonly data: NetworkData; readonly error: unknown; readonly retry: () => void }

/**
 * Asks for the network of a day.
 *
 * @param asOf the viewed day; undefined for today.
 */
export function useNetwork(asOf: IsoDate | undefined): NetworkLoading {
  const viewed = useQuery(networkTreeQuery, { variables: { asOf: asOf ?? null } })
  const current = useQuery(networkTreeQuery, { variables: { asOf: null } })
  const events = useQuery(networkEventsQuery)
  const regions = useQuery(regionsQuery, { variables: { asOf: null } })

  const tree = (viewed.data ?? viewed.previousData)?.networkTree as NetworkTree | undefined
  const currentTree = current.data?.networkTree as NetworkTree | undefined
  const eventList = events.data?.networkEvents as readonly NetworkEvent[] | undefined
  const regionList = regions.data?.areas as readonly RegionArea[] | undefined
  const isOnItsWay = viewed.data === undefined

  const data = useMemo(
    () =>
      tree && currentTree && eventList && regionList
        ? { tree, current: currentTree, events: eventList, regions: regionList, isOnItsWay }
        : null,
    [tree, currentTree, eventList, regionList, isOnItsWay]
  )
  const queries = [viewed, current, events, regions]
  const error = queries.map((query) => query.error).find((each) => each !== undefined)
  const retry = (): void => {
    for (const query of queries) if (query.error !== undefined) void query.refetch()
  }
  if (data !== null) return { state: 'ready', data, error, retry }
  return error === undefined ? { state: 'loading' } : { state: 'failed', error, retry }
}
