/** Asks before the form is left with changes that are not saved. */
import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../../../ui/button.js'
import { Dialog } from '../../../../ui/dialog.js'
import { useText } from '../../../../ui/text.js'
import styles from '../organisation.module.css'

export interface LeaveGuardProps {
  /** Whether there is something to lose at the moment of leaving. */
  readonly hasChanges: () => boolean
  /** Throws the draft away. */
  readonly onDiscard: () => void
}

/** The same page in another language is the same form; its draft is offered back there. */
const withoutLanguage = (path: string) => path.replace(/^\/\w\w(?=\/|$)/, '')

export function LeaveGuard({ hasChanges, onDiscard }: LeaveGuardProps) {
  const t = useText()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => hasChanges() && withoutLanguage(current.pathname) !== withoutLanguage(next.pathname),
    enableBeforeUnload: hasChanges,
    withResolver: true
  })
  if (status !== 'blocked') return null
  return (
    <Dialog title={t('organisation.leave.title')} isOpen onClose={reset}>
      <p>{t('organisation.leave.text')}</p>
      <div className={styles.acts}>
        <Button variant="primary" onClick={reset}>
          {t('organisation.leave.stay')}
        </Button>
        <Button onClick={proceed}>{t('organisation.leave.keep')}</Button>
        <Button
          variant="danger"
          onClick={() => {
            onDiscard()
            proceed()
          }}
        >
          {t('organisation.leave.discard')}
        </Button>
      </div>
    </Dialog>
  )
}
