/** A mandate to negotiate as it is prepared: with whom, about what, within which limits, by whom and until when. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconX } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type AuthorityKind, authorityKinds } from '@solmu/domain/governance/negotiation.js'
import { addMonths } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { NegotiationsCrumb } from './negotiation-words.js'
import { type Negotiation, negotiationFormQuery, negotiationQuery, saveNegotiationMutation } from './negotiation.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

const names = ['authority', 'authorityKind', 'subject', 'limits', 'bodyId', 'decisionId', 'validFrom', 'validTo', 'negotiators'] as const

interface NegotiatorForm {
  readonly userId: string | null
  readonly personName: string
}

interface Form {
  readonly authority: string
  readonly authorityKind: AuthorityKind
  readonly subject: string
  readonly limits: string
  readonly bodyId: string
  readonly decisionId: string
  readonly validFrom: string
  readonly validTo: string
  readonly negotiators: readonly NegotiatorForm[]
}

interface Shared {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly errors: Readonly<Partial<Record<(typeof names)[number], string>>>
}

function firstForm(one: Negotiation | null, language: Language, today: string): Form {
  const nothing = { authority: '', authorityKind: 'wellbeing_county', subject: '', limits: '', bodyId: '', decisionId: '', negotiators: [] } as const
  if (!one) return { ...nothing, validFrom: dayInField(today, language), validTo: dayInField(addMonths(today, 12), language) }
  const { authority, authorityKind, subject, limits, body, decision, validFrom, validTo, negotiators } = one
  return {
    ...{ authority, authorityKind, subject, limits, bodyId: body?.id ?? '', decisionId: decision?.id ?? '', validFrom: dayInField(validFrom, language), validTo: dayInField(validTo, language) },
    negotiators: negotiators.map(({ userId, name }) => ({ userId, personName: name }))
  }
}

export function NewNegotiationPage() {
  return <FormPage negotiation={null} />
}

export function EditNegotiationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(negotiationQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage negotiation={data.negotiation} /> : <Skeleton withHeading lines={10} />
}

function FormPage({ negotiation }: { readonly negotiation: Negotiation | null }) {
  const t = useText()
  return (
    <>
      <PageHeader title={t(negotiation ? 'negotiation.edit.title' : 'negotiation.new.title')} breadcrumb={[<NegotiationsCrumb key="list" />]} meta={t('negotiation.form.meta')} />
      <DetailsForm negotiation={negotiation} />
    </>
  )
}

function DetailsForm({ negotiation }: { readonly negotiation: Negotiation | null }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm<Form>(['negotiation', negotiation?.id ?? 'new'], firstForm(negotiation, lang, today))
  const [save] = useMutation(saveNegotiationMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const [validFrom, validTo] = [readDayText(form.validFrom, today), readDayText(form.validTo, today)]
  const problems = {
    ...(form.authority.trim() === '' && { authority: t('negotiation.needs.authority') }),
    ...(form.subject.trim() === '' && { subject: t('negotiation.needs.subject') }),
    ...(validFrom === null && { validFrom: t('errors.INVALID_DATE') }),
    ...(validTo === null && { validTo: t('errors.INVALID_DATE') })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      const input = { ...form, bodyId: form.bodyId || null, decisionId: form.decisionId || null, validFrom: validFrom ?? '', validTo: validTo ?? '', negotiators: [...form.negotiators] }
      const { data } = await save({ variables: { input: { ...input, ...(negotiation && { negotiationId: negotiation.id, expectedVersion: negotiation.version }) } } })
      forget()
      showToast({ kind: 'done', text: t('negotiation.saved') })
      const id = data?.saveNegotiation.negotiation.id
      if (id) await navigate({ to: '/$lang/governance/negotiations/$id', params: { lang, id } })
    }, problems)
  }
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'negotiation')} attempt={state.attempt} />
      <WhatFields {...shared} />
      <SourceFields {...shared} />
      <NegotiatorFields {...shared} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('negotiation.save')}
        </Button>
      </div>
    </form>
  )
}

function WhatFields({ form, change, errors }: Shared) {
  const t = useText()
  return (
    <Section title={t('negotiation.form.what')}>
      <div className={forms.fields}>
        <TextField id="negotiation-authority" label={t('negotiation.field.authority')} help={t('negotiation.form.authorityHelp')} maxLength={300} value={form.authority} error={errors.authority} onChange={({ target }) => change({ authority: target.value })} />
        <SelectField
          {...{ id: 'negotiation-authorityKind', label: t('negotiation.field.authorityKind'), value: form.authorityKind, error: errors.authorityKind }}
          options={authorityKinds.map((value) => ({ value, label: t(`negotiation.kind.${value}`) }))}
          onChange={({ target }) => change({ authorityKind: target.value as AuthorityKind })}
        />
        <TextField id="negotiation-subject" label={t('negotiation.field.subject')} maxLength={300} value={form.subject} error={errors.subject} onChange={({ target }) => change({ subject: target.value })} />
      </div>
      <FormField id="negotiation-limits" label={t('negotiation.field.limits')} help={t('negotiation.form.limitsHelp')} error={errors.limits} isOptional>
        {(control) => <textarea {...control} className={fields.input} rows={5} maxLength={10000} value={form.limits} onChange={({ target }) => change({ limits: target.value })} />}
      </FormField>
      <div className={forms.fields}>
        {(['validFrom', 'validTo'] as const).map((name) => (
          <TextField key={name} id={`negotiation-${name}`} label={t(`negotiation.field.${name}`)} value={form[name]} error={errors[name]} onChange={({ target }) => change({ [name]: target.value })} />
        ))}
      </div>
    </Section>
  )
}

function SourceFields({ form, change, errors }: Shared) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(negotiationFormQuery)
  const bodies = data?.bodies.filter(({ id, isOpen }) => isOpen || id === form.bodyId) ?? []
  const decisions = data?.decisions.filter(({ id, source, state }) => source === 'register' && (state === 'in_force' || id === form.decisionId)) ?? []
  const none = { value: '', label: t('negotiation.choose') }
  return (
    <Section title={t('negotiation.form.source')}>
      <p className={forms.intro}>{t('negotiation.form.sourceHelp')}</p>
      <div className={forms.fields}>
        <SelectField
          {...{ id: 'negotiation-bodyId', label: t('negotiation.field.body'), value: form.bodyId, error: errors.bodyId, isOptional: true }}
          options={[none, ...bodies.map(({ id, name }) => ({ value: id, label: pick(name) }))]}
          onChange={({ target }) => change({ bodyId: target.value })}
        />
        <SelectField
          {...{ id: 'negotiation-decisionId', label: t('negotiation.field.decision'), value: form.decisionId, error: errors.decisionId, isOptional: true }}
          options={[none, ...decisions.map(({ id, number, title }) => ({ value: id, label: `${number} ${title ? pick(title) : ''}` }))]}
          onChange={({ target }) => change({ decisionId: target.value })}
        />
      </div>
    </Section>
  )
}

function NegotiatorFields({ form, change, errors }: Shared) {
  const t = useText()
  const { data } = useQuery(negotiationFormQuery)
  const [typed, setTyped] = useState('')
  const people = data?.negotiationPeople ?? []
  const add = (one: NegotiatorForm) => change({ negotiators: [...form.negotiators, one] })
  const addTyped = () => {
    if (typed.trim() === '') return
    add({ userId: null, personName: typed.trim() })
    setTyped('')
  }
  return (
    <Section title={t('negotiation.form.negotiators')}>
      <p className={forms.intro}>{t('negotiation.form.negotiatorsHelp')}</p>
      <ul className={styles.list}>
        {form.negotiators.map(({ userId, personName }, at) => (
          <li key={`${userId ?? ''}${personName}`}>
            {personName}{' '}
            <Button size="small" variant="quiet" icon={IconX} onClick={() => change({ negotiators: form.negotiators.filter((_, place) => place !== at) })}>
              {t('negotiation.form.removeNegotiator', { name: personName })}
            </Button>
          </li>
        ))}
      </ul>
      <div className={forms.fields}>
        <SelectField
          {...{ id: 'negotiation-negotiators', label: t('negotiation.form.addNegotiator'), value: '', error: errors.negotiators }}
          options={[{ value: '', label: t('negotiation.choose') }, ...people.filter(({ id }) => form.negotiators.every(({ userId }) => userId !== id)).map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ target }) => target.value !== '' && add({ userId: target.value, personName: people.find(({ id }) => id === target.value)?.name ?? '' })}
        />
        <TextField id="negotiation-outsider" label={t('negotiation.form.outsider')} help={t('negotiation.form.outsiderHelp')} maxLength={200} value={typed} isOptional onChange={({ target }) => setTyped(target.value)} />
      </div>
      <Button disabled={typed.trim() === ''} onClick={addTyped}>
        {t('negotiation.form.addOutsider')}
      </Button>
    </Section>
  )
}
