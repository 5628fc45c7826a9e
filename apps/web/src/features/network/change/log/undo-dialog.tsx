/** Asks before a change is undone: says what undoing does, and to what. */
import { useMutation } from '@apollo/client/react'
import { Button } from '../../../../ui/button.js'
import { Dialog } from '../../../../ui/dialog.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { ErrorSummary } from '../../../../ui/error-summary.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { undoNetworkChangeMutation, type RecordedChange } from '../change.operations.js'
import { forgetNetwork } from '../forget-network.js'
import { useRecordedSentence } from './recorded-sentence.js'
import styles from '../change.module.css'

export interface UndoDialogProps {
  readonly change: RecordedChange
  readonly onClose: () => void
  /** Given the change as it is after it was undone. */
  readonly onUndone?: (change: RecordedChange) => void
}

export function UndoDialog({ change, onClose, onUndone }: UndoDialogProps) {
  const t = useText()
  const format = useFormat()
  const sentence = useRecordedSentence()
  const describe = useErrorMessage()
  const [mutate, { loading, error }] = useMutation(undoNetworkChangeMutation, {
    update: (cache, { data }) => {
      if (data) forgetNetwork(cache)
    }
  })
  const { number, effectiveOn, state } = change
  async function undo(): Promise<void> {
    // What was refused stands in `error`, above the buttons.
    const answer = await mutate({ variables: { input: { changeId: change.id } } }).catch(() => null)
    if (!answer?.data) return
    showToast({ kind: 'done', text: t('change.undo.done', { number }) })
    onUndone?.(answer.data.undoNetworkChange.change)
    onClose()
  }
  return (
    <Dialog title={t('change.undo.title', { number })} isOpen onClose={onClose}>
      <ErrorSummary errors={error ? [{ text: describe(error).text }] : []} />
      <p className={styles.undone}>{t('change.undo.what', { what: sentence(change), day: format.day(effectiveOn) })}</p>
      <p className={styles.note}>{t('change.undo.text', { state })}</p>
      <div className={styles.acts}>
        <Button variant="danger" isBusy={loading} onClick={() => void undo()}>
          {t('change.undo.submit', { number })}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
