/** The documents of a meeting or of one of its items: read by whoever reads the meeting, taken off by those who prepare it. */
import { useMutation } from '@apollo/client/react'
import { IconTrash } from '@tabler/icons-react'
import { useAct } from '../../../ui/act-dialog.js'
import { IconButton } from '../../../ui/button.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { meetingRef } from './meeting-ref.js'
import { paperAddress } from './meeting-words.js'
import { type Meeting, removeMeetingPaperMutation } from './meeting.operations.js'
import governance from '../governance.module.css'
import styles from './meeting.module.css'

interface PaperListProps {
  readonly meeting: Meeting
  readonly papers: Meeting['papers']
}

export function PaperList({ meeting, papers }: PaperListProps) {
  const t = useText()
  const [remove] = useMutation(removeMeetingPaperMutation)
  const state = useAct<never>({ names: [] }, () => showToast({ kind: 'done', text: t('meeting.paper.removed') }))
  const mayRemove = meeting.mayManage && (meeting.state === 'draft' || meeting.state === 'called')
  if (papers.length === 0) return null
  return (
    <>
      <ul className={styles.links} aria-label={t('meeting.papers')}>
        {papers.map(({ id, name, isProxy }) => (
          <li key={id}>
            <a href={paperAddress(meeting.id, id)}>{name}</a> {isProxy && <span>{t('meeting.paper.proxy')}</span>}
            {mayRemove && <IconButton icon={IconTrash} label={t('meeting.paper.remove', { name })} onClick={() => void state.run(() => remove({ variables: { input: { ...meetingRef(meeting), paperId: id } } }))} />}
          </li>
        ))}
      </ul>
      {state.refusal.whole.map((text) => (
        <p key={text} role="alert" className={governance.late}>
          {text}
        </p>
      ))}
    </>
  )
}
