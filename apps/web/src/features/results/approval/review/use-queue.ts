/** The returns of the same region that wait for approval, around the one that is read. */
import { useQuery } from '@apollo/client/react'
import type { ReviewedReturn } from '../approval.types.js'
import { reviewQueueOfCentreQuery } from './review.operations.js'

export interface ReviewQueue {
  readonly place: number | null
  readonly count: number
  readonly previousId: string | null
  readonly nextId: string | null
}

export function useReviewQueue(of: Pick<ReviewedReturn, 'id' | 'round' | 'centre' | 'state'>): ReviewQueue {
  const { data } = useQuery(reviewQueueOfCentreQuery, {
    variables: { roundId: of.round.id, centreId: of.centre?.id ?? null },
    fetchPolicy: 'cache-and-network'
  })
  const ids = (data?.unitReturns.nodes ?? []).map(({ id }) => id)
  const at = ids.indexOf(of.id)
  // From a return that no longer waits, the way leads to the first that does.
  if (at === -1) return { place: null, count: ids.length, previousId: null, nextId: ids[0] ?? null }
  return { place: at + 1, count: ids.length, previousId: ids[at - 1] ?? null, nextId: ids[at + 1] ?? ids.find((id) => id !== of.id) ?? null }
}
