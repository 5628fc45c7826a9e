/** The fields of a task: what, which unit, who of it, and by when. */
import { useQuery } from '@apollo/client/react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { readDayText } from '../../../ui/day-text.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { type TextFunction, useText } from '../../../ui/text.js'
import type { UnitOption } from '../use-units.js'
import { decisionPeopleQuery, type RecordDecisionInput } from './decision.operations.js'

export const taskNames = ['title', 'unitId', 'userId', 'dueOn'] as const
export type TaskForm = Readonly<Record<(typeof taskNames)[number], string>>
export type TaskProblems = Partial<Record<(typeof taskNames)[number], string>>

/** What would be sent, and what is wrong with it. */
export function readTaskForm({ title, unitId, userId, dueOn: day }: TaskForm, { t, today, decidedOn }: { readonly t: TextFunction; readonly today: IsoDate; readonly decidedOn: IsoDate | null }): { input: RecordDecisionInput['tasks'][number]; problems: TaskProblems } {
  const dueOn = readDayText(day, today)
  return {
    input: { title, unitId, userId: userId || null, dueOn: dueOn ?? '' },
    problems: {
      ...(title.trim() === '' && { title: t('register.needs.task') }),
      ...(unitId === '' && { unitId: t('register.needs.unit') }),
      ...(dueOn === null && { dueOn: t('errors.INVALID_DATE') }),
      ...(dueOn !== null && decidedOn !== null && dueOn < decidedOn && { dueOn: t('register.task.badDue') })
    }
  }
}

interface Props {
  readonly prefix: string
  readonly form: TaskForm
  readonly change: (part: Partial<TaskForm>) => void
  readonly errors: TaskProblems
  readonly units: readonly UnitOption[]
}

export function TaskFields({ prefix, form, change, errors, units }: Props) {
  const t = useText()
  return (
    <>
      <TextField id={`${prefix}-title`} label={t('register.task.what')} value={form.title} maxLength={500} error={errors.title} onChange={({ target }) => change({ title: target.value })} />
      <SelectField
        {...{ id: `${prefix}-unitId`, label: t('register.task.unit'), value: form.unitId, error: errors.unitId, options: [{ value: '', label: t('register.choose') }, ...units] }}
        onChange={({ target }) => change({ unitId: target.value, userId: '' })}
      />
      <PersonField id={`${prefix}-userId`} unitId={form.unitId} value={form.userId} error={errors.userId} onChange={(userId) => change({ userId })} />
      <TextField id={`${prefix}-dueOn`} label={t('register.task.dueOn')} value={form.dueOn} error={errors.dueOn} onChange={({ target }) => change({ dueOn: target.value })} />
    </>
  )
}

/** Who of a unit; nobody in particular when it is left open. */
export function PersonField({ id, unitId, value, error, onChange }: { readonly id: string; readonly unitId: string; readonly value: string; readonly error: string | undefined; readonly onChange: (userId: string) => void }) {
  const t = useText()
  const { data } = useQuery(decisionPeopleQuery, { variables: { unitId }, skip: unitId === '' })
  return (
    <SelectField
      {...{ id, label: t('register.task.person'), isOptional: true, value, error }}
      options={[{ value: '', label: t('register.task.anybody') }, ...(data?.decisionPeople ?? []).map((one) => ({ value: one.id, label: one.name }))]}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
