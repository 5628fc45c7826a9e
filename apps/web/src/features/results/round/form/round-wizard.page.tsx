/** Plans or changes a round in five steps: period and name, indicators, units, days, check. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useViewer } from '../../../../app/viewer.js'
import { toApiErrors } from '../../../../graphql/api-error.js'
import { Button } from '../../../../ui/button.js'
import { ErrorGlyph } from '../../../../ui/glyphs.js'
import { DraftNotice, FormNotice } from '../../../../ui/form-notices.js'
import { LeaveGuard } from '../../../../ui/leave-guard.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { StrandSteps } from '../../../../ui/strand.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { RoundFailure, RoundsCrumb } from '../record/round.page.js'
import { changeRoundMutation, createRoundMutation, roundQuery, type RoundRecord } from '../round.operations.js'
import { CheckStep } from './check-step.js'
import { DaysStep } from './days-step.js'
import { IndicatorsStep } from './indicators-step.js'
import { PeriodStep } from './period-step.js'
import { formOf, inputOf, newForm, wizardSteps, type RoundForm, type WizardStep } from './round-form.js'
import { faultsOf, type Problem, useProblems } from './round-problems.js'
import { UnitsStep } from './units-step.js'
import { useRoundForm, useSteps } from './use-round-form.js'
import summary from '../../../../ui/error-summary.module.css'
import styles from '../round.module.css'

const stepOf = { period: PeriodStep, indicators: IndicatorsStep, units: UnitsStep, days: DaysStep, check: CheckStep } as const

export function NewRoundPage() {
  const { today } = useViewer()
  const language = useLanguage()
  const [initial] = useState(() => newForm(today, language))
  return <RoundWizard initial={initial} before={null} />
}

export function EditRoundPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const language = useLanguage()
  const { data, error, refetch } = useQuery(roundQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (data) return <RoundWizard initial={formOf(data.round, language)} before={data.round} />
  return error ? <RoundFailure error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={8} />
}

/** Saves the form, as a new round or over the one that it changes. */
function useSave(before: RoundRecord | null) {
  const { today } = useViewer()
  const [create, creating] = useMutation(createRoundMutation)
  const [change, changing] = useMutation(changeRoundMutation)
  async function save(form: RoundForm): Promise<RoundRecord | undefined> {
    const input = inputOf(form, today)
    if (before === null) return (await create({ variables: { input } })).data?.createRound.round
    const { id: roundId, version: expectedVersion } = before
    return (await change({ variables: { input: { ...input, roundId, expectedVersion } } })).data?.changeRound.round
  }
  return { save, isSaving: creating.loading || changing.loading }
}

interface ProblemListProps {
  readonly problems: readonly Problem[]
  readonly onGo: (step: WizardStep, fieldId: string) => void
}

/** All that is wrong, each leading to the step and the field that mend it. */
function ProblemList({ problems, onGo }: ProblemListProps) {
  const t = useText()
  if (problems.length === 0) return null
  return (
    <div ref={(box) => box?.focus()} className={summary.summary} role="alert" tabIndex={-1}>
      <ErrorGlyph size={18} className={summary.glyph} />
      <div>
        <p className={summary.title}>{t('ui.form.errorCount', { count: problems.length })}</p>
        <ul>
          {problems.map(({ step, fieldId, text }) => (
            <li key={`${fieldId} ${text}`}>
              <button type="button" className={styles.stepLink} onClick={() => onGo(step, fieldId)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Steps({ step, isEdit, onGo }: { readonly step: WizardStep; readonly isEdit: boolean; readonly onGo: (step: WizardStep) => void }) {
  const t = useText()
  const at = wizardSteps.indexOf(step)
  return (
    <div className={styles.strip}>
      <StrandSteps
        label={t('round.form.steps')}
        steps={wizardSteps.map((each, index) => ({
          key: each,
          state: index < at ? 'done' : index === at ? 'current' : 'coming',
          label:
            index < at || (isEdit && index !== at) ? (
              <button type="button" className={styles.stepLink} onClick={() => onGo(each)}>
                {t(`round.step.${each}`)}
              </button>
            ) : (
              <span className={styles.stepName}>{t(`round.step.${each}`)}</span>
            )
        }))}
      />
    </div>
  )
}

function useWizard(initial: RoundForm, before: RoundRecord | null) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const state = useRoundForm(initial, before?.id)
  const steps = useSteps()
  const worded = useProblems()
  const { save, isSaving } = useSave(before)
  const [isStale, setStale] = useState(false)
  /** What is wrong up to the step, so that nobody is told of what comes later. */
  const problemsAt = (step: WizardStep): Problem[] =>
    worded(faultsOf(state.form, today, before)).filter((problem) => wizardSteps.indexOf(problem.step) <= wizardSteps.indexOf(step))
  async function send(): Promise<void> {
    try {
      const round = await save(state.form)
      if (!round) return
      state.forget()
      showToast({ kind: 'done', text: t('round.form.saved', { name: pick(round.name) }) })
      await navigate({ to: '/$lang/results/rounds/$id', params: { lang, id: round.id }, ignoreBlocker: true })
    } catch (error) {
      const refused = toApiErrors(error)
      setStale(refused.some(({ code }) => code === 'STALE'))
      steps.pass(worded(refused.filter(({ code }) => code !== 'STALE')))
    }
  }
  function submit(): void {
    if (!steps.pass(problemsAt(steps.step))) return
    if (steps.step === 'check') void send()
    else steps.next()
  }
  return { state, steps, submit, isSaving, isStale }
}

function RoundWizard({ initial, before }: { readonly initial: RoundForm; readonly before: RoundRecord | null }) {
  const t = useText()
  const { state, steps, submit, isSaving, isStale } = useWizard(initial, before)
  const { step, problems, heading } = steps
  const Step = stepOf[step]
  const isLast = step === 'check'
  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    submit()
  }
  return (
    <>
      <PageHeader title={t(before === null ? 'round.form.new' : 'round.form.edit')} breadcrumb={[<RoundsCrumb key="rounds" />]} />
      <LeaveGuard title={t('round.form.leave')} text={t('round.form.leaveText')} hasChanges={() => state.isDirty} onDiscard={state.forget} />
      <Steps step={step} isEdit={before !== null} onGo={steps.go} />
      <form noValidate className={styles.wizard} onSubmit={onSubmit}>
        <DraftNotice
          draftOf={state.offered?.at ?? null}
          text={(when) => t('round.form.draft', { when })}
          onResume={state.takeOffered}
          onDiscard={state.forget}
        />
        {isStale && (
          <FormNotice title={t('round.stale')} isStrong role="alert">
            <p>{t('round.staleText')}</p>
          </FormNotice>
        )}
        <h2 ref={heading} tabIndex={-1} className={styles.stepTitle}>
          {t('round.form.step', { number: wizardSteps.indexOf(step) + 1, total: wizardSteps.length, name: t(`round.step.${step}`) })}
        </h2>
        <ProblemList key={steps.attempt} problems={problems} onGo={steps.go} />
        <Step form={state.form} change={state.change} errorOf={(id) => problems.find(({ fieldId }) => fieldId === id)?.text} before={before} />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" isBusy={isSaving}>
            {t(isLast ? (before === null ? 'round.form.plan' : 'round.form.save') : 'round.form.next')}
          </Button>
          {step !== 'period' && <Button onClick={steps.back}>{t('round.form.back')}</Button>}
        </div>
      </form>
    </>
  )
}
