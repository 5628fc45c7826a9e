/** The network for the workbench: today, a year ago, and what happens up to the end of next year. */
import { useQuery } from '@apollo/client/react'
import { useCallback } from 'react'
import { addYears, isoDateOf, type IsoDate } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../app/viewer.js'
import type { RegionArea } from '../network/network.types.js'
import { useEventSentence as useSentence } from '../network/use-event-sentence.js'
import { homeNetworkQuery, type HomeEvent, type HomeNetwork, type WorkItem } from './home.operations.js'

const noRegions: readonly RegionArea[] = []

/** The days between which the workbench looks: a year before a day, and the last day of the year after it. */
export function homeSpan(today: IsoDate): { readonly yearAgo: IsoDate; readonly horizon: IsoDate } {
  return { yearAgo: addYears(today, -1), horizon: isoDateOf(Number(today.slice(0, 4)) + 1, 12, 31) }
}

/** Asks for the network; nothing is asked for someone who may not see it. */
export function useHomeNetwork() {
  const isAllowed = useCan('network.read')
  const { today } = useViewer()
  return useQuery(homeNetworkQuery, { variables: homeSpan(today), skip: !isAllowed })
}

/** An event as a sentence that begins with a capital letter. */
export function useEventSentence(network: HomeNetwork | undefined): (event: HomeEvent) => string {
  const sentence = useSentence(network?.areas ?? noRegions)
  return useCallback(
    (event) => {
      const text = sentence(event)
      return text.charAt(0).toLocaleUpperCase('fi') + text.slice(1)
    },
    [sentence]
  )
}

/** An item that announces a change of the network carries the id of the event after its kind. */
export function useChangeOf(network: HomeNetwork | undefined) {
  const sentence = useEventSentence(network)
  return useCallback(
    (item: WorkItem) => {
      if (item.kind !== 'network_change_coming') return null
      const eventId = item.id.slice(item.id.indexOf(':') + 1)
      const event = network?.networkEvents.find(({ id }) => id === eventId)
      return event ? sentence(event) : null
    },
    [network, sentence]
  )
}
