/** Says what undoing an import does, and undoes it. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { useText } from '../../../ui/text.js'
import { undoImportMutation, type NetworkImport } from './import.operations.js'
import admin from '../../../ui/admin-pages.module.css'

export interface UndoImportDialogProps {
  readonly of: NetworkImport
  readonly onClose: () => void
}

export function UndoImportDialog({ of, onClose }: UndoImportDialogProps) {
  const t = useText()
  const describe = useErrorMessage()
  const [mutate, { loading }] = useMutation(undoImportMutation)
  const [problem, setProblem] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  async function undo(): Promise<void> {
    setAttempt((before) => before + 1)
    try {
      await mutate({ variables: { input: { importId: of.id } } })
      onClose()
    } catch (error) {
      setProblem(describe(error).text)
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void undo()
  }
  return (
    <Dialog title={t('import.undo.title', { file: of.fileName })} isOpen onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={problem === null ? [] : [{ text: problem }]} attempt={attempt} />
        <p className={admin.note}>{t(`import.undo.about.${of.kind}`, { new: of.newCount, changed: of.changedCount })}</p>
        <p className={admin.note}>{t('import.undo.trace')}</p>
        <div className={admin.acts}>
          <Button type="submit" variant="danger" isBusy={loading}>
            {t('import.undo.submit')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('import.undo.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
