/** Records a risk or an issue, or says how it stands now. */
import { useMutation } from '@apollo/client/react'
import { isRiskOpen, type RiskKind, riskKinds, riskLevel, type RiskState, riskStatesAfter } from '@solmu/domain/portfolio/risk.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { type Language, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { useNameOf } from './plan-words.js'
import { type Risk, type Risks, saveProjectRiskMutation } from './risk.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['kind', 'title', 'text', 'likelihood', 'impact', 'partnerId', 'owner', 'measures', 'dueOn', 'state'] as const
type Name = (typeof names)[number]

interface Form {
  readonly kind: RiskKind
  readonly title: string
  readonly text: string
  readonly likelihood: string
  readonly impact: string
  readonly partnerId: string
  readonly owner: string
  readonly measures: string
  readonly dueOn: string
  readonly state: RiskState
}

function firstForm({ partners }: Risks, risk: Risk | null, language: Language): Form {
  const partnerId = partners.find(({ mayWrite }) => mayWrite)?.id ?? ''
  if (!risk) return { kind: 'risk', title: '', text: '', likelihood: '3', impact: '3', partnerId, owner: '', measures: '', dueOn: '', state: 'open' }
  const { kind, title, text, likelihood, impact, owner, measures, dueOn, state } = risk
  return { kind, title, text, likelihood: String(likelihood), impact: String(impact), partnerId: risk.partnerId, owner, measures, dueOn: dueOn ? dayInField(dueOn, language) : '', state }
}

function problemsOf(form: Form, dueOn: string | null): Partial<Record<Name, string>> {
  const grades = { likelihood: form.kind === 'issue' ? 5 : Number(form.likelihood), impact: Number(form.impact) }
  return {
    ...(form.title.trim() === '' && { title: 'projectPlan.needs.name' }),
    ...(isRiskOpen(form.state) && riskLevel(grades) === 'high' && form.measures.trim() === '' && { measures: 'projectPlan.needs.measures' }),
    ...(form.dueOn.trim() !== '' && dueOn === null && { dueOn: 'projectPlan.needs.day' })
  }
}

interface DialogProps {
  readonly risks: Risks
  /** The one that is changed; null for a new one. */
  readonly risk: Risk | null
  readonly onClose: () => void
}

export function RiskDialog({ risks, risk, onClose }: DialogProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm<Form>(['project-risk', risk?.id ?? risks.projectId], firstForm(risks, risk, language))
  const [save] = useMutation(saveProjectRiskMutation)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const dueOn = form.dueOn.trim() === '' ? null : readDayText(form.dueOn, today)
  const submit = () =>
    void state.run(
      async () => {
        await save({ variables: { input: { ...form, projectId: risks.projectId, riskId: risk?.id ?? null, expectedVersion: risk?.version ?? null, likelihood: Number(form.likelihood), impact: Number(form.impact), dueOn } } })
        showToast({ kind: 'done', text: t('projectPlan.risk.saved') })
      },
      Object.fromEntries(Object.entries(problemsOf(form, dueOn)).map(([name, message]) => [name, t(message)]))
    )
  return (
    <ActDialog prefix="risk" title={risk ? t('projectPlan.risk.edit', { name: risk.title }) : t('projectPlan.risk.add')} submit={t('projectPlan.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <Fields {...{ risks, risk, form, change }} errors={state.refusal.fields} />
    </ActDialog>
  )
}

interface FieldsProps extends Pick<DialogProps, 'risks' | 'risk'> {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly errors: Partial<Record<Name, string>>
}

const grades = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))

function Fields({ risks: { partners }, risk, form, change, errors }: FieldsProps) {
  const t = useText()
  const nameOf = useNameOf(partners)
  const states = riskStatesAfter(form.kind, risk?.state ?? null)
  const own = partners.filter(({ id, mayWrite }) => mayWrite || id === form.partnerId)
  const long = (name: 'text' | 'measures', help?: string) => (
    <FormField id={`risk-${name}`} label={t(`projectPlan.risk.field.${name}`)} help={help} error={errors[name]} isOptional>
      {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={form[name]} onChange={({ target }) => change({ [name]: target.value })} />}
    </FormField>
  )
  return (
    <>
      {!risk && <SelectField id="risk-kind" label={t('projectPlan.risk.field.kind')} value={form.kind} error={errors.kind} options={riskKinds.map((value) => ({ value, label: t(`projectPlan.risk.kind.${value}`) }))} onChange={({ target }) => change({ kind: target.value as RiskKind })} />}
      <TextField id="risk-title" label={t('projectPlan.risk.field.title')} maxLength={200} value={form.title} error={errors.title} onChange={({ target }) => change({ title: target.value })} />
      {long('text')}
      {form.kind === 'risk' && <SelectField id="risk-likelihood" label={t('projectPlan.risk.field.likelihood')} help={t('projectPlan.risk.help.grade')} value={form.likelihood} error={errors.likelihood} options={grades} onChange={({ target }) => change({ likelihood: target.value })} />}
      <SelectField id="risk-impact" label={t('projectPlan.risk.field.impact')} help={t('projectPlan.risk.help.grade')} value={form.impact} error={errors.impact} options={grades} onChange={({ target }) => change({ impact: target.value })} />
      {long('measures', t('projectPlan.risk.help.measures'))}
      <SelectField id="risk-partnerId" label={t('projectPlan.risk.field.partnerId')} value={form.partnerId} error={errors.partnerId} options={own.map(({ id }) => ({ value: id, label: nameOf(id) }))} onChange={({ target }) => change({ partnerId: target.value })} />
      <TextField id="risk-owner" label={t('projectPlan.risk.field.owner')} help={t('projectPlan.help.owner')} maxLength={120} value={form.owner} error={errors.owner} isOptional onChange={({ target }) => change({ owner: target.value })} />
      <TextField id="risk-dueOn" label={t('projectPlan.risk.field.dueOn')} value={form.dueOn} error={errors.dueOn} isOptional onChange={({ target }) => change({ dueOn: target.value })} />
      <SelectField id="risk-state" label={t('projectPlan.risk.field.state')} help={form.state === 'came_true' && risk?.state !== 'came_true' ? t('projectPlan.risk.help.cameTrue') : undefined} value={form.state} error={errors.state} options={states.map((value) => ({ value, label: t(`projectPlan.risk.state.${value}`) }))} onChange={({ target }) => change({ state: target.value as RiskState })} />
    </>
  )
}
