/** The choice of a regional centre as it is prepared: its criteria, its candidates and its assessors. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { isSourceCriterion } from '@solmu/domain/governance/centre-choice-draft.js'
import { centreCriteria } from '@solmu/domain/governance/centre-choice.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, type TextFunction, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { linksOf, linksText } from '../evidence-links.js'
import { useKeptForm } from '../use-kept-form.js'
import { writtenText } from '../written-text.js'
import { AssessorFields, type CandidateForm, CandidateFields, type ChoiceForm, names, newCentre, WeightFields, WhatFields } from './choice-fields.js'
import { centreChoiceQuery, type Choice, saveCentreChoiceMutation } from './choice.operations.js'
import { ChoicesCrumb } from './choice-words.js'
import forms from '../../../ui/record-form.module.css'

const none = { fi: '', sv: '', en: '' }
const noCandidate: CandidateForm = { unitId: '', statement: '', links: '' }

function firstForm(choice: Choice | null, language: Language, today: string): ChoiceForm {
  if (!choice) {
    const weights = Object.fromEntries(centreCriteria.map((key) => [key, '10']))
    return { unitId: '', newCentreName: none, title: none, description: none, weights, own: [], closesOn: dayInField(addDays(today, 21), language), candidates: [noCandidate, noCandidate], assessorIds: [] }
  }
  const { centre, newCentreName, title, description, criteria, closesOn, candidates, assessors } = choice
  return {
    ...{ unitId: newCentreName ? newCentre : centre.id, newCentreName: newCentreName ? writtenText(newCentreName) : none },
    own: criteria.flatMap(({ key, weight, name }) => (name && !isSourceCriterion(key) ? [{ key, weight: String(weight), name: writtenText(name) }] : [])),
    ...{ title: writtenText(title), description: writtenText(description), weights: Object.fromEntries(criteria.map(({ key, weight }) => [key, String(weight)])) },
    ...{ closesOn: closesOn === null ? '' : dayInField(closesOn, language), assessorIds: assessors.map(({ userId }) => userId) },
    candidates: candidates.map(({ unit, statement, links }) => ({ unitId: unit.id, statement, links: linksText(links) }))
  }
}

export function NewChoicePage() {
  return <FormPage choice={null} />
}

export function EditChoicePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(centreChoiceQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage choice={data.centreChoice} /> : <Skeleton withHeading lines={10} />
}

function FormPage({ choice }: { readonly choice: Choice | null }) {
  const t = useText()
  return (
    <>
      <PageHeader title={t(choice ? 'choice.edit.title' : 'choice.new.title')} breadcrumb={[<ChoicesCrumb key="list" />]} meta={t('choice.form.meta')} />
      <DetailsForm choice={choice} />
    </>
  )
}

/** A weight that is no whole number, or a criterion of one's own without a name. */
function weightProblem({ weights, own }: ChoiceForm, t: TextFunction): { criteria?: string } {
  const all = [...centreCriteria.map((key) => weights[key] ?? ''), ...own.map(({ weight }) => weight)]
  if (all.some((weight) => !/^\d{1,3}$/.test(weight))) return { criteria: t('choice.needs.weights') }
  return own.some(({ name }) => name.fi.trim() === '') ? { criteria: t('choice.needs.ownName') } : {}
}

const inputOf = (form: ChoiceForm, closesOn: string | null) => ({
  ...{ unitId: form.unitId === newCentre ? null : form.unitId, newCentreName: form.unitId === newCentre ? form.newCentreName : null, title: form.title, description: form.description, closesOn, assessorIds: [...form.assessorIds] },
  criteria: [...centreCriteria.map((key) => ({ key, weight: Number(form.weights[key] ?? '0'), name: null })), ...form.own.map(({ key, weight, name }) => ({ key, weight: Number(weight), name }))],
  candidates: form.candidates.filter(({ unitId }) => unitId !== '').map(({ unitId, statement, links }) => ({ unitId, statement, links: linksOf(links) }))
})

function DetailsForm({ choice }: { readonly choice: Choice | null }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm<ChoiceForm>(['centre-choice', choice?.id ?? 'new'], firstForm(choice, lang, today))
  const [save] = useMutation(saveCentreChoiceMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const closesOn = readDayText(form.closesOn, today)
  const problems = {
    ...(form.title.fi.trim() === '' && { title: t('choice.needs.title') }),
    ...(form.unitId === '' && { unitId: t('choice.needs.centre') }),
    ...(form.unitId === newCentre && form.newCentreName.fi.trim() === '' && { newCentreName: t('choice.needs.newCentreName') }),
    ...(form.closesOn.trim() !== '' && closesOn === null && { closesOn: t('errors.INVALID_DATE') }),
    ...weightProblem(form, t)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      const { data } = await save({ variables: { input: { ...inputOf(form, closesOn), ...(choice && { choiceId: choice.id, expectedVersion: choice.version }) } } })
      forget()
      showToast({ kind: 'done', text: t('choice.saved') })
      const id = data?.saveCentreChoice.choice.id
      if (id) await navigate({ to: '/$lang/governance/centre-choices/$id', params: { lang, id } })
    }, problems)
  }
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'choice')} attempt={state.attempt} />
      <WhatFields {...shared} />
      <WeightFields {...shared} />
      <CandidateFields {...shared} />
      <AssessorFields {...shared} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('choice.save')}
        </Button>
      </div>
    </form>
  )
}
