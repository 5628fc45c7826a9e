/** The budget of a project as it is written: the plan of an application, the decision on it, or a change of what was decided. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useMemo } from 'react'
import type { BudgetFrame, BudgetKind } from '@solmu/domain/portfolio/budget.js'
import { withRate } from '@solmu/domain/portfolio/cost-model.js'
import { useViewer } from '../../app/viewer.js'
import { ApiError } from '../../graphql/api-error.js'
import { useAct } from '../../ui/act-dialog.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { EmptyState } from '../../ui/empty-state.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { ErrorSummary } from '../../ui/error-summary.js'
import { refusalSummary } from '../../ui/form-refusal.js'
import { PageHeader } from '../../ui/page-header.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { BudgetClash } from './budget-clash.js'
import { type BudgetForm, type Cell, cellIssues, cellsOf, daysIn, firstBudget } from './budget-draft.js'
import { BudgetOutcome } from './budget-outcome.js'
import { BudgetRows } from './budget-rows.js'
import { SaidFields } from './budget-said.js'
import { type ProjectBudgets, projectBudgetsQuery, readAnew, saveProjectBudgetMutation } from './budget.operations.js'
import { ProjectCrumb, ProjectsCrumb } from './portfolio-words.js'
import { type Project, projectQuery } from './portfolio.operations.js'
import forms from '../../ui/record-form.module.css'

export function BudgetFormPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <BudgetOf id={id} />
}

export function BudgetOf({ id }: { readonly id: string }) {
  const project = useQuery(projectQuery, { variables: { id }, fetchPolicy: 'network-only' })
  const budgets = useQuery(projectBudgetsQuery, { variables: { id }, fetchPolicy: 'network-only' })
  const error = project.error ?? budgets.error
  if (project.data && budgets.data) return <Loaded project={project.data.project} budgets={budgets.data.projectBudgets} />
  return error ? <ErrorNotice error={error} onRetry={() => void Promise.all([project.refetch(), budgets.refetch()])} /> : <Skeleton withHeading lines={12} />
}

interface Of {
  readonly project: Project
  readonly budgets: ProjectBudgets
}

function Loaded({ project, budgets }: Of) {
  const t = useText()
  const lang = useLanguage()
  const frame = frameOf(project)
  const kind = budgets.mayWrite
  const crumbs = [<ProjectsCrumb key="list" />, <ProjectCrumb key="one" id={project.id} name={project.title} />]
  const toForm = (
    <ButtonLink to="/$lang/portfolio/projects/$id/edit" params={{ lang, id: project.id }}>
      {t('portfolio.edit.open')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t(kind ? `portfolio.budgetForm.title.${kind}` : 'portfolio.budget')} breadcrumb={crumbs} meta={kind && t(`portfolio.budgetForm.meta.${kind}`)} />
      {kind === null && <EmptyState title={t('portfolio.budgetForm.closed')} text={t('portfolio.budgetForm.closedText')} />}
      {kind !== null && frame === null && <EmptyState title={t('portfolio.budgetForm.bare')} text={t('portfolio.budgetForm.bareText')} action={toForm} />}
      {kind !== null && frame !== null && <WrittenBudget {...{ project, budgets, frame, kind }} />}
    </>
  )
}

/** What decides which lines can be written; null while the project has no model or no days. */
function frameOf({ costModel, costRate, startsOn, endsOn, partners }: Project): BudgetFrame | null {
  return costModel && startsOn && endsOn ? { model: withRate(costModel, costRate), startsOn, endsOn, partners } : null
}

const said = ['startsOn', 'endsOn', 'decidedOn', 'reference', 'reason'] as const

/** What must be said with a budget of a kind, with the message where it is not. */
function missingOf(form: BudgetForm, { kind, days }: { readonly kind: BudgetKind; readonly days: ReturnType<typeof daysIn> }): readonly (readonly [string, string])[] {
  if (kind === 'plan') return []
  return [
    ...(['startsOn', 'endsOn'] as const).filter((name) => days[name] === null).map((name) => [name, 'errors.INVALID_DATE'] as const),
    ...(kind === 'decision' && days.decidedOn === null ? [['decidedOn', form.decidedOn.trim() === '' ? 'portfolio.needs.decidedOn' : 'errors.INVALID_DATE'] as const] : []),
    ...(kind === 'change' && form.reason.trim() === '' ? [['reason', 'portfolio.needs.reason'] as const] : [])
  ]
}

/** Where a refusal of the API belongs: to the amount that it names by its place. */
const placeAmong = (cells: readonly Cell[]) => (path: readonly (string | number)[]): string | undefined => {
  const at = path.indexOf('lines')
  return at === -1 ? undefined : cells.filter(({ line }) => line !== null)[Number(path[at + 1])]?.name
}

type Writing = Of & { readonly frame: BudgetFrame; readonly kind: BudgetKind }

function useBudgetForm({ project, budgets, frame: known, kind }: Writing) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const describe = useErrorMessage()
  const kept = useKeptForm<BudgetForm>([`budget-${kind}`, project.id], firstBudget({ kind, versions: budgets.versions, frame: known, language }))
  const { form } = kept
  const days = daysIn(form, today)
  const frame = useMemo(() => ({ ...known, startsOn: (kind === 'plan' ? null : days.startsOn) ?? known.startsOn, endsOn: (kind === 'plan' ? null : days.endsOn) ?? known.endsOn }), [known, kind, days.startsOn, days.endsOn])
  const cells = useMemo(() => cellsOf(form.rows), [form.rows])
  const problems = () => ({
    ...Object.fromEntries(missingOf(form, { kind, days }).map(([name, message]) => [name, t(message)])),
    ...Object.fromEntries(cellIssues(cells, frame).map(({ name, issue }) => [name, issue ? describe(new ApiError({ code: issue.code, params: issue.params })).text : t('portfolio.budgetForm.noAmount')]))
  })
  const names: readonly string[] = [...said, ...cells.map(({ name }) => name)]
  const state = useAct<string>({ names, placeOf: placeAmong(cells) }, () => undefined)
  return { ...kept, days, frame, cells, problems, names, state }
}

function WrittenBudget(of: Writing) {
  const { project, budgets, kind } = of
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const [save] = useMutation(saveProjectBudgetMutation, readAnew(project.id))
  const { form, change, forget, days, frame, cells, problems, names, state } = useBudgetForm(of)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      const lines = cells.flatMap(({ line }) => (line ? [{ ...line, amount: { minorUnits: line.amount.toString(), currency: project.currency } }] : []))
      const { reason, reference, seen } = form
      const terms = kind === 'plan' ? {} : { startsOn: days.startsOn, endsOn: days.endsOn, ...(kind === 'decision' && { decidedOn: days.decidedOn, reference }) }
      await save({ variables: { input: { projectId: project.id, expectedVersion: seen, lines, reason, ...terms } } })
      forget()
      showToast({ kind: 'done', text: t('portfolio.budgetForm.saved') })
      await navigate({ to: '/$lang/portfolio/projects/$id', params: { lang, id: project.id } })
    }, problems())
  }
  const shared = { project, form, change, frame, errors: state.refusal.fields }
  return (
    <form noValidate onSubmit={submit}>
      <BudgetClash {...{ project, budgets, form, change, cells, frame }} isRefused={state.refusal.whole.length > 0} />
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'budget')} attempt={state.attempt} />
      {kind !== 'plan' && <SaidFields {...shared} kind={kind} />}
      <BudgetRows {...shared} />
      <BudgetOutcome {...{ project, budgets, frame, cells, kind }} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t(`portfolio.budgetForm.save.${kind}`)}
        </Button>
        <Button variant="quiet" onClick={() => { forget(); void navigate({ to: '/$lang/portfolio/projects/$id', params: { lang, id: project.id } }) }}>
          {t('portfolio.budgetForm.discard')}
        </Button>
      </div>
    </form>
  )
}
