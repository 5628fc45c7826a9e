/** Asks before an act that cannot be taken back, and says what will happen. What was refused is told where it was asked. */
import { useState, type ReactNode } from 'react'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useText } from '../../../ui/text.js'
import styles from './security.module.css'

export interface ConfirmDialogProps {
  readonly title: string
  /** What will happen. */
  readonly children: ReactNode
  /** The act itself, on its button: "Poista pääsyavain". */
  readonly act: string
  readonly onConfirm: () => Promise<unknown>
  readonly onClose: () => void
}

export function ConfirmDialog({ title, children, act, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useText()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function confirm() {
    setBusy(true)
    setError(null)
    try {
      await onConfirm()
      onClose()
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.text}>{children}</div>
      <div className={styles.acts}>
        <Button variant="danger" isBusy={isBusy} onClick={() => void confirm()}>
          {act}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
