/** Changes the network in five steps: what, which and how, when and why, what follows from it, done. */
import { useDebouncedValue } from '@mantine/hooks'
import { useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { StrandSteps } from '../../../ui/strand.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { changeSearchSchema } from '../network.search.js'
import { dayOf } from './change-form.js'
import type { RecordedChange } from './change.operations.js'
import { useDayNetwork } from './day-network.js'
import { OfferedDraft } from './offered-draft.js'
import { useProblemText } from './problem-text.js'
import { StepProblems } from './step-problems.js'
import { DoneStep } from './steps/done-step.js'
import { PreviewStep } from './steps/preview-step.js'
import { WhatStep } from './steps/what-step.js'
import { WhenStep } from './steps/when-step.js'
import { WhichStep } from './steps/which-step.js'
import { useChangeForm } from './use-change-form.js'
import { useUnitBefore } from './use-unit-before.js'
import { useWizard } from './use-wizard.js'
import { stepAfter, wizardSteps, type WizardStep } from './wizard-types.js'
import styles from './change.module.css'

/** How long the writer may pause while typing a day before the network of that day is asked for, in ms. */
const typingPause = 300

/** The form, and the network of its day. */
function useChange() {
  const { today } = useViewer()
  const state = useChangeForm(changeSearchSchema.parse(useSearch({ strict: false })))
  const { form } = state
  const typedDay = dayOf(form, today) ?? today
  const [day] = useDebouncedValue(typedDay, typingPause)
  const { network, error, retry } = useDayNetwork(day, today)
  const unit = useUnitBefore(form, day, today)
  // While the network of another day is on its way, nothing can be said about who exists on it.
  const around = { network: network?.day === typedDay ? network : null, before: unit.before }
  const wizard = useWizard(form, around, today)
  const isComplete = around.network !== null && !unit.isComing
  return {
    ...{ ...state, today, day: typedDay, network, around, isComplete, wizard },
    ...{ error: error ?? unit.error, retry: error ? retry : unit.retry }
  }
}

type Change = ReturnType<typeof useChange>

export function ChangeWizardPage() {
  const t = useText()
  const lang = useLanguage()
  const change = useChange()
  const [recorded, setRecorded] = useState<RecordedChange | null>(null)
  const { wizard } = change
  function onDone(made: RecordedChange): void {
    setRecorded(made)
    change.forget()
    wizard.go('done')
  }
  return (
    <>
      <PageHeader
        title={t('change.title')}
        breadcrumb={[
          <TextLink key="network" to="/$lang/network" params={{ lang }}>
            {t('network.title')}
          </TextLink>
        ]}
        actions={
          <ButtonLink to="/$lang/network/changes" params={{ lang }}>
            {t('change.log.title')}
          </ButtonLink>
        }
      />
      <LeaveGuard
        title={t('change.leave.title')}
        text={t('change.leave.text')}
        hasChanges={() => change.isDirty}
        onDiscard={change.forget}
      />
      <Steps step={wizard.step} onGo={wizard.go} />
      <div className={styles.wizard} data-step={wizard.step}>
        <OfferedDraft change={change} onTaken={(kind) => wizard.go(kind === null ? 'what' : 'which')} />
        <h2 ref={wizard.heading} tabIndex={-1} className={styles.stepTitle}>
          {t('change.step.title', {
            number: wizardSteps.indexOf(wizard.step) + 1,
            total: wizardSteps.length,
            name: t(`change.step.${wizard.step}`)
          })}
        </h2>
        {wizard.step === 'done' && recorded !== null ? (
          <DoneStep
            change={recorded}
            today={change.today}
            onUndone={setRecorded}
            onAnother={() => {
              setRecorded(null)
              wizard.go('what')
            }}
          />
        ) : (
          <OpenStep change={change} onDone={onDone} />
        )}
      </div>
    </>
  )
}

/** The strand of the steps; those that are done can be opened again, until the change is made. */
function Steps({ step, onGo }: { readonly step: WizardStep; readonly onGo: (step: WizardStep) => void }) {
  const t = useText()
  const at = wizardSteps.indexOf(step)
  return (
    <div className={styles.strand}>
      <StrandSteps
        label={t('change.steps')}
        steps={wizardSteps.map((each, index) => ({
          key: each,
          state: index < at || step === 'done' ? 'done' : index === at ? 'current' : 'coming',
          label:
            index < at && step !== 'done' ? (
              <button type="button" className={styles.stepLink} onClick={() => onGo(each)}>
                {t(`change.step.${each}`)}
              </button>
            ) : (
              <span className={styles.stepName}>{t(`change.step.${each}`)}</span>
            )
        }))}
      />
    </div>
  )
}

interface OpenStepProps {
  readonly change: Change
  readonly onDone: (made: RecordedChange) => void
}

function OpenStep({ change, onDone }: OpenStepProps) {
  const { form, wizard, around, day, today } = change
  if (change.error !== undefined && wizard.step !== 'what') return <ErrorNotice error={change.error} onRetry={change.retry} />
  if (wizard.step !== 'preview') return <TypedStep change={change} />
  // What is previewed is made of all that the form was filled in against.
  if (!change.isComplete) return <Skeleton lines={8} />
  return <PreviewStep {...{ form, day, today, onDone }} {...around} onGo={wizard.go} onBack={wizard.back} />
}

/** The first three steps, in which something is typed. */
function TypedStep({ change }: { readonly change: Change }) {
  const { form, wizard, network, around, today } = change
  const t = useText()
  const { step, problems, attempt } = wizard
  const textOf = useProblemText()
  const told = problems.map((problem) => ({
    step: problem.step,
    fieldId: `change-${problem.field}`,
    text: textOf(problem)
  }))
  const errorOf = (id: string) => {
    const problem = problems.find(({ field }) => id === `change-${field}`)
    return problem && textOf({ ...problem, about: undefined })
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    wizard.next()
  }
  return (
    <form noValidate onSubmit={submit}>
      <StepProblems problems={told} attempt={attempt} onGo={wizard.go} />
      {step === 'what' && (
        <WhatStep
          kind={form.kind}
          error={errorOf('change-kind')}
          onChange={(kind) => {
            wizard.clear()
            change.chooseKind(kind)
          }}
        />
      )}
      {step === 'which' &&
        (network === undefined ? (
          <Skeleton lines={8} />
        ) : (
          <WhichStep {...{ form, network, today, errorOf }} change={change.change} before={around.before} />
        ))}
      {step === 'when' && <WhenStep {...{ form, today, errorOf }} change={change.change} />}
      <div className={styles.acts}>
        <Button type="submit" variant="primary">
          {t('change.next', { step: t(`change.step.${stepAfter(step)}`) })}
        </Button>
        {step !== 'what' && <Button onClick={wizard.back}>{t('change.back')}</Button>}
      </div>
    </form>
  )
}
