/** The session ends soon: go on, or sign out. */
import { useEffect, useState } from 'react'
import { useIntl } from 'react-intl'
import { signOut } from '../../../app/session.js'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { waitText } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { prolongSession, type SessionTimes } from '../session-times.js'
import styles from './security.module.css'

export interface SessionEndDialogProps {
  readonly times: SessionTimes
  /** The session goes on until then; or it does not, because it has lasted as long as one may. */
  readonly onTimes: (times: SessionTimes) => void
  /** The person knows. */
  readonly onClose: () => void
}

/** The time of day, which turns often enough for minutes. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000)
    return () => clearInterval(timer)
  }, [])
  return now
}

export function SessionEndDialog({ times, onTimes, onClose }: SessionEndDialogProps) {
  const t = useText()
  const intl = useIntl()
  const lang = useLanguage()
  const format = useFormat()
  const now = useNow()
  const [state, setState] = useState<'asked' | 'busy' | 'last'>('asked')
  const [error, setError] = useState<unknown>(null)
  async function goOn() {
    setState('busy')
    setError(null)
    try {
      const longer = await prolongSession()
      if (longer.warnsAt > Date.now()) return onTimes(longer)
      setState('last')
    } catch (refusal) {
      setError(refusal)
      setState('asked')
    }
  }
  const end = format.time(new Date(times.endsAt).toISOString())
  const isLast = state === 'last'
  const wait = waitText(intl, Math.max(0, times.endsAt - now) / 1000)
  return (
    <Dialog title={t('security.end.title')} isOpen isOnTop width="28rem" onClose={isLast ? onClose : () => void goOn()}>
      {error !== null && <ErrorNotice error={error} />}
      <p className={styles.text}>{t(isLast ? 'security.end.last' : 'security.end.text', { time: end, wait })}</p>
      <div className={styles.acts}>
        <Button variant="primary" isBusy={state === 'busy'} onClick={() => (isLast ? onClose() : void goOn())} data-autofocus>
          {t(isLast ? 'security.end.know' : 'security.end.goOn')}
        </Button>
        <Button variant="quiet" onClick={() => void signOut(lang)}>
          {t('shell.signOut')}
        </Button>
      </div>
    </Dialog>
  )
}
