/** What is said of a project: who leads it, what it is about, which call it answers, and when. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { type CostModelKey, costModelKeys, costModels, needsRate } from '@solmu/domain/portfolio/cost-model.js'
import { currencies, ideaTags, type ProjectKind, projectKinds } from '@solmu/domain/portfolio/project.js'
import { isProjectOpen } from '@solmu/domain/portfolio/project.workflow.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import { readAmountText } from '@solmu/shared/money.js'
import { languages } from '@solmu/shared/text.js'
import { useViewer } from '../../app/viewer.js'
import { useAct } from '../../ui/act-dialog.js'
import { Button } from '../../ui/button.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { ErrorSummary } from '../../ui/error-summary.js'
import { FormField, SelectField, TextField } from '../../ui/form-field.js'
import { FormNotice } from '../../ui/form-notices.js'
import { refusalSummary } from '../../ui/form-refusal.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { type Language, useLanguage, useLocalized, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { ChoiceBoxes } from './choice-boxes.js'
import { ProjectsCrumb, useRate } from './portfolio-words.js'
import { type Project, projectFormQuery, projectQuery, saveProjectMutation } from './portfolio.operations.js'
import fields from '../../ui/form-field.module.css'
import forms from '../../ui/record-form.module.css'

const names = ['title', 'summary', 'acronym', 'funderCode', 'kind', 'groupId', 'leadUnitId', 'callId', 'startsOn', 'endsOn', 'taskAreas', 'ideas', 'costModel', 'costRate', 'currency'] as const
type Name = (typeof names)[number]

interface Form {
  readonly title: Record<Language, string>
  readonly summary: Record<Language, string>
  readonly acronym: string
  readonly funderCode: string
  readonly kind: ProjectKind
  readonly groupId: string
  readonly leadUnitId: string
  readonly callId: string
  readonly startsOn: string
  readonly endsOn: string
  readonly taskAreas: readonly string[]
  readonly ideas: readonly string[]
  readonly costModel: CostModelKey | ''
  /** In per cent, as it was typed; empty for that of the model. */
  readonly rate: string
  readonly currency: string
}

interface Shared {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly errors: Readonly<Partial<Record<Name, string>>>
  /** Once it is applied for, what the application rests on stays. */
  readonly isLocked: boolean
}

const nothing = { fi: '', sv: '', en: '' }

function firstForm(project: Project | null, language: Language): Form {
  const day = (value: string | null) => (value ? dayInField(value, language) : '')
  if (!project) return { title: nothing, summary: nothing, acronym: '', funderCode: '', kind: 'single', groupId: '', leadUnitId: '', callId: '', startsOn: '', endsOn: '', taskAreas: [], ideas: [], costModel: '', rate: '', currency: 'EUR' }
  const { title, summary, acronym, funderCode, kind, group, lead, call, startsOn, endsOn, ideas, costModel, costRate, currency } = project
  const rate = costRate === null ? '' : String(costRate / 100).replace('.', language === 'en' ? '.' : ',')
  const { fi, sv, en } = title
  return {
    ...{ title: { fi, sv, en }, summary: { fi: summary.fi, sv: summary.sv, en: summary.en }, acronym, funderCode, kind, groupId: group?.id ?? '', leadUnitId: lead.id, callId: call?.id ?? '' },
    ...{ startsOn: day(startsOn), endsOn: day(endsOn), taskAreas: project.taskAreas, ideas, costModel: costModel ?? '', rate, currency }
  }
}

type Days = Readonly<Record<'startsOn' | 'endsOn', string | null>>

/** What is still to be written, with the message that says so. */
function missingOf(form: Form, days: Days): readonly (readonly [Name, string])[] {
  const wrong = (['startsOn', 'endsOn'] as const).filter((name) => form[name].trim() !== '' && days[name] === null)
  return [
    ...(form.title.fi.trim() === '' ? [['title', 'portfolio.needs.title'] as const] : []),
    ...(form.leadUnitId === '' ? [['leadUnitId', 'portfolio.needs.leadUnitId'] as const] : []),
    ...(form.kind === 'sub' && form.groupId === '' ? [['groupId', 'portfolio.needs.groupId'] as const] : []),
    ...wrong.map((name) => [name, 'errors.INVALID_DATE'] as const),
    ...missingRate(form)
  ]
}

/** A model without a rate of its own needs one; what is no number is told before it is sent. */
function missingRate({ costModel, rate }: Form): readonly (readonly [Name, string])[] {
  if (costModel === '' || costModels[costModel].into === null) return []
  if (rate.trim() === '') return needsRate(costModel) ? [['costRate', 'portfolio.needs.costRate']] : []
  return readAmountText(rate) === null ? [['costRate', 'portfolio.callForm.noShare']] : []
}

/** The rate in hundredths of a per cent; none where the model has none. */
function rateOf({ costModel, rate }: Pick<Form, 'costModel' | 'rate'>): number | null {
  const read = costModel === '' || costModels[costModel].into === null ? null : readAmountText(rate)
  return read === null ? null : Number(read)
}

function writtenIn({ groupId, callId, costModel, rate, taskAreas: areas, ideas, ...rest }: Form) {
  return { ...rest, costRate: rateOf({ costModel, rate }), groupId: rest.kind === 'sub' ? groupId : null, callId: callId || null, costModel: costModel || null, taskAreas: [...areas], ideas: [...ideas] }
}

const seenOf = (project: Project | null) => project && { projectId: project.id, expectedVersion: project.version }

export function NewProjectPage() {
  return <FormPage project={null} />
}

export function EditProjectPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(projectQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage project={data.project} /> : <Skeleton withHeading lines={10} />
}

function FormPage({ project }: { readonly project: Project | null }) {
  const t = useText()
  return (
    <>
      <PageHeader title={t(project ? 'portfolio.edit.title' : 'portfolio.new.title')} breadcrumb={[<ProjectsCrumb key="list" />]} meta={t('portfolio.form.meta')} />
      <DetailsForm project={project} />
    </>
  )
}

function DetailsForm({ project }: { readonly project: Project | null }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm<Form>(['project', project?.id ?? 'new'], firstForm(project, lang))
  const [save] = useMutation(saveProjectMutation)
  const state = useAct<Name>({ names }, () => undefined)
  const days = { startsOn: readDayText(form.startsOn, today), endsOn: readDayText(form.endsOn, today) }
  const problems = Object.fromEntries(missingOf(form, days).map(([name, message]) => [name, t(message)]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      const { data } = await save({ variables: { input: { ...writtenIn(form), ...days, ...seenOf(project) } } })
      forget()
      showToast({ kind: 'done', text: t('portfolio.saved') })
      const id = data?.saveProject.project.id
      if (id) await navigate({ to: '/$lang/portfolio/projects/$id', params: { lang, id } })
    }, problems)
  }
  const isLocked = project !== null && !isProjectOpen(project.stage)
  const shared = { form, change, errors: state.refusal.fields, isLocked }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'project')} attempt={state.attempt} />
      {isLocked && <FormNotice title={t('portfolio.form.locked')}>{t('portfolio.form.lockedText')}</FormNotice>}
      <WhatFields {...shared} />
      <PlaceFields {...shared} />
      <TagFields {...shared} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('portfolio.save')}
        </Button>
      </div>
    </form>
  )
}

function WhatFields({ form, change, errors }: Shared) {
  const t = useText()
  return (
    <Section title={t('portfolio.form.what')}>
      <div className={forms.fields}>
        {languages.map((language) => (
          <TextField
            key={language}
            {...{ id: language === 'fi' ? 'project-title' : `project-title-${language}`, label: t(`portfolio.form.title.${language}`), maxLength: 300, value: form.title[language], isOptional: language !== 'fi', lang: language }}
            error={language === 'fi' ? errors.title : undefined}
            onChange={({ target }) => change({ title: { ...form.title, [language]: target.value } })}
          />
        ))}
        <TextField id="project-acronym" label={t('portfolio.field.acronym')} maxLength={40} value={form.acronym} error={errors.acronym} isOptional onChange={({ target }) => change({ acronym: target.value })} />
        <TextField id="project-funderCode" label={t('portfolio.field.funderCode')} help={t('portfolio.form.funderCodeHelp')} maxLength={60} value={form.funderCode} error={errors.funderCode} isOptional onChange={({ target }) => change({ funderCode: target.value })} />
      </div>
      {languages.map((language) => (
        <FormField key={language} id={language === 'fi' ? 'project-summary' : `project-summary-${language}`} label={t(`portfolio.form.summary.${language}`)} help={language === 'fi' ? t('portfolio.form.summaryHelp') : undefined} error={language === 'fi' ? errors.summary : undefined} isOptional>
          {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={5000} lang={language} value={form.summary[language]} onChange={({ target }) => change({ summary: { ...form.summary, [language]: target.value } })} />}
        </FormField>
      ))}
    </Section>
  )
}

type CallOption = NonNullable<ReturnType<typeof useChoices>>['calls'][number]

function useChoices(chosen: string) {
  const { data } = useQuery(projectFormQuery)
  return { leads: data?.projectChoices.leads ?? [], groups: data?.projectChoices.groups ?? [], calls: (data?.fundingCalls ?? []).filter(({ call }) => call.state !== 'closed' || call.id === chosen) }
}

function PlaceFields(shared: Shared) {
  const { form, change, errors, isLocked } = shared
  const t = useText()
  const pick = useLocalized()
  const { leads, groups, calls } = useChoices(form.callId)
  const none = { value: '', label: t('portfolio.choose') }
  const call = calls.find((each) => each.call.id === form.callId)
  const choose = (id: string) => change({ callId: id, currency: calls.find((each) => each.call.id === id)?.call.currency ?? form.currency })
  return (
    <Section title={t('portfolio.form.place')}>
      <fieldset className={forms.fields} disabled={isLocked}>
        <SelectField {...{ id: 'project-leadUnitId', label: t('portfolio.field.lead'), value: form.leadUnitId, error: errors.leadUnitId }} options={[none, ...leads.map(({ id, name }) => ({ value: id, label: pick(name) }))]} onChange={({ target }) => change({ leadUnitId: target.value })} />
        <SelectField {...{ id: 'project-kind', label: t('portfolio.field.kind'), value: form.kind, error: errors.kind }} options={projectKinds.map((value) => ({ value, label: t(`portfolio.kind.${value}`) }))} onChange={({ target }) => change({ kind: target.value as ProjectKind })} />
        {form.kind === 'sub' && <SelectField {...{ id: 'project-groupId', label: t('portfolio.field.group'), value: form.groupId, error: errors.groupId }} options={[none, ...groups.map(({ id, title }) => ({ value: id, label: pick(title) }))]} onChange={({ target }) => change({ groupId: target.value })} />}
        <SelectField {...{ id: 'project-callId', label: t('portfolio.field.call'), help: t('portfolio.form.callHelp'), value: form.callId, error: errors.callId, isOptional: true }} options={[none, ...calls.map((each) => ({ value: each.call.id, label: `${pick(each.funder.name)}: ${pick(each.call.name)}` }))]} onChange={({ target }) => choose(target.value)} />
        <TextField id="project-startsOn" label={t('portfolio.field.starts')} help={t('portfolio.dayHelp')} value={form.startsOn} error={errors.startsOn} isOptional onChange={({ target }) => change({ startsOn: target.value })} />
        <TextField id="project-endsOn" label={t('portfolio.field.ends')} help={t('portfolio.dayHelp')} value={form.endsOn} error={errors.endsOn} isOptional onChange={({ target }) => change({ endsOn: target.value })} />
        <ModelFields {...shared} call={call} />
      </fieldset>
    </Section>
  )
}

/** How costs are reckoned and in which money; the call says which models it takes. */
function ModelFields({ form, change, errors, call }: Shared & { readonly call: CallOption | undefined }) {
  const t = useText()
  const rate = useRate()
  const allowed = costModelKeys.filter((key) => !call || call.call.costModels.includes(key) || key === form.costModel)
  const model = form.costModel === '' ? null : costModels[form.costModel]
  const usual = model?.rate ?? null
  return (
    <>
      <SelectField {...{ id: 'project-costModel', label: t('portfolio.field.costModel'), help: t(call ? 'portfolio.form.modelOfCall' : 'portfolio.form.modelHelp'), value: form.costModel, error: errors.costModel, isOptional: true }} options={[{ value: '', label: t('portfolio.choose') }, ...allowed.map((value) => ({ value, label: t(`portfolio.model.${value}`) }))]} onChange={({ target }) => change({ costModel: target.value as CostModelKey | '' })} />
      {model?.into && <TextField {...{ id: 'project-costRate', label: t('portfolio.field.costRate'), help: usual === null ? t('portfolio.form.rateNeeded') : t('portfolio.form.rateHelp', { rate: rate(usual) }), inputMode: 'decimal', value: form.rate, error: errors.costRate, isOptional: usual !== null }} onChange={({ target }) => change({ rate: target.value })} />}
      <SelectField {...{ id: 'project-currency', label: t('portfolio.field.currency'), help: call && t('portfolio.form.currencyOfCall'), value: form.currency, error: errors.currency }} options={currencies.map((value) => ({ value, label: value }))} onChange={({ target }) => change({ currency: target.value })} />
    </>
  )
}

function TagFields({ form, change, errors }: Shared) {
  const t = useText()
  return (
    <Section title={t('portfolio.form.tags')}>
      <ChoiceBoxes id="project-taskAreas" legend={t('portfolio.field.taskAreas')} error={errors.taskAreas} options={taskAreas.map((value) => ({ value, label: t(`portfolio.area.${value}`) }))} chosen={form.taskAreas} onChange={(areas) => change({ taskAreas: areas })} />
      <ChoiceBoxes id="project-ideas" legend={t('portfolio.field.ideas')} error={errors.ideas} options={ideaTags.map((value) => ({ value, label: t(`portfolio.question.${value}`) }))} chosen={form.ideas} onChange={(ideas) => change({ ideas })} />
    </Section>
  )
}
