/** What was said about a figure, and the field to say more. */
import { useId, useState, type RefObject } from 'react'
import { longestNote } from '@solmu/domain/results/cell-rules.js'
import { Button } from '../../../../ui/button.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import { announce } from '../../../../ui/announce.js'
import type { CellComment } from '../unit-return.types.js'
import type { CellState } from './cell-state.js'
import { focusField } from './use-grid-events.js'
import styles from '../unit-return.module.css'

/** Says something about a figure; rejects when it could not be said. */
export type SayComment = (cell: { readonly indicatorId: string; readonly breakdown: string; readonly text: string }) => Promise<void>

export interface CommentThreadProps {
  readonly comments: readonly CellComment[]
  readonly cell: CellState
  readonly mayComment: boolean
  readonly onSay: SayComment
  readonly commentField: RefObject<HTMLTextAreaElement | null>
}

export function Talk({ comments }: { readonly comments: readonly CellComment[] }) {
  const t = useText()
  const format = useFormat()
  if (comments.length === 0) return null
  return (
    <ol className={styles.talk} aria-label={t('unitReturn.comment.list')}>
      {comments.map(({ id, kind, author, writtenAt, text }) => (
        <li key={id} data-kind={kind}>
          <p>
            <b>{author?.displayName ?? t('unitReturn.clash.somebody')}</b> <span>{format.instantShort(writtenAt)}</span>
          </p>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  )
}

export function CommentThread({ comments, cell, mayComment, onSay, commentField }: CommentThreadProps) {
  const t = useText()
  const id = useId()
  const describe = useErrorMessage()
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  async function say() {
    const { indicatorId, breakdown } = cell
    if (text.trim() === '') return
    setBusy(true)
    setError(null)
    try {
      await onSay({ indicatorId, breakdown, text: text.trim() })
      setText('')
      announce(t('unitReturn.comment.said'))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Talk comments={comments} />
      {mayComment && (
        <div className={styles.note}>
          <label htmlFor={id}>{t('unitReturn.comment.label')}</label>
          <textarea
            id={id}
            ref={commentField}
            rows={2}
            maxLength={longestNote}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void say()
              if (event.key === 'Escape') focusField(cell.key)
            }}
          />
          {error !== null && <p role="alert" className={styles.issue}>{describe(error).text}</p>}
          <Button size="small" isBusy={isBusy} onClick={() => void say()}>
            {t('unitReturn.comment.say')}
          </Button>
        </div>
      )}
    </>
  )
}
