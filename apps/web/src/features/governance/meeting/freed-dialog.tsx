/** Records what a meeting has carried and what waited for a party of the charter, after its minutes were published. */
import { useMutation } from '@apollo/client/react'
import { isDecided } from '@solmu/domain/governance/meeting.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type MeetingItem, publishMinutesMutation } from './meeting.operations.js'
import { type MeetingDialogProps, meetingRef } from './meeting-ref.js'
import governance from '../governance.module.css'

export function ItemList({ items }: { readonly items: readonly MeetingItem[] }) {
  const pick = useLocalized()
  if (items.length === 0) return null
  return (
    <ul className={governance.list}>
      {items.map(({ id, position, title }) => (
        <li key={id}>
          {position}. {pick(title)}
        </li>
      ))}
    </ul>
  )
}

export function FreedDialog({ meeting, onClose }: MeetingDialogProps) {
  const t = useText()
  const [publish] = useMutation(publishMinutesMutation)
  const state = useAct<never>({ names: [] }, onClose)
  const freed = meeting.items.filter(({ kind, outcome, decision, isHeld }) => isDecided(kind) && outcome === 'carried' && decision === null && !isHeld)
  const submit = () =>
    void state.run(async () => {
      await publish({ variables: { input: { ...meetingRef(meeting), publication: meeting.publication ?? 'members' } } })
      showToast({ kind: 'done', text: t('meeting.freed.done') })
    })
  return (
    <ActDialog prefix="freed" title={t('meeting.freed.title')} submit={t('meeting.freed.submit')} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('meeting.freed.text')}</p>
      <ItemList items={freed} />
    </ActDialog>
  )
}
