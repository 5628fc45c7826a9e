/** Whoever is about to leave an unfinished change is asked first; the draft can stay for later. */
import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { useText } from '../../../ui/text.js'
import styles from './change.module.css'

export interface LeaveGuardProps {
  readonly isDirty: boolean
  /** Throws the draft away. */
  readonly onForget: () => void
}

/** The same page in another language is the same page. */
function pageOf(pathname: string): string {
  return pathname.replace(/^\/(fi|sv|en)(?=\/|$)/, '')
}

export function LeaveGuard({ isDirty, onForget }: LeaveGuardProps) {
  const t = useText()
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => pageOf(current.pathname) !== pageOf(next.pathname),
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
    withResolver: true
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog title={t('change.leave.title')} isOpen onClose={blocker.reset}>
      <p className={styles.note}>{t('change.leave.text')}</p>
      <div className={styles.acts}>
        <Button variant="primary" onClick={blocker.reset}>
          {t('change.leave.stay')}
        </Button>
        <Button onClick={blocker.proceed}>{t('change.leave.keep')}</Button>
        <Button
          variant="danger"
          onClick={() => {
            onForget()
            blocker.proceed()
          }}
        >
          {t('change.leave.discard')}
        </Button>
      </div>
    </Dialog>
  )
}
