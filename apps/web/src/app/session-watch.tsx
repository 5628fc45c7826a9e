/** Warns the viewer before the session ends, so that nothing is lost to a clock (WCAG 2.2.1). */
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { getSessionTimes, type SessionTimes } from '../features/identity/session-times.js'
import { toApiError } from '../graphql/api-error.js'
import { noteRefusals } from '../graphql/refusal-signals.js'
import { useLanguage } from '../ui/text.js'
import { loadMessages } from './i18n.js'

const SessionEndDialog = lazy(() =>
  import('../features/identity/security/session-end-dialog.js').then((file) => ({ default: file.SessionEndDialog }))
)

/** A page has just been opened: its session has minutes to live at least. In ms. */
const firstCheck = 60_000
/** While the warning stands, another window may prolong the session. In ms. */
const checkWhileWarned = 20_000
/** The longest that a timer is trusted; a device that slept has missed its time. In ms. */
const longestPause = 5 * 60_000

/** How long to wait until the server is asked again. */
function pauseUntil(times: SessionTimes, now: number): number {
  if (now < times.warnsAt) return Math.min(times.warnsAt - now, longestPause) + 500
  return Math.max(500, Math.min(times.endsAt - now + 500, checkWhileWarned))
}

function useSessionTimes() {
  const [times, setTimes] = useState<SessionTimes | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const next = useRef<() => Promise<void>>(undefined)
  const plan = useCallback((pause: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void next.current?.(), pause)
  }, [])
  const take = useCallback(
    (fresh: SessionTimes) => {
      setTimes(fresh)
      plan(pauseUntil(fresh, Date.now()))
    },
    [plan]
  )
  useEffect(() => {
    next.current = async () => {
      try {
        take(await getSessionTimes())
      } catch (error) {
        const { code } = toApiError(error)
        if (code === 'NOT_SIGNED_IN') return noteRefusals([code])
        plan(firstCheck)
      }
    }
    plan(firstCheck)
    const onReturn = () => (document.visibilityState === 'visible' ? plan(1000) : undefined)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [plan, take])
  return { times, take }
}

export function SessionWatch() {
  const language = useLanguage()
  const { times, take } = useSessionTimes()
  const [knownEnd, setKnownEnd] = useState<number | null>(null)
  const [hasTexts, setHasTexts] = useState(false)
  const isNear = times !== null && Date.now() >= times.warnsAt && times.endsAt !== knownEnd
  useEffect(() => {
    if (isNear) void loadMessages(language, 'identity', 'security').then(() => setHasTexts(true))
  }, [isNear, language])
  if (!isNear || !hasTexts) return null
  return (
    <Suspense>
      <SessionEndDialog times={times} onTimes={take} onClose={() => setKnownEnd(times.endsAt)} />
    </Suspense>
  )
}
