/** Planning a round of assessment: by which framework, whose units, when; with who would take part. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { reviewKinds } from '@solmu/domain/quality/assessment-workflow.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { DraftNotice } from '../../../ui/form-notices.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { PageHeader } from '../../../ui/page-header.js'
import { PickList } from '../../../ui/pick-list.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { placesQuery } from '../../results/places.operations.js'
import { assessmentChoicesQuery } from '../assessment/assessment.operations.js'
import { RoundsCrumb } from '../assessment/assessment-words.js'
import { type CycleForm, dayNames, formNames, type FormName, formOf, inputOf, newForm, problemsOf, useKeptForm } from './cycle-form.js'
import { NoRound } from './cycle.page.js'
import { changeCycleMutation, createCycleMutation, cycleQuery, type CycleRow, previewCycleQuery } from './cycle.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

export function NewCyclePage() {
  const { today, assignments } = useViewer()
  const lang = useLanguage()
  // Whoever plans does so for where they work: the head office, or a centre.
  const place = assignments.find(({ unit }) => unit.type !== 'local_unit')?.unit.id ?? ''
  return <CycleFormView initial={{ ...newForm(today, lang), scopeUnitId: place }} before={null} />
}

export function EditCyclePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const lang = useLanguage()
  const { data, error, refetch } = useQuery(cycleQuery, { variables: { id } })
  if (data) return <CycleFormView initial={formOf(data.assessmentCycle, lang)} before={data.assessmentCycle} />
  if (!error) return <Skeleton withHeading lines={10} />
  return toApiError(error).kind === 'missing' ? <NoRound /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

interface PartProps {
  readonly form: CycleForm
  readonly change: (part: Partial<CycleForm>) => void
  readonly errors: Readonly<Partial<Record<FormName, string>>>
  readonly before: CycleRow | null
}

function useSave(before: CycleRow | null) {
  const { today } = useViewer()
  const [create] = useMutation(createCycleMutation)
  const [change] = useMutation(changeCycleMutation)
  return async (form: CycleForm): Promise<string | undefined> => {
    const input = inputOf(form, today)
    if (before === null) return (await create({ variables: { input } })).data?.createAssessmentCycle.cycle.id
    return (await change({ variables: { input: { ...input, cycleId: before.id, expectedVersion: before.version } } })).data?.changeAssessmentCycle.cycle.id
  }
}

function CycleFormView({ initial, before }: { readonly initial: CycleForm; readonly before: CycleRow | null }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const { form, change, isDirty, forget, offered, takeOffered } = useKeptForm(initial, before?.id)
  const save = useSave(before)
  const known = { STALE: { text: t('assessment.stale') }, CYCLE_STATE: { text: t('assessment.round.form.fixed') } }
  const placeOf = (path: readonly (string | number)[]) => formNames.find((name) => path.includes(name))
  const state = useAct<FormName>({ names: formNames, known, placeOf }, () => undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        const id = await save(form)
        if (!id) return
        forget()
        showToast({ kind: 'done', text: t('assessment.round.form.saved') })
        await navigate({ to: '/$lang/quality/rounds/$id', params: { lang, id }, ignoreBlocker: true })
      },
      problemsOf(form, { today, t })
    )
  }
  const part: PartProps = { form, change, errors: state.refusal.fields, before }
  return (
    <>
      <PageHeader title={t(before === null ? 'assessment.round.form.new' : 'assessment.round.form.edit')} breadcrumb={[<RoundsCrumb key="list" />]} />
      <LeaveGuard title={t('assessment.round.form.leave')} text={t('assessment.round.form.leaveText')} hasChanges={() => isDirty} onDiscard={forget} />
      <form noValidate className={forms.form} onSubmit={submit}>
        <DraftNotice draftOf={offered?.at ?? null} text={(when) => t('assessment.round.form.draft', { when })} onResume={takeOffered} onDiscard={forget} />
        <ErrorSummary errors={refusalSummary(state.refusal, formNames, 'cycle')} attempt={state.attempt} />
        <What {...part} />
        <Days {...part} />
        <Who {...part} />
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t(before === null ? 'assessment.round.form.plan' : 'assessment.round.form.save')}
        </Button>
      </form>
    </>
  )
}

/** The framework, the names, who reviews, and what units should know. */
function What({ form, change, errors, before }: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const { data } = useQuery(assessmentChoicesQuery)
  const day = readDayText(form.opensOn, today) ?? today
  const isOpen = before?.state === 'open'
  const offered = (data?.qualityFrameworks ?? []).flatMap(({ kind, retiredAt, versions, name, code }) => {
    const version = kind === 'assessed' && retiredAt === null ? versionOn(versions, day) : undefined
    return version ? [{ value: version.id, label: t('assessment.record.meta', { framework: pick(name) || code, number: version.number }) }] : []
  })
  const own = before && !offered.some(({ value }) => value === before.versionId) ? [{ value: before.versionId, label: pick(before.framework.name) }] : []
  return (
    <>
      <SelectField
        {...{ id: 'cycle-versionId', label: t('assessment.list.framework'), help: t('assessment.round.form.frameworkHelp'), value: form.versionId, disabled: isOpen, error: errors.versionId }}
        options={[{ value: '', label: t('assessment.evidence.choose') }, ...own, ...offered]}
        onChange={({ target }) => change({ versionId: target.value })}
      />
      {languages.map((each) => (
        <TextField
          key={each}
          {...{ id: each === 'fi' ? 'cycle-name' : `cycle-name-${each}`, label: t('assessment.round.form.name', { language: languageName[each] }), isOptional: each !== 'fi' }}
          {...{ value: form.name[each], maxLength: 200, lang: each, ...(each === 'fi' && { error: errors.name }) }}
          onChange={({ target }) => change({ name: { ...form.name, [each]: target.value } })}
        />
      ))}
      <SelectField
        {...{ id: 'cycle-review', label: t('assessment.round.review'), help: t('assessment.round.form.reviewHelp'), value: form.review, disabled: isOpen, error: errors.review }}
        options={reviewKinds.map((value) => ({ value, label: t(`assessment.review.${value}`) }))}
        onChange={({ target }) => change({ review: target.value as CycleForm['review'] })}
      />
      <FormField id="cycle-note" label={t('assessment.round.form.note')} isOptional error={errors.note}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
      </FormField>
    </>
  )
}

function Days({ form, change, errors, before }: PartProps) {
  const t = useText()
  return (
    <>
      {dayNames.map((name) =>
        name === 'reviewDueOn' && form.review === 'none' ? null : (
          <TextField
            key={name}
            {...{ id: `cycle-${name}`, label: t(`assessment.round.${name}`), help: t(`assessment.round.form.${name}`), value: form[name], error: errors[name], autoComplete: 'off' }}
            disabled={name === 'opensOn' && before?.state === 'open'}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        )
      )}
    </>
  )
}

/** The places for whose units a round may be planned: all of them, or where somebody works. */
function usePlaces() {
  const { assignments, actions } = useViewer()
  const { data } = useQuery(placesQuery)
  const isWhole = actions.includes('quality.manage')
  return (data?.networkTree.nodes ?? []).filter(({ id, type }) => type !== 'local_unit' && (isWhole || assignments.some(({ unit }) => unit.id === id)))
}

/** Whose units, which of them, and who that is; once it is open, they stand. */
function Who(props: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const { form, change, errors, before } = props
  const places = usePlaces()
  if (before?.state === 'open') return null
  return (
    <>
      <SelectField
        {...{ id: 'cycle-scopeUnitId', label: t('assessment.round.scope'), help: t('assessment.round.form.scopeHelp'), value: form.scopeUnitId, error: errors.scopeUnitId }}
        options={places.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        onChange={({ target }) => change({ scopeUnitId: target.value, unitIds: null })}
      />
      {form.versionId === '' ? <p>{t('assessment.round.form.previewFirst')}</p> : <Members {...props} />}
    </>
  )
}

/** The units that the framework and the place name on the day of opening, all of them or some. */
function Members({ form, change, errors }: PartProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const { versionId, scopeUnitId, unitIds } = form
  const opensOn = readDayText(form.opensOn, today) ?? today
  const preview = useQuery(previewCycleQuery, { variables: { input: { versionId, scopeUnitId, unitIds: null, opensOn } }, skip: scopeUnitId === '' })
  const members = preview.data?.previewAssessmentCycle
  return (
    <>
      <PickList
        {...{ id: 'cycle-unitIds', legend: t('assessment.round.who'), help: t('assessment.round.form.whoHelp', { day: dayInField(opensOn, lang) }), error: errors.unitIds }}
        {...{ allLabel: t('assessment.round.form.all'), someLabel: t('assessment.round.form.some'), searchLabel: t('assessment.round.form.searchUnits'), value: unitIds }}
        items={members?.map(({ unit, centre }) => ({ id: unit.id, label: pick(unit.name), ...(centre && { group: pick(centre.name) }) }))}
        onChange={(chosen) => change({ unitIds: chosen })}
      />
      <p role="status">{members && t('assessment.round.previewCount', { count: unitIds?.length ?? members.length })}</p>
    </>
  )
}
