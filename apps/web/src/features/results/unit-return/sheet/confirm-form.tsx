/** The word that a questioned figure is right, and why. */
import { useState } from 'react'
import { longestNote } from '@solmu/domain/results/cell-rules.js'
import { Button } from '../../../../ui/button.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { useText } from '../../../../ui/text.js'
import type { CellState } from './cell-state.js'
import type { SayComment } from './comment-thread.js'
import styles from '../phone/phone.module.css'

export interface ConfirmFormProps {
  readonly cell: CellState
  readonly onConfirm: SayComment
  readonly onClose: () => void
}

export function ConfirmForm({ cell, onConfirm, onClose }: ConfirmFormProps) {
  const t = useText()
  const describe = useErrorMessage()
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const { indicatorId, breakdown } = cell
  async function confirm() {
    if (text.trim() === '') return
    setBusy(true)
    try {
      await onConfirm({ indicatorId, breakdown, text: text.trim() })
      onClose()
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }
  return (
    <div className={styles.confirm}>
      <label>
        {t('unitReturn.answer.why')}
        <textarea rows={2} maxLength={longestNote} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {error !== null && (
        <p role="alert" className={styles.issue}>
          {describe(error).text}
        </p>
      )}
      <div className={styles.acts}>
        <Button isBusy={isBusy} disabled={text.trim() === ''} onClick={() => void confirm()}>
          {t('unitReturn.answer.confirm')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('unitReturn.answer.cancel')}
        </Button>
      </div>
    </div>
  )
}
