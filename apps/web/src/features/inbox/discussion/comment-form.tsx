/** Says something about a record, or mends what one has said: plain text, with colleagues mentioned by an @. */
import { useMutation } from '@apollo/client/react'
import { keptText, longestComment, type Mentioned, writtenText } from '@solmu/domain/inbox/comment.js'
import type { RecordKind } from '@solmu/domain/inbox/records.js'
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { addCommentMutation, type DiscussionEntry, editCommentMutation, type Reader } from './discussion.operations.js'
import { useMentions } from './use-mentions.js'
import fields from '../../../ui/form-field.module.css'
import styles from './discussion.module.css'

export interface CommentSubject {
  readonly subjectType: RecordKind
  readonly subjectId: string
}

interface Writing {
  readonly text: string
  readonly people: readonly Mentioned[]
}

export interface CommentFormProps {
  readonly subject: CommentSubject
  /** The comment that is mended; a new one else. */
  readonly edited?: DiscussionEntry
  readonly onDone: () => Promise<unknown>
  readonly onClose?: () => void
}

const names = ['body'] as const
const nothing: Writing = { text: '', people: [] }

const isWriting = (kept: unknown): kept is Writing => typeof kept === 'object' && kept !== null && 'text' in kept && 'people' in kept && Array.isArray(kept.people)

/** What is being written, kept in the tab until it is sent. */
function useWriting({ subject, edited }: Pick<CommentFormProps, 'subject' | 'edited'>) {
  const draft: DraftName = ['comment', useViewer().id, edited?.id ?? subject.subjectId]
  const [writing, setWriting] = useState<Writing>(() => {
    const kept = readDraft(draft)
    if (isWriting(kept)) return kept
    return edited ? { text: writtenText(edited.body ?? '', edited.mentioned), people: edited.mentioned } : nothing
  })
  return {
    writing,
    write(next: Writing) {
      setWriting(next)
      keepDraft(draft, next)
    },
    forget() {
      setWriting(nothing)
      forgetDraft(draft)
    }
  }
}

function useSending({ subject, edited, onDone, onClose }: CommentFormProps) {
  const t = useText()
  const { writing, write, forget } = useWriting({ subject, ...(edited && { edited }) })
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<FormRefusal<'body'>>(noRefusal)
  const refusalOf = useFormRefusal<'body'>({ names })
  const [add] = useMutation(addCommentMutation)
  const [mend] = useMutation(editCommentMutation)

  async function send() {
    const body = keptText(writing.text, writing.people)
    if (body.trim() === '') return setRefusal({ fields: { body: t('discussion.write.required') }, whole: [] })
    setBusy(true)
    setRefusal(noRefusal)
    try {
      if (edited) await mend({ variables: { input: { commentId: edited.id, body } } })
      else await add({ variables: { input: { ...subject, body } } })
      forget()
      showToast({ kind: 'done', text: t(edited ? 'discussion.edit.done' : 'discussion.write.done') })
      onClose?.()
      await onDone()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { writing, write, forget, isBusy, refusal, send }
}

/** The colleagues who begin with what was typed after the @. */
function ReaderList({ id, readers, at, onPick }: { readonly id: string; readonly readers: readonly Reader[]; readonly at: number; readonly onPick: (reader: Reader) => void }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <ul id={id} role="listbox" aria-label={t('discussion.mention.list')} className={styles.readers}>
      {readers.map((reader, place) => (
        // The keys are the field's: it keeps the focus, and says which option is marked.
        <li
          key={reader.userId}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(reader)
          }}
        >
          {reader.displayName}
          <span className={styles.quiet}>{[t(`role.${reader.role}`), reader.unitName && pick(reader.unitName)].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}

export function CommentForm(props: CommentFormProps) {
  const { subject, edited, onClose } = props
  const t = useText()
  const id = useId()
  const { writing, write, forget, isBusy, refusal, send } = useSending(props)
  const mentions = useMentions({ writing, onWrite: write, subject })
  const isOpen = mentions.readers.length > 0

  function submit(event: FormEvent) {
    event.preventDefault()
    void send()
  }
  function onKeyDown(event: KeyboardEvent) {
    mentions.onKeyDown(event)
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary errors={refusalSummary(refusal, names, id)} />
      <FormField id={`${id}-body`} label={t(edited ? 'discussion.edit.label' : 'discussion.write')} help={t('discussion.write.help')} error={refusal.fields.body}>
        {(control) => (
          <div className={styles.field}>
            <textarea
              {...control}
              ref={mentions.field}
              className={fields.input}
              rows={3}
              maxLength={longestComment}
              aria-autocomplete="list"
              aria-controls={isOpen ? `${id}-readers` : undefined}
              aria-activedescendant={isOpen ? `${id}-readers-${mentions.at}` : undefined}
              value={writing.text}
              onChange={({ target }) => {
                write({ ...writing, text: target.value })
                mentions.look()
              }}
              onClick={mentions.look}
              onBlur={mentions.close}
              onKeyDown={onKeyDown}
            />
            {isOpen && <ReaderList id={`${id}-readers`} readers={mentions.readers} at={mentions.at} onPick={mentions.pick} />}
          </div>
        )}
      </FormField>
      <p className={styles.acts}>
        <Button type="submit" variant={edited ? 'primary' : 'outlined'} size="small" isBusy={isBusy}>
          {t(edited ? 'discussion.edit.submit' : 'discussion.write.submit')}
        </Button>
        {onClose && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              forget()
              onClose()
            }}
          >
            {t('discussion.edit.cancel')}
          </Button>
        )}
      </p>
    </form>
  )
}
