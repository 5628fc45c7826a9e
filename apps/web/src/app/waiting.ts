/** How many things wait for the viewer: the amber count beside the desk and the bell. */
import { useQuery } from '@apollo/client/react'
import { waitingQuery } from '../graphql/viewer.operations.js'
import { useCan } from './viewer.js'

export function useWaiting(): { readonly count: number } {
  const mayRead = useCan('inbox.read')
  const { data } = useQuery(waitingQuery, { skip: !mayRead, fetchPolicy: 'cache-first' })
  return { count: data?.workItems.filter(({ standing }) => standing === 'open').length ?? 0 }
}
