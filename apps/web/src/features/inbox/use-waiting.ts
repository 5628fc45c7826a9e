/** Everything that waits for the viewer, with what they have set aside. */
import { useQuery } from '@apollo/client/react'
import { type WorkItem, workItemsQuery } from './home.operations.js'

export function useWaiting() {
  const inbox = useQuery(workItemsQuery, { fetchPolicy: 'cache-and-network' })
  const { items, asideCount } = partsOf(inbox.data?.workItems)
  return {
    inbox,
    /** What waits now; what was put off and handed on is left out, and counted apart. */
    items,
    asideCount,
    /** How many things wait and how many of them are late; undefined while they are on their way. */
    counts: items && { count: items.length, late: items.filter(({ urgency }) => urgency === 'late').length }
  }
}

function partsOf(all: readonly WorkItem[] | undefined) {
  const items = all?.filter(({ standing }) => standing === 'open')
  return { items, asideCount: all && items ? all.length - items.length : 0 }
}

export type Waiting = ReturnType<typeof useWaiting>
