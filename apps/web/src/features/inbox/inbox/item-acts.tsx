/** What can be done with something that waits, and what was done with it. */
import { useMutation } from '@apollo/client/react'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { IconButton } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { Menu, type MenuItem } from '../../../ui/menu.js'
import { useText, type TextFunction } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { WorkItem } from '../home.operations.js'
import { giveBackMutation, takeBackMutation } from './inbox.operations.js'
import { HandOnDialog, PutOffDialog } from './work-item-dialogs.js'
import styles from './inbox.module.css'

export interface ItemActsProps {
  readonly item: WorkItem
  readonly title: string
  readonly onChange: () => Promise<unknown>
}

const toldOf = ({ person, putOffUntil, isOver }: NonNullable<WorkItem['mark']>, { t, day }: { readonly t: TextFunction; readonly day: (day: string) => string }): string =>
  t(`inbox.mark.${person ? 'handedOn' : 'putOff'}${isOver ? '.over' : ''}`, { person: person?.displayName ?? '', day: putOffUntil === null ? '' : day(putOffUntil) })

/** What was done: put off until when, or with whom it is, and whether that is over. */
export function ItemMark({ item: { mark, from } }: { readonly item: WorkItem }) {
  const t = useText()
  const format = useFormat()
  const told = mark && toldOf(mark, { t, day: format.day })
  const note = (mark ?? from)?.note
  if (!told && !note) return null
  return (
    <p className={styles.mark}>
      {told}
      {note && <q className={styles.note}>{note}</q>}
    </p>
  )
}

/** Takes back what one has marked, or gives back what one was handed. */
function useBack({ item, onChange }: Pick<ItemActsProps, 'item' | 'onChange'>) {
  const t = useText()
  const describe = useErrorMessage()
  const [takeBack] = useMutation(takeBackMutation)
  const [giveBack] = useMutation(giveBackMutation)
  async function tried(done: string, work: () => Promise<unknown>) {
    try {
      await work()
      await onChange()
      showToast({ kind: 'done', text: t(done) })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  const userId = item.from?.person?.userId ?? ''
  return {
    take: () => void tried('inbox.takeBack.done', () => takeBack({ variables: { input: { itemId: item.id } } })),
    give: () => void tried('inbox.giveBack.done', () => giveBack({ variables: { input: { itemId: item.id, userId } } }))
  }
}

export function ItemActs({ item, title, onChange }: ItemActsProps) {
  const t = useText()
  const mayManage = useCan('inbox.manage')
  const [opened, setOpened] = useState<'putOff' | 'handOn' | null>(null)
  const back = useBack({ item, onChange })
  if (!mayManage) return null
  const acts: readonly (MenuItem & { readonly isThere: boolean })[] = [
    { key: 'putOff', label: t('inbox.act.putOff'), onPick: () => setOpened('putOff'), isThere: true },
    { key: 'handOn', label: t('inbox.act.handOn'), onPick: () => setOpened('handOn'), isThere: item.mayHandOn },
    { key: 'take', label: t(item.mark?.person ? 'inbox.act.takeBack' : 'inbox.act.bringBack'), onPick: back.take, isThere: item.mark !== null },
    { key: 'give', label: t('inbox.act.giveBack', { person: item.from?.person?.displayName ?? '' }), onPick: back.give, isThere: item.from !== null }
  ]
  const dialog = { item, title, onDone: onChange, onClose: () => setOpened(null) }
  return (
    <>
      <Menu align="end" button={(props) => <IconButton {...props} label={t('inbox.acts', { title })} icon={IconDots} />} items={acts.filter(({ isThere }) => isThere)} />
      {opened === 'putOff' && <PutOffDialog {...dialog} />}
      {opened === 'handOn' && <HandOnDialog {...dialog} />}
    </>
  )
}
