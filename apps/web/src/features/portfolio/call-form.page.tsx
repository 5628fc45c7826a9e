/** A call of a funder: what it asks for, when it is open, who may apply, and what it pays. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { costModelKeys } from '@solmu/domain/portfolio/cost-model.js'
import { applicantKinds } from '@solmu/domain/portfolio/funding-call.js'
import { currencies } from '@solmu/domain/portfolio/project.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import { languages } from '@solmu/shared/text.js'
import { useViewer } from '../../app/viewer.js'
import { useAct } from '../../ui/act-dialog.js'
import { Button } from '../../ui/button.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { ErrorSummary } from '../../ui/error-summary.js'
import { FormField, SelectField, TextField } from '../../ui/form-field.js'
import { FormNotice } from '../../ui/form-notices.js'
import { refusalSummary } from '../../ui/form-refusal.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { type CallForm, callNames, callProblems, type CallName, firstCall, readCallForm, writtenCall } from './call-form.js'
import { ChoiceBoxes } from './choice-boxes.js'
import { type Call, type Funder, funderQuery, type Programme, saveFundingCallMutation } from './funder.operations.js'
import { FunderCrumb, FundersCrumb } from './portfolio-words.js'
import fields from '../../ui/form-field.module.css'
import forms from '../../ui/record-form.module.css'

export function CallFormPage() {
  const { id = '', programmeId = '', callId } = useParams({ strict: false }) as { id?: string; programmeId?: string; callId?: string }
  return <CallOf funderId={id} programmeId={programmeId} callId={callId ?? null} />
}

export function CallOf({ funderId, programmeId, callId }: { readonly funderId: string; readonly programmeId: string; readonly callId: string | null }) {
  const t = useText()
  const { data, error, refetch } = useQuery(funderQuery, { variables: { id: funderId }, fetchPolicy: 'network-only' })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={12} />
  const { funder } = data
  const programme = funder.programmes.find(({ id }) => id === programmeId)
  const call = programme?.calls.find(({ id }) => id === callId) ?? null
  if (!programme || (callId !== null && !call)) return <EmptyState title={t('portfolio.callForm.missing')} text={t('portfolio.missingText')} />
  return <Loaded {...{ funder, programme, call }} />
}

interface Of {
  readonly funder: Funder
  readonly programme: Programme
  readonly call: Call | null
}

function Loaded({ funder, programme, call }: Of) {
  const t = useText()
  const pick = useLocalized()
  const crumbs = [<FundersCrumb key="list" />, <FunderCrumb key="one" id={funder.id} name={funder.organisation.name} />]
  return (
    <>
      <PageHeader title={t(call ? 'portfolio.callForm.change' : 'portfolio.callForm.add')} breadcrumb={crumbs} meta={pick(programme.name)} />
      {funder.mayManage ? <Form {...{ funder, programme, call }} /> : <EmptyState title={t('portfolio.whyNot.calls')} />}
    </>
  )
}

function Form({ funder, programme, call }: Of) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm<CallForm>(['funding-call', `${programme.id}-${call?.id ?? 'new'}`], firstCall(call, lang))
  const [save] = useMutation(saveFundingCallMutation)
  const state = useAct<CallName>({ names: callNames }, () => undefined)
  const back = () => navigate({ to: '/$lang/portfolio/funders/$id', params: { lang, id: funder.id } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { opensOn, ...read } = readCallForm(form, today)
    void state.run(async () => {
      await save({ variables: { input: { programmeId: programme.id, ...(call && { callId: call.id, expectedVersion: form.seen }), ...writtenCall(form), ...read, opensOn: opensOn ?? '' } } })
      forget()
      showToast({ kind: 'done', text: t('portfolio.callForm.saved') })
      await back()
    }, Object.fromEntries(callProblems(form, { opensOn, ...read }).map(([name, message]) => [name, t(message)])))
  }
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, callNames, 'call')} attempt={state.attempt} />
      {call && call.projectCount > 0 && <FormNotice title={t('portfolio.callForm.inUse', { count: call.projectCount })}>{t('portfolio.callForm.inUseText')}</FormNotice>}
      <WhatFields {...shared} />
      <WhenFields {...shared} isInUse={(call?.projectCount ?? 0) > 0} />
      <TermFields {...shared} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('portfolio.callForm.save')}
        </Button>
        <Button variant="quiet" onClick={() => { forget(); void back() }}>
          {t('portfolio.callForm.discard')}
        </Button>
      </div>
    </form>
  )
}

interface Shared {
  readonly form: CallForm
  readonly change: (part: Partial<CallForm>) => void
  readonly errors: Readonly<Partial<Record<CallName, string>>>
}

type Typed = 'code' | 'link' | 'opensOn' | 'closesOn' | 'grantMin' | 'grantMax'

function useTyped({ form, change, errors }: Shared) {
  return (name: Typed, label: string) => ({ id: `call-${name}`, label, value: form[name], error: errors[name], onChange: ({ target }: { readonly target: { readonly value: string } }) => change({ [name]: target.value }) })
}

function WhatFields(shared: Shared) {
  const { form, change, errors } = shared
  const t = useText()
  const typed = useTyped(shared)
  return (
    <Section title={t('portfolio.callForm.what')}>
      <div className={forms.fields}>
        {languages.map((language) => (
          <TextField key={language} {...{ id: language === 'fi' ? 'call-name' : `call-name-${language}`, label: t(`portfolio.form.title.${language}`), value: form.name[language], maxLength: 300, lang: language, isOptional: language !== 'fi', error: language === 'fi' ? errors.name : undefined }} onChange={({ target }) => change({ name: { ...form.name, [language]: target.value } })} />
        ))}
        <TextField {...typed('code', t('portfolio.field.code'))} help={t('portfolio.callForm.codeHelp')} maxLength={60} isOptional />
        <TextField {...typed('link', t('portfolio.callForm.link'))} help={t('portfolio.callForm.linkHelp')} maxLength={1000} inputMode="url" isOptional />
      </div>
      {languages.map((language) => (
        <FormField key={language} id={language === 'fi' ? 'call-eligibility' : `call-eligibility-${language}`} label={t(`portfolio.callForm.eligibility.${language}`)} help={language === 'fi' ? t('portfolio.callForm.eligibilityHelp') : undefined} error={language === 'fi' ? errors.eligibility : undefined} isOptional>
          {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={5000} lang={language} value={form.eligibility[language]} onChange={({ target }) => change({ eligibility: { ...form.eligibility, [language]: target.value } })} />}
        </FormField>
      ))}
    </Section>
  )
}

function WhenFields({ isInUse, ...shared }: Shared & { readonly isInUse: boolean }) {
  const { form, change, errors } = shared
  const t = useText()
  const typed = useTyped(shared)
  return (
    <Section title={t('portfolio.callForm.when')}>
      <div className={forms.fields}>
        <TextField {...typed('opensOn', t('portfolio.callForm.opensOn'))} help={t('portfolio.dayHelp')} />
        <TextField {...typed('closesOn', t('portfolio.callForm.closesOn'))} help={t('portfolio.callForm.closesHelp')} isOptional />
        <SelectField id="call-currency" label={t('portfolio.field.currency')} help={isInUse ? t('portfolio.callForm.currencyHelp') : undefined} disabled={isInUse} value={form.currency} error={errors.currency} options={currencies.map((value) => ({ value, label: value }))} onChange={({ target }) => change({ currency: target.value })} />
        <TextField {...typed('grantMin', t('portfolio.callForm.grantMin'))} inputMode="decimal" isOptional />
        <TextField {...typed('grantMax', t('portfolio.callForm.grantMax'))} inputMode="decimal" isOptional />
        <TextField id="call-grantShareMax" label={t('portfolio.callForm.share')} help={t('portfolio.callForm.shareHelp')} inputMode="decimal" value={form.share} error={errors.grantShareMax} isOptional onChange={({ target }) => change({ share: target.value })} />
      </div>
    </Section>
  )
}

function TermFields({ form, change, errors }: Shared) {
  const t = useText()
  return (
    <Section title={t('portfolio.callForm.terms')}>
      <ChoiceBoxes id="call-costModels" legend={t('portfolio.callForm.costModels')} error={errors.costModels} options={costModelKeys.map((value) => ({ value, label: t(`portfolio.model.${value}`) }))} chosen={form.costModels} onChange={(costModels) => change({ costModels })} />
      <ChoiceBoxes id="call-applicants" legend={t('portfolio.callForm.applicants')} help={t('portfolio.callForm.applicantsHelp')} error={errors.applicants} options={applicantKinds.map((value) => ({ value, label: t(`portfolio.applicant.${value}`) }))} chosen={form.applicants} onChange={(applicants) => change({ applicants })} />
      <ChoiceBoxes id="call-taskAreas" legend={t('portfolio.field.taskAreas')} error={errors.taskAreas} options={taskAreas.map((value) => ({ value, label: t(`portfolio.area.${value}`) }))} chosen={form.taskAreas} onChange={(areas) => change({ taskAreas: areas })} />
    </Section>
  )
}
