/** Records who may do what for an organisation, changes its days and basis, and ends it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type MandateBasis, mandateBases, type MandateKind, mandateKinds } from '@solmu/domain/governance/mandate.js'
import { addDays, addYears } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { changeMandateMutation, endMandateMutation, type Mandate, mandateCandidatesQuery, mandatePlacesQuery, mandatesQuery, recordMandateMutation } from './mandate.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

const names = ['organisationId', 'userId', 'personName', 'title', 'email', 'validFrom', 'validTo', 'basis', 'substituteFor', 'substituteOrder'] as const
type Name = (typeof names)[number]

type Form = Record<'organisationId' | 'userId' | 'personName' | 'title' | 'email' | 'validFrom' | 'lastDay' | 'basis' | 'substituteFor' | 'substituteOrder', string> & { readonly kind: MandateKind; readonly basisKind: MandateBasis }

/** Somebody who has no account. */
const nobody = '-'

type Opening = { readonly day: (of: string | null) => string; readonly today: string; readonly organisationId: string }

function firstForm(of: Mandate | null, { day, today, organisationId }: Opening): Form {
  if (of === null) {
    const none = { userId: '', personName: '', title: '', email: '', basis: '', substituteFor: '', substituteOrder: '1' }
    return { ...none, organisationId, kind: 'sign', basisKind: 'board_decision', validFrom: day(today), lastDay: day(addDays(addYears(today, 2), -1)) }
  }
  const { organisation, personName, title, basis, kind, basisKind, validFrom, validTo } = of
  const rest = { organisationId: organisation.id, userId: '', personName, title, basis, kind, basisKind, substituteFor: of.substituteFor ?? '', email: of.email ?? '' }
  return { ...rest, substituteOrder: String(of.substituteOrder ?? 1), validFrom: day(validFrom), lastDay: validTo === null ? '' : day(addDays(validTo, -1)) }
}

function useMandateForm({ mandate, organisationId, onClose }: { mandate: Mandate | null; organisationId: string; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const first = firstForm(mandate, { day: (of) => (of === null ? '' : dayInField(of, language)), today, organisationId })
  const { form, change, forget } = useKeptForm(['mandate', mandate?.id ?? 'new'], first)
  const { data } = useQuery(mandatePlacesQuery)
  const [record, { client }] = useMutation(recordMandateMutation)
  const [amend] = useMutation(changeMandateMutation)
  const known = { RANGE_OVERLAPS: { field: 'validFrom', text: t('mandate.overlaps') }, ALREADY_EXISTS: { field: 'substituteOrder', text: t('mandate.orderTaken') } } as const
  const state = useAct<Name>({ names, known }, () => {
    forget()
    onClose()
  })
  const submit = () => {
    const unitId = data?.mandatePlaces.find(({ organisation }) => organisation.id === form.organisationId)?.unit.id ?? ''
    const { details, made, problems } = readForm(form, { t, today })
    const save = () =>
      mandate ? amend({ variables: { input: { mandateId: mandate.id, expectedVersion: mandate.version, ...details } } }) : record({ variables: { input: { ...details, ...made, unitId } } })
    void state.run(
      async () => {
        await save()
        await client.refetchQueries({ include: 'active' })
        showToast({ kind: 'done', text: t('mandate.saved') })
      },
      { ...(mandate === null && problemsOfNew(form, t)), ...problems }
    )
  }
  return { form, change, state, submit, places: data?.mandatePlaces ?? [] }
}

/** Something is written that names no day. */
const isOddDay = (text: string, today: string): boolean => text.trim() !== '' && readDayText(text, today) === null

/** What would be sent: what can be changed later, what is said once, and what is wrong with it. */
function readForm(form: Form, { t, today }: { readonly t: ReturnType<typeof useText>; readonly today: string }) {
  const from = readDayText(form.validFrom, today)
  const last = readDayText(form.lastDay, today)
  const { title, email, basisKind, basis, kind, organisationId } = form
  const who = form.userId === nobody ? { userId: null, personName: form.personName } : { userId: form.userId, personName: '' }
  const problems: Partial<Record<Name, string>> = {
    ...(from === null && { validFrom: t('errors.INVALID_DATE') }),
    ...(isOddDay(form.lastDay, today) && { validTo: t('errors.INVALID_DATE') }),
    ...(basis.trim() === '' && { basis: t('mandate.needs.basis') })
  }
  return {
    details: { title, email, basisKind, basis, validTo: last && addDays(last, 1), substituteOrder: form.substituteFor === '' ? null : Number(form.substituteOrder) },
    made: { organisationId, kind, ...who, validFrom: from ?? '', substituteFor: form.substituteFor || null },
    problems
  }
}

function problemsOfNew({ organisationId, userId, personName }: Form, t: ReturnType<typeof useText>): Partial<Record<Name, string>> {
  return {
    ...(organisationId === '' && { organisationId: t('mandate.needs.organisationId') }),
    ...(userId === '' && { userId: t('mandate.needs.userId') }),
    ...(userId === nobody && personName.trim() === '' && { personName: t('mandate.needs.personName') })
  }
}

type FieldProps = { readonly form: Form; readonly change: (part: Partial<Form>) => void; readonly errors: Readonly<Partial<Record<Name, string>>> }

/** For whom, what, and who; what never changes afterwards. */
function Whose({ form, change, errors, places }: FieldProps & { readonly places: ReturnType<typeof useMandateForm>['places'] }) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(mandateCandidatesQuery, { variables: { organisationId: form.organisationId }, skip: form.organisationId === '' })
  const { data: all } = useQuery(mandatesQuery, { variables: { asOf: null } })
  const principals = (all?.mandates ?? []).filter((one) => one.organisation.id === form.organisationId && one.kind === form.kind && one.substituteFor === null && one.state !== 'ended')
  const choose = { value: '', label: t('mandate.choose') }
  return (
    <>
      <SelectField
        {...{ id: 'mandate-organisationId', label: t('mandate.field.organisation'), value: form.organisationId, error: errors.organisationId }}
        options={[choose, ...places.map(({ organisation }) => ({ value: organisation.id, label: pick(organisation.name) }))]}
        onChange={({ target }) => change({ organisationId: target.value, userId: '', substituteFor: '' })}
      />
      <SelectField
        {...{ id: 'mandate-kind', label: t('mandate.field.kind'), value: form.kind }}
        options={mandateKinds.map((value) => ({ value, label: t(`mandate.kind.${value}`) }))}
        onChange={({ target }) => change({ kind: target.value as MandateKind, substituteFor: '' })}
      />
      <SelectField
        {...{ id: 'mandate-userId', label: t('mandate.field.person'), help: t('mandate.personHelp'), value: form.userId, error: errors.userId }}
        options={[choose, ...(data?.mandateCandidates ?? []).map(({ id, name }) => ({ value: id, label: name })), { value: nobody, label: t('mandate.withoutAccount') }]}
        onChange={({ target }) => change({ userId: target.value })}
      />
      {form.userId === nobody && <TextField id="mandate-personName" label={t('mandate.field.name')} value={form.personName} maxLength={200} error={errors.personName} onChange={({ target }) => change({ personName: target.value })} />}
      <SelectField
        {...{ id: 'mandate-substituteFor', label: t('mandate.field.substituteFor'), help: t('mandate.substituteHelp'), value: form.substituteFor, error: errors.substituteFor }}
        options={[{ value: '', label: t('mandate.noSubstitute') }, ...principals.map(({ id, personName }) => ({ value: id, label: personName }))]}
        onChange={({ target }) => change({ substituteFor: target.value })}
      />
    </>
  )
}

export function MandateDialog({ mandate, organisationId = '', onClose }: { readonly mandate: Mandate | null; readonly organisationId?: string | undefined; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, state, submit, places } = useMandateForm({ mandate, organisationId, onClose })
  const { fields: errors } = state.refusal
  const text = (name: 'title' | 'email' | 'validFrom', most = 200) => ({
    ...{ id: `mandate-${name}`, label: t(`mandate.field.${name}`), value: form[name], maxLength: most, error: errors[name], isOptional: name !== 'validFrom' },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => change({ [name]: target.value })
  })
  return (
    <ActDialog prefix="mandate" width="44rem" title={t(mandate ? 'mandate.change.title' : 'mandate.add.title', { name: mandate?.personName ?? '' })} submit={t('mandate.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(mandate ? 'mandate.change.text' : 'mandate.add.text')}</p>
      <div className={forms.fields}>
        {mandate === null && <Whose {...{ form, change, errors, places }} />}
        {form.substituteFor !== '' && (
          <SelectField
            {...{ id: 'mandate-substituteOrder', label: t('mandate.field.order'), value: form.substituteOrder, error: errors.substituteOrder }}
            options={Array.from({ length: 5 }, (_one, at) => ({ value: String(at + 1), label: String(at + 1) }))}
            onChange={({ target }) => change({ substituteOrder: target.value })}
          />
        )}
        <TextField {...text('title')} />
        <TextField {...text('email', 254)} />
        {mandate === null && <TextField {...text('validFrom')} />}
        <TextField id="mandate-validTo" label={t('mandate.field.lastDay')} help={t('mandate.lastDayHelp')} isOptional value={form.lastDay} error={errors.validTo} onChange={({ target }) => change({ lastDay: target.value })} />
        <SelectField
          {...{ id: 'mandate-basisKind', label: t('mandate.field.basisKind'), value: form.basisKind }}
          options={mandateBases.map((value) => ({ value, label: t(`mandate.basis.${value}`) }))}
          onChange={({ target }) => change({ basisKind: target.value as MandateBasis })}
        />
        <TextField id="mandate-basis" label={t('mandate.field.basis')} help={t('mandate.basisHelp')} value={form.basis} maxLength={500} error={errors.basis} onChange={({ target }) => change({ basis: target.value })} />
      </div>
    </ActDialog>
  )
}

const endNames = ['endsOn', 'reason'] as const

export function EndMandateDialog({ mandate, onClose }: { readonly mandate: Mandate; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [day, setDay] = useState(dayInField(today, language))
  const [reason, setReason] = useState('')
  const [end] = useMutation(endMandateMutation)
  const state = useAct<(typeof endNames)[number]>({ names: endNames, known: { OUT_OF_RANGE: { field: 'endsOn', text: t('mandate.end.badDay') } } }, onClose)
  const submit = () => {
    const endsOn = readDayText(day, today)
    void state.run(
      async () => {
        await end({ variables: { input: { mandateId: mandate.id, expectedVersion: mandate.version, endsOn: endsOn ?? '', reason } } })
        showToast({ kind: 'done', text: t('mandate.end.done') })
      },
      { ...(endsOn === null && { endsOn: t('errors.INVALID_DATE') }), ...(reason.trim() === '' && { reason: t('mandate.needs.reason') }) }
    )
  }
  return (
    <ActDialog prefix="end" title={t('mandate.end.title', { name: mandate.personName })} submit={t('mandate.end.submit')} isDangerous names={endNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('mandate.end.text')}</p>
      <TextField id="end-endsOn" label={t('mandate.end.day')} help={t('mandate.end.dayHelp')} value={day} error={state.refusal.fields.endsOn} onChange={({ target }) => setDay(target.value)} />
      <FormField id="end-reason" label={t('mandate.end.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
