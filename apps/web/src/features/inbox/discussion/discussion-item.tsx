/** One thing in the line of time: a comment, or a deed in a sentence. */
import { useMutation } from '@apollo/client/react'
import { partsOf } from '@solmu/domain/inbox/comment.js'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { type TextFunction, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useAuditSentence } from '../../audit/audit-text.js'
import { CommentForm, type CommentSubject } from './comment-form.js'
import { deleteCommentMutation, type DiscussionEntry } from './discussion.operations.js'
import styles from './discussion.module.css'

interface ItemProps {
  readonly entry: DiscussionEntry
  readonly subject: CommentSubject
  readonly onChange: () => Promise<unknown>
}

/** What was said, with the names of those who are mentioned. */
function Body({ entry: { body, mentioned } }: { readonly entry: DiscussionEntry }) {
  const t = useText()
  const names = new Map(mentioned.map(({ userId, displayName }) => [userId, displayName]))
  return (
    <p className={styles.body}>
      {partsOf(body ?? '').map((part, at) =>
        'text' in part ? (
          part.text
        ) : (
          // oxlint-disable-next-line no-array-index-key -- the same colleague may be mentioned twice
          <strong key={at} className={styles.mention}>
            @{names.get(part.userId) ?? t('discussion.actor.former')}
          </strong>
        )
      )}
    </p>
  )
}

const nameOf = ({ person, actor }: DiscussionEntry, t: TextFunction): string => person?.displayName ?? t(`discussion.actor.${actor}`)

function Deed({ entry }: { readonly entry: DiscussionEntry }) {
  const format = useFormat()
  const t = useText()
  const { person, deed, at } = entry
  const facts = { action: deed ?? '', outcome: 'done', errorCode: null, actorId: person?.userId ?? null, actorName: person?.displayName ?? null, details: {}, unit: null } as const
  const { text } = useAuditSentence()(facts)
  return (
    <li className={styles.deed}>
      <strong>{nameOf(entry, t)}</strong> {text}
      <span className={styles.when}>
        <time dateTime={at}>{format.instant(at)}</time>
      </span>
    </li>
  )
}

/** What its author can still do with a comment. */
function Acts({ entry, onEdit, onChange }: { readonly entry: DiscussionEntry; readonly onEdit: () => void; readonly onChange: () => Promise<unknown> }) {
  const t = useText()
  const [isRemoved, setRemoved] = useState(false)
  const [remove] = useMutation(deleteCommentMutation)
  if (!entry.mayEdit && !entry.mayDelete) return null
  const take = async () => {
    await remove({ variables: { input: { commentId: entry.id } } })
    showToast({ kind: 'done', text: t('discussion.delete.done') })
    await onChange()
  }
  return (
    <div className={styles.acts}>
      {entry.mayEdit && (
        <Button size="small" variant="quiet" onClick={onEdit}>
          {t('discussion.edit')}
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={() => setRemoved(true)}>
        {t('discussion.delete')}
      </Button>
      {isRemoved && (
        <RemoveDialog title={t('discussion.delete.title')} submit={t('discussion.delete')} onClose={() => setRemoved(false)} remove={take}>
          {t('discussion.delete.text')}
        </RemoveDialog>
      )}
    </div>
  )
}

function Comment({ entry, subject, onChange }: ItemProps) {
  const t = useText()
  const format = useFormat()
  const [isEdited, setEdited] = useState(false)
  if (isEdited) {
    return (
      <li className={styles.comment}>
        <CommentForm subject={subject} edited={entry} onDone={onChange} onClose={() => setEdited(false)} />
      </li>
    )
  }
  const isThere = entry.deletedAt === null
  return (
    <li className={styles.comment}>
      <div className={styles.who}>
        <strong>{nameOf(entry, t)}</strong>
        <span className={styles.when}>
          <time dateTime={entry.at}>{format.instant(entry.at)}</time>
          {entry.editedAt && isThere && ` · ${t('discussion.edited')}`}
        </span>
      </div>
      {isThere ? <Body entry={entry} /> : <p className={styles.gone}>{t('discussion.deleted')}</p>}
      <Acts entry={entry} onEdit={() => setEdited(true)} onChange={onChange} />
    </li>
  )
}

export function DiscussionItem(props: ItemProps) {
  return props.entry.deed === null ? <Comment {...props} /> : <Deed entry={props.entry} />
}
