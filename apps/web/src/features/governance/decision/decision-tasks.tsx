/** What follows from a decision: who does what by when, done where it belongs, dropped by those who keep the register. */
import { useMutation } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { useUnits } from '../use-units.js'
import { readTaskForm, TaskFields, type TaskForm, taskNames } from './task-fields.js'
import { ProgressMark, TaskMark } from './decision-words.js'
import { addDecisionTaskMutation, completeDecisionTaskMutation, type DecisionTask, dropDecisionTaskMutation, type WholeDecision } from './decision.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

type Act = { readonly kind: 'add' } | { readonly kind: 'complete' | 'drop'; readonly of: DecisionTask }

function useColumns(decision: WholeDecision, act: (what: Act) => void): readonly Column<DecisionTask>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'title', header: t('register.task.what') },
      cell: ({ title, unit, personName }) => (
        <>
          {title}
          <span className={styles.below}>{[personName, pick(unit.name)].filter(Boolean).join(', ')}</span>
        </>
      )
    },
    { id: 'dueOn', header: t('register.task.dueOn'), cell: ({ dueOn }) => format.day(dueOn) },
    { id: 'done', header: t('register.task.done'), cell: ({ doneOn, note, dropReason }) => [doneOn && format.day(doneOn), note, dropReason].filter(Boolean).join(' · ') },
    { id: 'state', header: t('register.field.state'), phone: 'figure', cell: ({ state }) => <TaskMark state={state} /> },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('register.acts') },
      cell: (of) =>
        of.state !== 'done' &&
        of.state !== 'dropped' && (
          <>
            {of.mayComplete && <Button aria-label={`${t('register.task.complete')}: ${of.title}`} onClick={() => act({ kind: 'complete', of })}>{t('register.task.complete')}</Button>}{' '}
            {decision.mayManage && <Button variant="quiet" aria-label={`${t('register.task.drop')}: ${of.title}`} onClick={() => act({ kind: 'drop', of })}>{t('register.task.drop')}</Button>}
          </>
        )
    }
  ]
}

export function DecisionTasks({ decision }: { readonly decision: WholeDecision }) {
  const t = useText()
  const [open, act] = useState<Act | null>(null)
  const columns = useColumns(decision, act)
  const { tasks, mayManage, state, progress } = decision
  const onClose = () => act(null)
  return (
    <Section title={t('register.tasks')} note={t('register.tasksNote')} aside={tasks.length > 0 && <ProgressMark progress={progress} />}>
      <DataTable caption={t('register.tasks')} columns={columns} rows={tasks} rowKey={({ id }) => id} empty={<EmptyState title={t('register.task.none')} text={t('register.task.noneText')} />} />
      {mayManage && state === 'in_force' && (
        <div className={styles.acts}>
          <Button icon={IconPlus} onClick={() => act({ kind: 'add' })}>
            {t('register.task.add')}
          </Button>
        </div>
      )}
      {open?.kind === 'add' && <AddDialog {...{ decision, onClose }} />}
      {open?.kind === 'complete' && <CompleteDialog task={open.of} onClose={onClose} />}
      {open?.kind === 'drop' && <DropDialog task={open.of} onClose={onClose} />}
    </Section>
  )
}

function AddDialog({ decision, onClose }: { readonly decision: WholeDecision; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { all } = useUnits('decision.manage')
  const first: TaskForm = { title: '', unitId: decision.unit.id, userId: '', dueOn: dayInField(addDays(today, 30), language) }
  const { form, change, forget } = useKeptForm(['decision-task', decision.id], first)
  const [add] = useMutation(addDecisionTaskMutation)
  const state = useAct<(typeof taskNames)[number]>({ names: taskNames }, () => {
    forget()
    onClose()
  })
  const submit = () => {
    const { input, problems } = readTaskForm(form, { t, today, decidedOn: decision.decidedOn })
    void state.run(async () => {
      await add({ variables: { input: { ...input, decisionId: decision.id } } })
      showToast({ kind: 'done', text: t('register.task.added') })
    }, problems)
  }
  return (
    <ActDialog prefix="task" title={t('register.task.add')} submit={t('register.task.addSubmit')} names={taskNames} {...{ state, onClose }} onSubmit={submit}>
      <TaskFields prefix="task" form={form} change={change} errors={state.refusal.fields} units={all} />
    </ActDialog>
  )
}

const doneNames = ['doneOn', 'note'] as const

function CompleteDialog({ task, onClose }: { readonly task: DecisionTask; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['decision-task-done', task.id], { doneOn: dayInField(today, language), note: '' })
  const [complete] = useMutation(completeDecisionTaskMutation)
  const state = useAct<(typeof doneNames)[number]>({ names: doneNames, known: { OUT_OF_RANGE: { field: 'doneOn', text: t('register.task.badDone') } } }, () => {
    forget()
    onClose()
  })
  const submit = () => {
    const doneOn = readDayText(form.doneOn, today)
    void state.run(
      async () => {
        await complete({ variables: { input: { decisionTaskId: task.id, expectedVersion: task.version, doneOn: doneOn ?? '', note: form.note } } })
        showToast({ kind: 'done', text: t('register.task.completed') })
      },
      doneOn === null ? { doneOn: t('errors.INVALID_DATE') } : {}
    )
  }
  return (
    <ActDialog prefix="done" title={t('register.task.doneTitle', { title: task.title })} submit={t('register.task.complete')} names={doneNames} {...{ state, onClose }} onSubmit={submit}>
      <TextField id="done-doneOn" label={t('register.task.doneOn')} value={form.doneOn} error={state.refusal.fields.doneOn} onChange={({ target }) => change({ doneOn: target.value })} />
      <FormField id="done-note" label={t('register.task.note')} isOptional error={state.refusal.fields.note}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

const dropNames = ['reason'] as const

function DropDialog({ task, onClose }: { readonly task: DecisionTask; readonly onClose: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [drop] = useMutation(dropDecisionTaskMutation)
  const state = useAct<(typeof dropNames)[number]>({ names: dropNames }, onClose)
  const submit = () =>
    void state.run(() => drop({ variables: { input: { decisionTaskId: task.id, expectedVersion: task.version, reason } } }), reason.trim() === '' ? { reason: t('register.needs.reason') } : {})
  return (
    <ActDialog prefix="drop" title={t('register.task.dropTitle', { title: task.title })} submit={t('register.task.drop')} isDangerous names={dropNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('register.task.dropText')}</p>
      <FormField id="drop-reason" label={t('register.task.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
