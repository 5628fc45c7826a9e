/** How many notifications are new: asked for when the page opens, when one comes back to it, and every few minutes while one looks. */
import { useQuery } from '@apollo/client/react'
import { useEffect, useRef } from 'react'
import { inBackground } from '../graphql/client.js'
import { unreadQuery } from '../graphql/viewer.operations.js'
import { useCan } from './viewer.js'

/** Nobody is asked for more often, however many pages are looked at. */
const shortest = 60_000
const pause = 5 * 60_000

export function useUnread(): number {
  const isTold = useCan('inbox.manage')
  const { data, refetch } = useQuery(unreadQuery, { skip: !isTold, fetchPolicy: 'cache-first', context: inBackground })
  const asked = useRef(Date.now())
  useEffect(() => {
    if (!isTold) return
    function look() {
      if (document.visibilityState !== 'visible' || Date.now() - asked.current < shortest) return
      asked.current = Date.now()
      // Without a connection the number stays as it was.
      refetch().catch(() => undefined)
    }
    const timer = setInterval(look, pause)
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isTold, refetch])
  return data?.unreadNotificationCount ?? 0
}
