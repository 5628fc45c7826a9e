/** What a person does with what waits: puts it off until a day, or hands it on to a colleague. */
import { useMutation, useQuery } from '@apollo/client/react'
import { isPastDue } from '@solmu/domain/inbox/marks.js'
import { addDays } from '@solmu/shared/dates.js'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { SearchList } from '../../../ui/search-list.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { WorkItem } from '../home.operations.js'
import { handOnMutation, putOffMutation, workItemColleaguesQuery } from './inbox.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './inbox.module.css'

export interface ItemDialogProps {
  readonly item: WorkItem
  readonly title: string
  readonly onDone: () => Promise<unknown>
  readonly onClose: () => void
}

const putOffNames = ['until', 'acceptsPastDue'] as const

export function PutOffDialog({ item, title, onDone, onClose }: ItemDialogProps) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [written, setWritten] = useState(format.day(addDays(today, 7)))
  const [acceptsPastDue, setAccepts] = useState(false)
  const [putOff] = useMutation(putOffMutation)
  const state = useAct<(typeof putOffNames)[number]>({ names: putOffNames }, onClose)
  const until = readDayText(written, today)
  const isLate = until !== null && isPastDue(item, until)
  const submit = () =>
    void state.run(
      async () => {
        if (until === null) return
        await putOff({ variables: { input: { itemId: item.id, until, acceptsPastDue: isLate && acceptsPastDue } } })
        await onDone()
        showToast({ kind: 'done', text: t('inbox.putOff.done', { day: format.day(until) }) })
      },
      { ...(until === null ? { until: t('errors.INVALID_DATE') } : {}), ...(isLate && !acceptsPastDue ? { acceptsPastDue: t('errors.PUT_OFF_PAST_DUE') } : {}) }
    )
  const fault = state.refusal.fields.acceptsPastDue
  return (
    <ActDialog prefix="put-off" title={t('inbox.putOff.title')} submit={t('inbox.putOff.submit')} names={putOffNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{title}</p>
      <TextField
        id="put-off-until"
        label={t('inbox.putOff.until')}
        help={t('inbox.putOff.help')}
        value={written}
        error={state.refusal.fields.until}
        onChange={({ target }) => setWritten(target.value)}
      />
      {isLate && (
        <>
          <label className={styles.confirm}>
            <input
              id="put-off-acceptsPastDue"
              type="checkbox"
              className={styles.check}
              aria-invalid={fault ? true : undefined}
              aria-describedby={fault && 'put-off-acceptsPastDue-error'}
              checked={acceptsPastDue}
              onChange={({ target }) => setAccepts(target.checked)}
            />
            <span>{[t('inbox.putOff.accept'), item.dueOn === null ? '' : t('inbox.putOff.due', { day: format.day(item.dueOn) })].filter(Boolean).join('. ')}</span>
          </label>
          {fault && (
            <p id="put-off-acceptsPastDue-error" className={styles.fault}>
              {fault}
            </p>
          )}
        </>
      )}
    </ActDialog>
  )
}

const handOnNames = ['userId', 'note'] as const

export function HandOnDialog({ item, title, onDone, onClose }: ItemDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [userId, setUserId] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const { data } = useQuery(workItemColleaguesQuery, { variables: { itemId: item.id }, fetchPolicy: 'network-only' })
  const [handOn] = useMutation(handOnMutation)
  const state = useAct<(typeof handOnNames)[number]>({ names: handOnNames }, onClose)
  const colleagues = data?.workItemColleagues ?? []
  const chosen = colleagues.find((one) => one.userId === userId)
  const shown = chosen?.displayName === typed ? colleagues : colleagues.filter(({ displayName }) => displayName.toLocaleLowerCase().includes(typed.toLocaleLowerCase()))
  const detailOf = (id: string) => {
    const one = colleagues.find((each) => each.userId === id)
    return one && [t(`role.${one.role}`), one.unitName && pick(one.unitName)].filter(Boolean).join(', ')
  }
  const submit = () =>
    void state.run(
      async () => {
        if (userId === null) return
        await handOn({ variables: { input: { itemId: item.id, userId, note } } })
        await onDone()
        showToast({ kind: 'done', text: t('inbox.handOn.done', { person: chosen?.displayName ?? '' }) })
      },
      userId === null ? { userId: t('inbox.handOn.required') } : {}
    )
  return (
    <ActDialog prefix="hand-on" title={t('inbox.handOn.title')} submit={t('inbox.handOn.submit')} names={handOnNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{title}</p>
      <SearchList
        id="hand-on-userId"
        label={t('inbox.handOn.person')}
        help={t('inbox.handOn.help')}
        error={state.refusal.fields.userId}
        options={shown.map((one) => ({ value: one.userId, label: one.displayName }))}
        value={userId}
        onChange={setUserId}
        typed={typed}
        onType={setTyped}
        placeholder={t('inbox.handOn.placeholder')}
        nothingFound={t('inbox.handOn.nobody')}
        detailOf={detailOf}
        isLow
      />
      <FormField id="hand-on-note" label={t('inbox.handOn.note')} isOptional error={state.refusal.fields.note}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
