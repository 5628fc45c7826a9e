/** Ticks a task off, gives it to somebody, and chooses the buddy unit. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { memberUnitsQuery } from '../membership/membership.operations.js'
import { assignTaskMutation, chooseBuddyMutation, markTaskMutation, type Plan, planPeopleQuery, type PlanTask } from './plan.operations.js'
import fields from '../../../ui/form-field.module.css'

/** Whoever works on a plan may have made its member ready. */
const again = { refetchQueries: ['Membership'] }

const markNames = ['doneOn', 'note', 'evidenceUrl'] as const

export function MarkDialog({ task, onClose }: { readonly task: PlanTask; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const [day, setDay] = useState(format.day(today))
  const [note, setNote] = useState('')
  const [evidenceUrl, setUrl] = useState('')
  const [mark] = useMutation(markTaskMutation, again)
  const state = useAct<(typeof markNames)[number]>({ names: markNames }, onClose)
  const submit = () => {
    const doneOn = readDayText(day, today)
    void state.run(
      async () => {
        await mark({ variables: { input: { taskId: task.id, expectedVersion: task.version, isDone: true, doneOn: doneOn ?? '', note, evidenceUrl } } })
        showToast({ kind: 'done', text: t('plan.mark.done') })
      },
      { ...(doneOn === null && { doneOn: t('errors.INVALID_DATE') }), ...(note.trim() === '' && { note: t('plan.mark.needsNote') }) }
    )
  }
  return (
    <ActDialog prefix="mark" title={t('plan.mark.title', { name: pick(task.title) })} submit={t('plan.mark.submit')} names={markNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{pick(task.help)}</p>
      <TextField id="mark-doneOn" label={t('plan.mark.day')} value={day} error={state.refusal.fields.doneOn} onChange={({ target }) => setDay(target.value)} />
      <FormField id="mark-note" label={t('plan.mark.note')} help={t('plan.mark.noteHelp')} error={state.refusal.fields.note}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </FormField>
      <TextField id="mark-evidenceUrl" label={t('plan.mark.url')} isOptional maxLength={500} value={evidenceUrl} error={state.refusal.fields.evidenceUrl} onChange={({ target }) => setUrl(target.value)} />
    </ActDialog>
  )
}

export function ReopenDialog({ task, onClose }: { readonly task: PlanTask; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const [mark] = useMutation(markTaskMutation, again)
  const state = useAct<never>({ names: [] }, onClose)
  const submit = () =>
    void state.run(async () => {
      await mark({ variables: { input: { taskId: task.id, expectedVersion: task.version, isDone: false, doneOn: today, note: '', evidenceUrl: '' } } })
      showToast({ kind: 'done', text: t('plan.reopen.done') })
    })
  return (
    <ActDialog prefix="reopen" title={t('plan.reopen.title', { name: pick(task.title) })} submit={t('plan.reopen.submit')} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('plan.reopen.text')}</p>
    </ActDialog>
  )
}

const assignNames = ['ownerId', 'dueOn'] as const

export function AssignDialog({ plan, task, onClose }: { readonly plan: Plan; readonly task: PlanTask; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const { data } = useQuery(planPeopleQuery, { variables: { planId: plan.id } })
  const [ownerId, setOwner] = useState(task.ownerId ?? '')
  const [day, setDay] = useState(format.day(task.dueOn))
  const [assign] = useMutation(assignTaskMutation)
  const state = useAct<(typeof assignNames)[number]>({ names: assignNames }, onClose)
  const people = (data?.planPeople ?? []).map(({ id, name, level }) => ({ value: id, label: `${name} (${t(`plan.level.${level}`)})` }))
  const submit = () => {
    const dueOn = readDayText(day, today)
    void state.run(
      async () => {
        await assign({ variables: { input: { taskId: task.id, expectedVersion: task.version, ownerId: ownerId || null, dueOn: dueOn ?? '' } } })
        showToast({ kind: 'done', text: t('plan.assign.done') })
      },
      dueOn === null ? { dueOn: t('errors.INVALID_DATE') } : {}
    )
  }
  return (
    <ActDialog prefix="assign" title={t('plan.assign.title', { name: pick(task.title) })} submit={t('membership.save')} names={assignNames} {...{ state, onClose }} onSubmit={submit}>
      <SelectField id="assign-ownerId" label={t('plan.assign.owner')} value={ownerId} error={state.refusal.fields.ownerId} options={[{ value: '', label: t(`plan.assign.level.${task.level}`) }, ...people]} onChange={({ target }) => setOwner(target.value)} />
      <TextField id="assign-dueOn" label={t('plan.assign.due')} value={day} error={state.refusal.fields.dueOn} onChange={({ target }) => setDay(target.value)} />
    </ActDialog>
  )
}

const buddyNames = ['unitId'] as const

export function BuddyDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const { data } = useQuery(memberUnitsQuery)
  const [unitId, setUnit] = useState(plan.buddy?.id ?? '')
  const [choose] = useMutation(chooseBuddyMutation, again)
  const state = useAct<(typeof buddyNames)[number]>({ names: buddyNames }, onClose)
  const units = (data?.memberships ?? [])
    .filter((each) => each.state === 'active' && each.organisation.id !== plan.organisation.id)
    .flatMap((each) => each.units.map(({ id, name }) => ({ value: id, label: pick(name) })))
    .sort((a, b) => compare(a.label, b.label))
  const submit = () =>
    void state.run(async () => {
      await choose({ variables: { input: { planId: plan.id, expectedVersion: plan.version, unitId: unitId || null } } })
      showToast({ kind: 'done', text: t('plan.buddy.done') })
    })
  return (
    <ActDialog prefix="buddy" title={t('plan.buddy.title')} submit={t('membership.save')} names={buddyNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('plan.buddy.text')}</p>
      <SelectField id="buddy-unitId" label={t('plan.buddy.unit')} value={unitId} error={state.refusal.fields.unitId} options={[{ value: '', label: t('plan.buddy.none') }, ...units]} onChange={({ target }) => setUnit(target.value)} />
    </ActDialog>
  )
}
