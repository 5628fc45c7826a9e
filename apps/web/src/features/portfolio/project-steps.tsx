/** What can be done with a project now, and what its gates still ask for. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { projectTransitions } from '@solmu/domain/portfolio/project.workflow.js'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { Button } from '../../ui/button.js'
import { FormField } from '../../ui/form-field.js'
import { Section } from '../../ui/section.js'
import { Status } from '../../ui/status.js'
import { useLocalized, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { projectBudgetsQuery } from './budget.operations.js'
import { moveProjectMutation, type Project, type ProjectStepOption } from './portfolio.operations.js'
import fields from '../../ui/form-field.module.css'
import governance from '../governance/governance.module.css'
import styles from './portfolio.module.css'

export function ProjectSteps({ project }: { readonly project: Project }) {
  const t = useText()
  const [step, setStep] = useState<ProjectStepOption | null>(null)
  const { steps, stage } = project
  const others = projectTransitions.filter(({ from, action }) => from === stage && !steps.some((each) => each.action === action))
  if (steps.length + others.length === 0) return null
  return (
    <Section title={t('portfolio.next')}>
      <ul className={styles.steps}>
        {steps.map((each) => (
          <li key={each.action}>
            <Button disabled={each.blockedBy.length > 0} onClick={() => setStep(each)}>
              {t(`portfolio.step.${each.action}`)}
            </Button>
            <Gate project={project} step={each} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ul className={governance.list}>
          {others.map(({ action, permission }) => (
            <li key={action}>{t(`portfolio.othersStep.${permission}`, { step: t(`portfolio.step.${action}`) })}</li>
          ))}
        </ul>
      )}
      {step && <StepDialog project={project} step={step} onClose={() => setStep(null)} />}
    </Section>
  )
}

/** What the gate before a step asks for, what of it is there and what is not. */
function Gate({ project: { stage, ineligible }, step: { action, blockedBy } }: { readonly project: Project; readonly step: ProjectStepOption }) {
  const t = useText()
  const pick = useLocalized()
  const guards = projectTransitions.find((each) => each.from === stage && each.action === action)?.guards.filter((guard) => guard !== 'reasoned') ?? []
  if (guards.length === 0) return null
  return (
    <>
      <p>{t(blockedBy.length > 0 ? 'portfolio.gateAsks' : 'portfolio.gateMet')}</p>
      <ul className={styles.gate}>
        {guards.map((guard) => (
          <li key={guard}>
            <Status status={blockedBy.includes(guard) ? 'returned' : 'accepted'} label={t(blockedBy.includes(guard) ? 'portfolio.gateLacks' : 'portfolio.gateHas')} /> {t(`portfolio.gate.${guard}`)}
            {guard === 'may_apply' && ineligible.length > 0 && ` ${t('portfolio.ineligible', { names: ineligible.map(({ name }) => pick(name)).join(', ') })}`}
          </li>
        ))}
      </ul>
    </>
  )
}

const names = ['reason'] as const

function StepDialog({ project: { id, version, mayReadMoney }, step: { action, needsReason }, onClose }: { readonly project: Project; readonly step: ProjectStepOption; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, forget } = useKeptForm([`project-${action}`, id], { reason: '' })
  const [move] = useMutation(moveProjectMutation, { refetchQueries: mayReadMoney ? [{ query: projectBudgetsQuery, variables: { id } }] : [] })
  const state = useAct<(typeof names)[number]>({ names }, () => {
    forget()
    onClose()
  })
  const problems = needsReason && form.reason.trim() === '' ? { reason: t('portfolio.needs.reason') } : {}
  const submit = () =>
    void state.run(async () => {
      await move({ variables: { input: { projectId: id, expectedVersion: version, action, reason: form.reason } } })
      showToast({ kind: 'done', text: t('portfolio.moved') })
    }, problems)
  return (
    <ActDialog prefix="move" title={t(`portfolio.step.${action}`)} submit={t(`portfolio.step.${action}`)} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`portfolio.stepText.${action}`)}</p>
      <FormField id="move-reason" label={t('portfolio.field.reason')} error={state.refusal.fields.reason} isOptional={!needsReason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}
