/** The parts of the form of a new decision. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { type DecisionEnd, decisionEnds, type DecisionPublication, decisionPublications } from '@solmu/domain/governance/decision.js'
import { Button } from '../../../ui/button.js'
import { FieldError, FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { UnitOption } from '../use-units.js'
import { type DecisionForm, type DecisionProblems, otherBody } from './decision-form.js'
import { useDecisionName } from './decision-words.js'
import { decisionsQuery } from './decision.operations.js'
import { PersonField, TaskFields, type TaskForm, type TaskProblems } from './task-fields.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

interface Shared {
  readonly form: DecisionForm
  readonly change: (part: Partial<DecisionForm>) => void
  readonly errors: DecisionProblems
}

type Body = { readonly id: string; readonly name: { readonly fi: string; readonly sv: string; readonly en: string }; readonly unit: { readonly id: string } }

/** The first of the fields in three languages is the one that the summary of errors leads to. */
const idOf = (name: string, language: string): string => (language === 'fi' ? `decision-${name}` : `decision-${name}-${language}`)

export function BodySection({ form, change, errors, bodies, units }: Shared & { readonly bodies: readonly Body[]; readonly units: readonly UnitOption[] }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <Section title={t('register.form.body')}>
      <div className={forms.fields}>
        <SelectField
          {...{ id: 'decision-bodyId', label: t('register.field.body'), value: form.bodyId, error: errors.bodyId }}
          options={[{ value: '', label: t('register.choose') }, ...bodies.map(({ id, name }) => ({ value: id, label: pick(name) })), { value: otherBody, label: t('register.otherBody') }]}
          onChange={({ target }) => change({ bodyId: target.value })}
        />
        {form.bodyId === otherBody && (
          <>
            <SelectField
              {...{ id: 'decision-unitId', label: t('register.field.unit'), help: t('register.form.unitHelp'), value: form.unitId, error: errors.unitId, options: [{ value: '', label: t('register.choose') }, ...units] }}
              onChange={({ target }) => change({ unitId: target.value })}
            />
            {languages.map((each) => (
              <TextField
                {...{ id: idOf('bodyName', each), label: t('register.form.bodyName', { language: languageName[each] }), value: form.bodyName[each], maxLength: 200, isOptional: each !== 'fi' }}
                key={each}
                error={each === 'fi' ? errors.bodyName : undefined}
                onChange={({ target }) => change({ bodyName: { ...form.bodyName, [each]: target.value } })}
              />
            ))}
          </>
        )}
        <TextField id="decision-decidedOn" label={t('register.field.decidedOn')} value={form.decidedOn} error={errors.decidedOn} onChange={({ target }) => change({ decidedOn: target.value })} />
      </div>
    </Section>
  )
}

export function WhatSection({ form, change, errors }: Shared) {
  const t = useText()
  return (
    <Section title={t('register.form.what')} note={t('register.form.whatNote')}>
      {languages.map((each) => (
        <TextField
          {...{ id: idOf('title', each), label: t('register.form.title', { language: languageName[each] }), value: form.title[each], maxLength: 300, isOptional: each !== 'fi' }}
          key={each}
          error={each === 'fi' ? errors.title : undefined}
          onChange={({ target }) => change({ title: { ...form.title, [each]: target.value } })}
        />
      ))}
      {languages.map((each) => (
        <FormField key={each} id={idOf('content', each)} label={t('register.form.content', { language: languageName[each] })} isOptional={each !== 'fi'} error={each === 'fi' ? errors.content : undefined}>
          {(control) => <textarea {...control} className={fields.input} rows={each === 'fi' ? 6 : 3} maxLength={10000} value={form.content[each]} onChange={({ target }) => change({ content: { ...form.content, [each]: target.value } })} />}
        </FormField>
      ))}
      {languages.map((each) => (
        <TextField
          {...{ id: idOf('basis', each), label: t('register.form.basis', { language: languageName[each] }), help: each === 'fi' ? t('register.form.basisHelp') : undefined, value: form.basis[each], maxLength: 1000, isOptional: each !== 'fi' }}
          key={each}
          error={each === 'fi' ? errors.basis : undefined}
          onChange={({ target }) => change({ basis: { ...form.basis, [each]: target.value } })}
        />
      ))}
      <SelectField
        {...{ id: 'decision-publication', label: t('register.field.publication'), help: t('register.form.publicationHelp'), value: form.publication, error: errors.publication }}
        options={decisionPublications.map((value) => ({ value, label: t(`register.publication.${value}`) }))}
        onChange={({ target }) => change({ publication: target.value as DecisionPublication })}
      />
    </Section>
  )
}

export function HowSection({ form, change, errors }: Shared) {
  const t = useText()
  return (
    <Section title={t('register.field.votes')}>
      <label className={styles.confirm}>
        <input id="decision-isVoted" type="checkbox" checked={form.isVoted} onChange={({ target }) => change({ isVoted: target.checked })} />
        <span>{t('register.form.isVoted')}</span>
      </label>
      {form.isVoted && (
        <>
          <div className={forms.fields}>
            {(['for', 'against', 'abstain'] as const).map((each) => (
              <TextField
                {...{ id: each === 'for' ? 'decision-votes' : `decision-votes-${each}`, label: t(`register.votes.${each}`), value: form.votes[each], inputMode: 'numeric' as const, maxLength: 5 }}
                key={each}
                error={each === 'for' ? errors.votes : undefined}
                onChange={({ target }) => change({ votes: { ...form.votes, [each]: target.value } })}
              />
            ))}
          </div>
          <FormField id="decision-dissent" label={t('register.field.dissent')} isOptional error={errors.dissent}>
            {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={5000} value={form.dissent} onChange={({ target }) => change({ dissent: target.value })} />}
          </FormField>
        </>
      )}
    </Section>
  )
}

export function DaysSection({ form, change, errors, units }: Shared & { readonly units: readonly UnitOption[] }) {
  const t = useText()
  return (
    <Section title={t('register.form.days')}>
      <div className={forms.fields}>
        <SelectField
          {...{ id: 'decision-responsibleUnitId', label: t('register.field.responsibleUnit'), isOptional: true, value: form.responsibleUnitId, error: errors.responsibleUnitId, options: [{ value: '', label: t('register.nobody') }, ...units] }}
          onChange={({ target }) => change({ responsibleUnitId: target.value, responsibleUserId: '' })}
        />
        <PersonField id="decision-responsibleUserId" unitId={form.responsibleUnitId} value={form.responsibleUserId} error={errors.responsibleUserId} onChange={(responsibleUserId) => change({ responsibleUserId })} />
        {(['dueOn', 'reviewOn'] as const).map((name) => (
          <TextField {...{ id: `decision-${name}`, label: t(`register.field.${name}`), help: t(`register.form.${name}Help`), isOptional: true, value: form[name], error: errors[name] }} key={name} onChange={({ target }) => change({ [name]: target.value })} />
        ))}
      </div>
    </Section>
  )
}

export function EndsSection({ form, change, errors }: Shared) {
  const t = useText()
  const language = useLanguage()
  const name = useDecisionName()
  const { data } = useQuery(decisionsQuery, { variables: { words: null, language } })
  const inForce = (data?.decisions ?? []).filter(({ source, state }) => source === 'register' && state === 'in_force')
  return (
    <Section title={t('register.ends')}>
      <div className={forms.fields}>
        <SelectField
          {...{ id: 'decision-ends', label: t('register.form.ends'), isOptional: true, value: form.endsId, error: errors.ends }}
          options={[{ value: '', label: t('register.form.endsNone') }, ...inForce.map((one) => ({ value: one.id, label: `${one.number} ${name(one)}` }))]}
          onChange={({ target }) => change({ endsId: target.value })}
        />
        {form.endsId !== '' && (
          <SelectField
            {...{ id: 'decision-endKind', label: t('register.end.kind'), value: form.endKind, options: decisionEnds.map((value) => ({ value, label: t(`register.state.${value}`) })) }}
            onChange={({ target }) => change({ endKind: target.value as DecisionEnd })}
          />
        )}
      </div>
    </Section>
  )
}

export function TasksSection({ form, change, errors, units, problems }: Shared & { readonly units: readonly UnitOption[]; readonly problems: readonly TaskProblems[] }) {
  const t = useText()
  const { tasks } = form
  const set = (at: number, part: Partial<TaskForm>) => change({ tasks: tasks.map((task, index) => (index === at ? { ...task, ...part } : task)) })
  return (
    <Section title={t('register.tasks')} note={t('register.form.tasksNote')}>
      {tasks.map((task, at) => (
        <fieldset key={at} className={styles.paper}>
          <legend>{t('register.form.task', { number: at + 1 })}</legend>
          <div className={forms.fields}>
            <TaskFields prefix={`decision-task-${at}`} form={task} change={(part) => set(at, part)} errors={problems[at] ?? {}} units={units} />
          </div>
          <Button variant="quiet" aria-label={`${t('register.form.removeTask')} ${at + 1}`} onClick={() => change({ tasks: tasks.filter((_task, index) => index !== at) })}>
            {t('register.form.removeTask')}
          </Button>
        </fieldset>
      ))}
      {errors.tasks && <FieldError text={errors.tasks} />}
      <div className={styles.acts}>
        <Button id="decision-tasks" icon={IconPlus} onClick={() => change({ tasks: [...tasks, { title: '', unitId: form.responsibleUnitId, userId: '', dueOn: form.dueOn }] })}>
          {t('register.task.add')}
        </Button>
      </div>
    </Section>
  )
}
