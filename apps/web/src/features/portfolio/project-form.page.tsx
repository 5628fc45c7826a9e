/** What is said of a project: who leads it, what it is about, which call it answers, and when. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { type CostModelKey, costModelKeys } from '@solmu/domain/portfolio/cost-model.js'
import { ideaTags, type ProjectKind, projectKinds } from '@solmu/domain/portfolio/project.js'
import { isProjectOpen } from '@solmu/domain/portfolio/project.workflow.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
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
import { ProjectsCrumb } from './portfolio-words.js'
import { type Project, projectFormQuery, projectQuery, saveProjectMutation } from './portfolio.operations.js'
import fields from '../../ui/form-field.module.css'
import forms from '../../ui/record-form.module.css'
import styles from '../governance/governance.module.css'

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
  if (!project) return { title: nothing, summary: nothing, acronym: '', funderCode: '', kind: 'single', groupId: '', leadUnitId: '', callId: '', startsOn: '', endsOn: '', taskAreas: [], ideas: [], costModel: '' }
  const { title, summary, acronym, funderCode, kind, group, lead, call, startsOn, endsOn, ideas, costModel } = project
  const { fi, sv, en } = title
  return {
    ...{ title: { fi, sv, en }, summary: { fi: summary.fi, sv: summary.sv, en: summary.en }, acronym, funderCode, kind, groupId: group?.id ?? '', leadUnitId: lead.id, callId: call?.id ?? '' },
    ...{ startsOn: day(startsOn), endsOn: day(endsOn), taskAreas: project.taskAreas, ideas, costModel: costModel ?? '' }
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
    ...wrong.map((name) => [name, 'errors.INVALID_DATE'] as const)
  ]
}

function writtenIn({ groupId, callId, costModel, taskAreas: areas, ideas, ...rest }: Form) {
  return { ...rest, groupId: rest.kind === 'sub' ? groupId : null, callId: callId || null, costModel: costModel || null, taskAreas: [...areas], ideas: [...ideas] }
}

/** What the form does not ask: a new project is paid in euros, by the rate of the list. */
const keptOf = (project: Project | null) => (project ? { projectId: project.id, expectedVersion: project.version, currency: project.currency, costRate: project.costRate } : { currency: 'EUR', costRate: null })

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
      const { data } = await save({ variables: { input: { ...writtenIn(form), ...days, ...keptOf(project) } } })
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

function PlaceFields({ form, change, errors, isLocked }: Shared) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(projectFormQuery)
  const { leads = [], groups = [] } = data?.projectChoices ?? {}
  const none = { value: '', label: t('portfolio.choose') }
  const calls = (data?.fundingCalls ?? []).filter(({ call }) => call.state !== 'closed' || call.id === form.callId)
  return (
    <Section title={t('portfolio.form.place')}>
      <fieldset className={forms.fields} disabled={isLocked}>
        <SelectField {...{ id: 'project-leadUnitId', label: t('portfolio.field.lead'), value: form.leadUnitId, error: errors.leadUnitId }} options={[none, ...leads.map(({ id, name }) => ({ value: id, label: pick(name) }))]} onChange={({ target }) => change({ leadUnitId: target.value })} />
        <SelectField {...{ id: 'project-kind', label: t('portfolio.field.kind'), value: form.kind, error: errors.kind }} options={projectKinds.map((value) => ({ value, label: t(`portfolio.kind.${value}`) }))} onChange={({ target }) => change({ kind: target.value as ProjectKind })} />
        {form.kind === 'sub' && <SelectField {...{ id: 'project-groupId', label: t('portfolio.field.group'), value: form.groupId, error: errors.groupId }} options={[none, ...groups.map(({ id, title }) => ({ value: id, label: pick(title) }))]} onChange={({ target }) => change({ groupId: target.value })} />}
        <SelectField {...{ id: 'project-callId', label: t('portfolio.field.call'), help: t('portfolio.form.callHelp'), value: form.callId, error: errors.callId ?? errors.currency, isOptional: true }} options={[none, ...calls.map(({ call, funder }) => ({ value: call.id, label: `${pick(funder.name)}: ${pick(call.name)}` }))]} onChange={({ target }) => change({ callId: target.value })} />
        <SelectField {...{ id: 'project-costModel', label: t('portfolio.field.costModel'), value: form.costModel, error: errors.costModel ?? errors.costRate, isOptional: true }} options={[none, ...costModelKeys.map((value) => ({ value, label: t(`portfolio.model.${value}`) }))]} onChange={({ target }) => change({ costModel: target.value as CostModelKey | '' })} />
        <TextField id="project-startsOn" label={t('portfolio.field.starts')} value={form.startsOn} error={errors.startsOn} isOptional onChange={({ target }) => change({ startsOn: target.value })} />
        <TextField id="project-endsOn" label={t('portfolio.field.ends')} value={form.endsOn} error={errors.endsOn} isOptional onChange={({ target }) => change({ endsOn: target.value })} />
      </fieldset>
    </Section>
  )
}

function Boxes({ name, options, labelOf, form, change }: Shared & { readonly name: 'taskAreas' | 'ideas'; readonly options: readonly string[]; readonly labelOf: (value: string) => string }) {
  const t = useText()
  const chosen = form[name]
  return (
    <fieldset className={styles.several}>
      <legend>{t(`portfolio.field.${name}`)}</legend>
      {options.map((value) => (
        <label key={value} className={styles.confirm}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={({ target }) => change({ [name]: target.checked ? [...chosen, value] : chosen.filter((each) => each !== value) })} />
          {labelOf(value)}
        </label>
      ))}
    </fieldset>
  )
}

function TagFields(shared: Shared) {
  const t = useText()
  return (
    <Section title={t('portfolio.form.tags')}>
      <Boxes {...shared} name="taskAreas" options={taskAreas} labelOf={(area) => t(`portfolio.area.${area}`)} />
      <Boxes {...shared} name="ideas" options={ideaTags} labelOf={(tag) => t(`portfolio.question.${tag}`)} />
    </Section>
  )
}
