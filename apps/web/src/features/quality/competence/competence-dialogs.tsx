/** Records a training, a qualification or a supervision of a colleague; removes one for good. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type CompetenceKind, competenceKinds } from '@solmu/domain/quality/competence.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { type Language, type TextFunction, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type UnitOption, useOwnUnits } from '../commitment/use-own-units.js'
import { type Competence, competenceSummaryQuery, removeCompetenceMutation, saveCompetenceMutation, staffCompetenceQuery, unitStaffQuery } from './competence.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

const names = ['unitId', 'personId', 'kind', 'title', 'provider', 'hours', 'doneOn', 'validTo', 'note'] as const
type Problems = Readonly<Partial<Record<(typeof names)[number], string>>>
const refetchQueries = [staffCompetenceQuery, competenceSummaryQuery]

type Form = Record<'personId' | 'title' | 'provider' | 'hours' | 'doneOn' | 'lastDay' | 'note', string> & { readonly kind: CompetenceKind }

/** What the form begins with: what is recorded, or a training of today. */
function firstFields(of: Competence | null, { today, language }: { readonly today: string; readonly language: Language }): Form {
  const day = (on: string) => dayInField(on, language)
  if (of === null) return { personId: '', kind: 'training', title: '', provider: '', hours: '', doneOn: day(today), lastDay: '', note: '' }
  const { person, kind, title, provider, hours, doneOn, validTo, note } = of
  const hoursText = hours === null ? '' : String(hours).replace('.', language === 'en' ? '.' : ',')
  return { personId: person.id, kind, title, provider, hours: hoursText, doneOn: day(doneOn), lastDay: validTo === null ? '' : day(addDays(validTo, -1)), note }
}

/** More than none, and no finer than tenths. */
const areHours = (hours: number): boolean => hours > 0 && hours < 10_000 && Math.abs(hours * 10 - Math.round(hours * 10)) < 1e-9

/** Null where nothing is written; undefined for what cannot be read. */
function optional<Value>(text: string, read: (written: string) => Value | null | undefined): Value | null | undefined {
  return text.trim() === '' ? null : (read(text) ?? undefined)
}

function readHours(text: string): number | undefined {
  const hours = Number(text.replace(',', '.'))
  return areHours(hours) ? hours : undefined
}

/** What would be sent, and what is wrong. */
function readForm(form: Form, { t, today }: { readonly t: TextFunction; readonly today: string }) {
  const doneOn = readDayText(form.doneOn, today)
  const last = optional(form.lastDay, (text) => readDayText(text, today))
  const hours = optional(form.hours, readHours)
  const problems = [
    form.personId === '' && { personId: t('competence.needsPerson') },
    form.title.trim() === '' && { title: t('competence.needsTitle') },
    hours === undefined && { hours: t('competence.badHours') },
    doneOn === null && { doneOn: t('errors.INVALID_DATE') },
    last === undefined && { validTo: t('errors.INVALID_DATE') }
  ]
  return { hours, days: { doneOn: doneOn ?? '', validTo: last ? addDays(last, 1) : null }, problems: Object.assign({}, ...problems) as Problems }
}

function useCompetenceForm(competence: Competence | null, { unitId, onClose }: { readonly unitId: string; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [form, setForm] = useState(() => firstFields(competence, { today, language }))
  const [save] = useMutation(saveCompetenceMutation, { refetchQueries })
  const known = { OUT_OF_RANGE: { field: 'doneOn', text: t('competence.badDay') }, DAYS_REVERSED: { field: 'validTo', text: t('errors.DAYS_REVERSED') } } as const
  const state = useAct<(typeof names)[number]>({ names, known }, onClose)
  const submit = () => {
    const { hours, days, problems } = readForm(form, { t, today })
    const of = competence ? { competenceId: competence.id, expectedVersion: competence.version, unitId: competence.unit.id } : { unitId }
    const { kind, title, provider, note, personId } = form
    void state.run(async () => {
      await save({ variables: { input: { ...of, personId, kind, title, provider, note, hours, ...days } } })
      showToast({ kind: 'done', text: t('competence.saved') })
    }, problems)
  }
  return { form, change: (part: Partial<Form>) => setForm((before) => ({ ...before, ...part })), state, submit }
}

type WhoProps = { readonly chosen: string; readonly units: readonly UnitOption[]; readonly unitId: string; readonly error: string | undefined; readonly onUnit: (id: string) => void; readonly onPerson: (id: string) => void }

/** At which unit, and which of its people; what does not change afterwards. */
function Who({ chosen, units, unitId, error, onUnit, onPerson }: WhoProps) {
  const t = useText()
  const { data } = useQuery(unitStaffQuery, { variables: { unitId }, skip: unitId === '' })
  const staff = (data?.unitStaff ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {units.length > 1 && <SelectField {...{ id: 'competence-unitId', label: t('competence.field.unit'), value: unitId, options: units }} onChange={({ target }) => onUnit(target.value)} />}
      <SelectField
        {...{ id: 'competence-personId', label: t('competence.field.person'), help: t('competence.personHelp'), value: chosen, error }}
        options={[{ value: '', label: t('competence.choose') }, ...staff]}
        onChange={({ target }) => onPerson(target.value)}
      />
    </>
  )
}

export function CompetenceDialog({ competence, onClose }: { readonly competence: Competence | null; readonly onClose: () => void }) {
  const t = useText()
  const units = useOwnUnits('competence.manage') ?? []
  const [chosen, setUnit] = useState('')
  const unitId = chosen || (units[0]?.value ?? '')
  const { form, change, state, submit } = useCompetenceForm(competence, { unitId, onClose })
  const { fields: errors } = state.refusal
  const chooseUnit = (id: string) => {
    setUnit(id)
    change({ personId: '' })
  }
  return (
    <ActDialog prefix="competence" width="40rem" title={t(competence ? 'competence.changeTitle' : 'competence.add')} submit={t('competence.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('competence.privacy')}</p>
      <div className={forms.fields}>
        {competence === null && (
          <Who {...{ chosen: form.personId, units, unitId, error: errors.personId }} onUnit={chooseUnit} onPerson={(personId) => change({ personId })} />
        )}
        <SelectField
          {...{ id: 'competence-kind', label: t('competence.field.kind'), value: form.kind }}
          options={competenceKinds.map((value) => ({ value, label: t(`competence.kind.${value}`) }))}
          onChange={({ target }) => change({ kind: target.value as CompetenceKind })}
        />
        <TextField id="competence-title" label={t('competence.field.title')} value={form.title} maxLength={300} error={errors.title} onChange={({ target }) => change({ title: target.value })} />
        <TextField id="competence-provider" label={t('competence.field.provider')} isOptional value={form.provider} maxLength={300} error={errors.provider} onChange={({ target }) => change({ provider: target.value })} />
        <TextField id="competence-hours" label={t('competence.field.hours')} isOptional inputMode="decimal" value={form.hours} error={errors.hours} onChange={({ target }) => change({ hours: target.value })} />
        <TextField id="competence-doneOn" label={t('competence.field.doneOn')} value={form.doneOn} error={errors.doneOn} onChange={({ target }) => change({ doneOn: target.value })} />
        <TextField id="competence-validTo" label={t('competence.field.lastDay')} isOptional value={form.lastDay} error={errors.validTo} onChange={({ target }) => change({ lastDay: target.value })} />
      </div>
      <FormField id="competence-note" label={t('competence.field.note')} isOptional error={errors.note}>
        {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={2000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

const noNames = [] as const

export function RemoveDialog({ competence, onClose }: { readonly competence: Competence; readonly onClose: () => void }) {
  const t = useText()
  const [remove] = useMutation(removeCompetenceMutation, { refetchQueries })
  const state = useAct<never>({ names: noNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      await remove({ variables: { input: { competenceId: competence.id, expectedVersion: competence.version } } })
      showToast({ kind: 'done', text: t('competence.remove.done') })
    })
  return (
    <ActDialog prefix="remove" title={t('competence.remove.title')} submit={t('competence.remove.submit')} isDangerous names={noNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('competence.remove.text', { title: competence.title, name: competence.person.name })}</p>
    </ActDialog>
  )
}
