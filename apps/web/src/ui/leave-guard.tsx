/** Asks before a form is left with something in it that is not saved; the draft can stay for later. */
import { useBlocker } from '@tanstack/react-router'
import { Button } from './button.js'
import { Dialog } from './dialog.js'
import { useText } from './text.js'
import styles from './dialog.module.css'

export interface LeaveGuardProps {
  readonly title: string
  readonly text: string
  /** Whether there is something to lose at the moment of leaving. */
  readonly hasChanges: () => boolean
  /** Throws the draft away. */
  readonly onDiscard: () => void
}

/** The same page in another language is the same form; its draft is offered back there. */
const withoutLanguage = (path: string) => path.replace(/^\/(fi|sv|en)(?=\/|$)/, '')

export function LeaveGuard({ title, text, hasChanges, onDiscard }: LeaveGuardProps) {
  const t = useText()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => hasChanges() && withoutLanguage(current.pathname) !== withoutLanguage(next.pathname),
    enableBeforeUnload: hasChanges,
    withResolver: true
  })
  if (status !== 'blocked') return null
  return (
    <Dialog title={title} isOpen onClose={reset}>
      <p>{text}</p>
      <div className={styles.acts}>
        <Button variant="primary" onClick={reset}>
          {t('ui.leave.stay')}
        </Button>
        <Button onClick={proceed}>{t('ui.leave.keep')}</Button>
        <Button
          variant="danger"
          onClick={() => {
            onDiscard()
            proceed()
          }}
        >
          {t('ui.leave.discard')}
        </Button>
      </div>
    </Dialog>
  )
}
