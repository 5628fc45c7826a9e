/** Everything that waits for the viewer: the items of the inbox, and what is to be done about returns, regions and rounds. */
import { useQuery } from '@apollo/client/react'
import { useCan } from '../../app/viewer.js'
import { type QueueItem, reviewQueueQuery } from '../results/overview/overview.operations.js'
import { type WorkItem, workItemsQuery } from './home.operations.js'

export function useWaiting() {
  const seesReturns = useCan('return.read')
  const inbox = useQuery(workItemsQuery, { fetchPolicy: 'cache-and-network' })
  const results = useQuery(reviewQueueQuery, { fetchPolicy: 'cache-and-network', skip: !seesReturns })
  const { items, asideCount } = partsOf(inbox.data?.workItems)
  // What cannot be read is told by its own section of the page; it does not keep the rest from being counted.
  const returns = seesReturns && !results.error ? results.data?.reviewQueue : []
  return {
    inbox,
    /** What waits now; what was put off and handed on is left out, and counted apart. */
    items,
    asideCount,
    /** How many things wait and how many of them are late; undefined while they are on their way. */
    counts: items && returns && countsOf(items, returns),
    /** Whether it is known that nothing waits about returns. */
    isResultsClear: returns?.length === 0 && !results.error
  }
}

function partsOf(all: readonly WorkItem[] | undefined) {
  const items = all?.filter(({ standing }) => standing === 'open')
  return { items, asideCount: all && items ? all.length - items.length : 0 }
}

const countsOf = (items: readonly WorkItem[], returns: readonly QueueItem[]) => ({
  count: items.length + returns.length,
  late: items.filter(({ urgency }) => urgency === 'late').length + returns.filter(({ isLate }) => isLate).length
})

export type Waiting = ReturnType<typeof useWaiting>
