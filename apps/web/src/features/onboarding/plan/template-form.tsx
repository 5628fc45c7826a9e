/** Writes the next version of a template: tasks in their order, saved as a draft, and released from a day. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type PlanKind, taskKinds, taskLevels } from '@solmu/domain/onboarding/plan.js'
import { templateIssues } from '@solmu/domain/onboarding/plan-template.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { useRefusalText } from '../../../ui/error-message.js'
import { ErrorSummary, type SummaryError } from '../../../ui/error-summary.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { languages, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type PlanTemplate, releaseTemplateMutation, saveTemplateMutation } from './plan.operations.js'
import { readTasks, type TaskDraft, useTemplateDraft } from './use-template-draft.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from '../membership/membership.module.css'

const names = ['validFrom'] as const

type Props = { readonly kind: PlanKind; readonly draft: PlanTemplate | undefined; readonly start: PlanTemplate['tasks']; readonly onClose: () => void }

/** What is wrong with the tasks, each with the field that it leads to: the API refuses a release by the same rule. */
function useIssues(tasks: readonly TaskDraft[]): readonly SummaryError[] {
  const t = useText()
  const pick = useLocalized()
  const refusalText = useRefusalText()
  return templateIssues(readTasks(tasks)).map(({ code, path, params }) => {
    const task = tasks[Number(path[1])]
    const said = refusalText({ code, params })
    if (!task) return { text: said }
    return { fieldId: `task-${task.key}-${String(path[2])}`, text: t('plan.template.issue', { task: pick(task.title) || task.code || t('plan.template.unnamed'), issue: said }) }
  })
}

export function TemplateForm({ kind, draft, start, onClose }: Props) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const { tasks, change, add, remove, move, forget } = useTemplateDraft(kind, { version: draft?.version ?? null, start })
  const [day, setDay] = useState(format.day(today))
  // Told anew when release is pressed, and not while the fields are being mended.
  const [tries, setTries] = useState(0)
  const [save] = useMutation(saveTemplateMutation, { refetchQueries: ['PlanTemplates'], awaitRefetchQueries: true })
  const [release] = useMutation(releaseTemplateMutation, { refetchQueries: ['PlanTemplates'], awaitRefetchQueries: true })
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const issues = useIssues(tasks)
  const saved = async () => {
    const sent = readTasks(tasks).map((task) => ({ ...task, days: Number.isNaN(task.days) ? 0 : task.days, dependsOn: [...task.dependsOn] }))
    const { data } = await save({ variables: { input: { kind, tasks: sent, expectedVersion: draft?.version ?? null } } })
    forget()
    return data?.savePlanTemplate.template.version ?? 0
  }
  const keep = () => void state.run(async () => showToast({ kind: 'done', text: t('plan.template.saved', { version: await saved() }) }))
  const publish = () => {
    const validFrom = readDayText(day, today)
    setTries((before) => before + 1)
    if (issues.length > 0) return
    void state.run(
      async () => {
        await release({ variables: { input: { kind, validFrom: validFrom ?? '', expectedVersion: await saved() } } })
        showToast({ kind: 'done', text: t('plan.template.released') })
        onClose()
      },
      validFrom === null ? { validFrom: t('errors.INVALID_DATE') } : {}
    )
  }
  const summary = [...(tries > 0 ? issues : []), ...refusalSummary(state.refusal, names, 'template')]
  return (
    <Section title={t('plan.template.next')} note={t('plan.template.nextNote')}>
      <form noValidate className={forms.form} onSubmit={(event) => event.preventDefault()}>
        <ErrorSummary errors={summary} attempt={state.attempt + tries} />
        {tasks.map((task, place) => (
          <TaskFields key={task.key} {...{ task, place, tasks, change, remove, move }} />
        ))}
        <Button onClick={add}>{t('plan.template.add')}</Button>
        <TextField id="template-validFrom" label={t('plan.template.validFrom')} help={t('plan.template.validFromHelp')} value={day} error={state.refusal.fields.validFrom} onChange={({ target }) => setDay(target.value)} />
        <div className={forms.acts}>
          <Button isBusy={state.isBusy} onClick={keep}>
            {t('plan.template.save')}
          </Button>
          <Button variant="primary" isBusy={state.isBusy} onClick={publish}>
            {t('plan.template.release')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

type FieldsProps = Pick<ReturnType<typeof useTemplateDraft>, 'tasks' | 'change' | 'remove' | 'move'> & { readonly task: TaskDraft; readonly place: number }

function TaskFields({ task, place, tasks, change, remove, move }: FieldsProps) {
  const t = useText()
  const pick = useLocalized()
  const id = (field: string): string => `task-${task.key}-${field}`
  const set = (part: Partial<TaskDraft>) => change(task.key, part)
  const name = pick(task.title) || t('plan.template.unnamed')
  return (
    <Section level={3} title={t('plan.template.task', { number: place + 1, name })}>
      <div className={forms.fields}>
        {languages.map((each) => (
          <TextField key={each} id={each === 'fi' ? id('title') : id(`title-${each}`)} label={t(`plan.template.title.${each}`)} lang={each} isOptional={each !== 'fi'} maxLength={200} value={task.title[each]} onChange={({ target }) => set({ title: { ...task.title, [each]: target.value } })} />
        ))}
        <TextField id={id('code')} label={t('plan.template.code')} help={t('plan.template.codeHelp')} maxLength={40} value={task.code} onChange={({ target }) => set({ code: target.value })} />
        <SelectField id={id('level')} label={t('plan.template.level')} value={task.level} options={taskLevels.map((value) => ({ value, label: t(`plan.level.${value}`) }))} onChange={({ target }) => set({ level: target.value as TaskDraft['level'] })} />
        <SelectField id={id('kind')} label={t('plan.template.kind')} value={task.kind} options={taskKinds.map((value) => ({ value, label: t(`plan.taskKind.${value}`) }))} onChange={({ target }) => set({ kind: target.value as TaskDraft['kind'] })} />
        <TextField id={id('days')} label={t('plan.template.days')} help={t('plan.template.daysHelp')} value={task.days} onChange={({ target }) => set({ days: target.value })} />
        {languages.map((each) => (
          <FormField key={each} id={id(`help-${each}`)} label={t(`plan.template.help.${each}`)} isOptional>
            {(control) => <textarea {...control} className={fields.input} lang={each} rows={2} maxLength={1000} value={task.help[each]} onChange={({ target }) => set({ help: { ...task.help, [each]: target.value } })} />}
          </FormField>
        ))}
      </div>
      <label className={styles.confirm}>
        <input type="checkbox" checked={task.isRequired} onChange={({ target }) => set({ isRequired: target.checked })} />
        <span>{t('plan.template.isRequired')}</span>
      </label>
      <fieldset id={id('dependsOn')}>
        <legend>{t('plan.template.dependsOn')}</legend>
        {tasks
          .filter((other) => other.key !== task.key && other.code !== '')
          .map((other) => (
            <label key={other.key} className={styles.confirm}>
              <input type="checkbox" checked={task.dependsOn.includes(other.code)} onChange={({ target }) => set({ dependsOn: target.checked ? [...task.dependsOn, other.code] : task.dependsOn.filter((code) => code !== other.code) })} />
              <span>{pick(other.title) || other.code}</span>
            </label>
          ))}
      </fieldset>
      <div className={forms.acts}>
        <Button size="small" variant="quiet" disabled={place === 0} aria-label={t('plan.template.upFor', { name })} onClick={() => move(task.key, -1)}>
          {t('plan.template.up')}
        </Button>
        <Button size="small" variant="quiet" disabled={place === tasks.length - 1} aria-label={t('plan.template.downFor', { name })} onClick={() => move(task.key, 1)}>
          {t('plan.template.down')}
        </Button>
        <Button size="small" variant="quiet" aria-label={t('plan.template.removeFor', { name })} onClick={() => remove(task.key)}>
          {t('plan.template.remove')}
        </Button>
      </div>
    </Section>
  )
}
