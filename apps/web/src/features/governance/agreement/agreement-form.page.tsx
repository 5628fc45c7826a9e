/** A new agreement, or what an agreement is called, who reads it and who its parties are. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { type AgreementAudience, agreementAudiences, type AgreementKind, agreementKinds, partyRoles } from '@solmu/domain/governance/agreement.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FieldError, FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { languageName, languages, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { writtenText } from '../written-text.js'
import { useKeptForm } from '../use-kept-form.js'
import { AgreementsCrumb } from './agreement-words.js'
import { agreementQuery, saveAgreementMutation, type WholeAgreement } from './agreement.operations.js'
import { type NamedParty, PartyPicker } from './party-picker.js'
import { useOwnerUnits } from './use-owner-units.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

const names = ['title', 'kind', 'ownerUnitId', 'audience', 'requiredOfMembers', 'parties'] as const

export interface AgreementForm {
  readonly kind: AgreementKind
  readonly title: Readonly<Record<'fi' | 'sv' | 'en', string>>
  readonly summary: Readonly<Record<'fi' | 'sv' | 'en', string>>
  readonly ownerUnitId: string
  readonly audience: AgreementAudience
  readonly followsMembers: boolean
  readonly requiredOfMembers: boolean
  readonly demandsSecondFactor: boolean
  readonly parties: readonly NamedParty[]
}

const none = { fi: '', sv: '', en: '' }

function firstForm(of: WholeAgreement | null, ownerUnitId: string): AgreementForm {
  if (of === null) return { kind: 'framework', title: none, summary: none, ownerUnitId, audience: 'parties', followsMembers: false, requiredOfMembers: false, demandsSecondFactor: false, parties: [] }
  const { kind, title, summary, ownerUnit, audience, followsMembers, requiredOfMembers, demandsSecondFactor } = of
  const parties = of.parties.filter(({ isNamed }) => isNamed).map(({ organisation, role }) => ({ organisationId: organisation.id, role, name: writtenText(organisation.name) }))
  return { kind, title: writtenText(title), summary: writtenText(summary), ownerUnitId: ownerUnit.id, audience, followsMembers, requiredOfMembers, demandsSecondFactor, parties }
}

export function NewAgreementPage() {
  return <FormPage agreement={null} />
}

export function EditAgreementPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(agreementQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage agreement={data.agreement} /> : <Skeleton withHeading lines={10} />
}

function FormPage({ agreement }: { readonly agreement: WholeAgreement | null }) {
  const t = useText()
  const units = useOwnerUnits()
  return (
    <>
      <PageHeader title={t(agreement ? 'agreement.edit.title' : 'agreement.new.title')} breadcrumb={[<AgreementsCrumb key="list" />]} meta={t('agreement.form.meta')} />
      {units ? <DetailsForm agreement={agreement} units={units} /> : <Skeleton lines={10} />}
    </>
  )
}

type Units = NonNullable<ReturnType<typeof useOwnerUnits>>
type FieldProps = { readonly form: AgreementForm; readonly change: (part: Partial<AgreementForm>) => void; readonly errors: Readonly<Partial<Record<(typeof names)[number], string>>> }

function DetailsForm({ agreement, units }: { readonly agreement: WholeAgreement | null; readonly units: Units }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm(['agreement-form', agreement?.id ?? 'new'], firstForm(agreement, units[0]?.value ?? ''))
  const [save] = useMutation(saveAgreementMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        const of = agreement && { agreementId: agreement.id, expectedVersion: agreement.version }
        const { data } = await save({ variables: { input: { ...of, ...form, parties: form.parties.map(({ organisationId, role }) => ({ organisationId, role })) } } })
        forget()
        showToast({ kind: 'done', text: t('agreement.saved') })
        const id = data?.saveAgreement.agreement.id
        if (id) await navigate({ to: agreement ? '/$lang/agreements/$id' : '/$lang/agreements/$id/draft', params: { lang, id } })
      },
      form.title.fi.trim() === '' ? { title: t('agreement.needs.title') } : {}
    )
  }
  const errors = state.refusal.fields
  const shared = { form, change, errors }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'agreement')} attempt={state.attempt} />
      <What {...shared} units={units} isNew={agreement === null} />
      <Terms {...shared} />
      <Section title={t('agreement.parties')} note={t('agreement.form.partiesNote')}>
        <PartyPicker parties={form.parties} roles={partyRoles} error={errors.parties} onChange={(parties) => change({ parties })} />
      </Section>
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t(agreement ? 'agreement.save' : 'agreement.form.next')}
        </Button>
      </div>
    </form>
  )
}

function What({ form, change, errors, units, isNew }: FieldProps & { readonly units: Units; readonly isNew: boolean }) {
  const t = useText()
  return (
    <Section title={t('agreement.form.what')}>
      <div className={forms.fields}>
        {languages.map((each) => (
          <TextField
            {...{ id: each === 'fi' ? 'agreement-title' : `agreement-title-${each}`, label: t('agreement.form.title', { language: languageName[each] }), value: form.title[each], maxLength: 200, isOptional: each !== 'fi' }}
            key={each}
            error={each === 'fi' ? errors.title : undefined}
            onChange={({ target }) => change({ title: { ...form.title, [each]: target.value } })}
          />
        ))}
        {isNew && (
          <>
            <SelectField
              {...{ id: 'agreement-kind', label: t('agreement.field.kind'), value: form.kind, error: errors.kind, options: agreementKinds.map((value) => ({ value, label: t(`agreement.kind.${value}`) })) }}
              onChange={({ target }) => change({ kind: target.value as AgreementKind })}
            />
            <SelectField
              {...{ id: 'agreement-ownerUnitId', label: t('agreement.field.owner'), help: t('agreement.form.ownerHelp'), value: form.ownerUnitId, error: errors.ownerUnitId, options: units }}
              onChange={({ target }) => change({ ownerUnitId: target.value })}
            />
          </>
        )}
      </div>
      {languages.map((each) => (
        <FormField key={each} id={`agreement-summary-${each}`} label={t('agreement.form.summary', { language: languageName[each] })} isOptional>
          {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={3000} value={form.summary[each]} onChange={({ target }) => change({ summary: { ...form.summary, [each]: target.value } })} />}
        </FormField>
      ))}
    </Section>
  )
}

function Terms({ form, change, errors }: FieldProps) {
  const t = useText()
  const box = (name: 'followsMembers' | 'requiredOfMembers' | 'demandsSecondFactor', part: (checked: boolean) => Partial<AgreementForm>) => (
    <label className={styles.confirm}>
      <input id={`agreement-${name}`} type="checkbox" checked={form[name]} onChange={({ target }) => change(part(target.checked))} />
      <span>{t(`agreement.form.${name}`)}</span>
    </label>
  )
  return (
    <Section title={t('agreement.form.terms')}>
      <SelectField
        {...{ id: 'agreement-audience', label: t('agreement.field.audience'), value: form.audience, error: errors.audience }}
        options={agreementAudiences.map((value) => ({ value, label: t(`agreement.audience.${value}`) }))}
        onChange={({ target }) => change({ audience: target.value as AgreementAudience, ...(target.value === 'parties' && { requiredOfMembers: false }) })}
      />
      {box('followsMembers', (followsMembers) => ({ followsMembers, ...(!followsMembers && { requiredOfMembers: false }) }))}
      {/* What every member has to accept is every member's, and read by all. */}
      {box('requiredOfMembers', (requiredOfMembers) => ({ requiredOfMembers, ...(requiredOfMembers && { followsMembers: true, audience: 'all' as const }) }))}
      {errors.requiredOfMembers && <FieldError text={errors.requiredOfMembers} />}
      {box('demandsSecondFactor', (demandsSecondFactor) => ({ demandsSecondFactor }))}
    </Section>
  )
}
