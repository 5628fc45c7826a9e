/** What can be done with a project now, and what its gates still ask for. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { Button } from '../../ui/button.js'
import { FormField } from '../../ui/form-field.js'
import { Section } from '../../ui/section.js'
import { useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { moveProjectMutation, type Project, projectBudgetsQuery, type ProjectStepOption } from './portfolio.operations.js'
import fields from '../../ui/form-field.module.css'
import styles from '../governance/governance.module.css'

export function ProjectSteps({ project }: { readonly project: Project }) {
  const t = useText()
  const [step, setStep] = useState<ProjectStepOption | null>(null)
  if (project.steps.length === 0) return null
  return (
    <Section title={t('portfolio.next')}>
      <ul className={styles.list}>
        {project.steps.map((each) => (
          <li key={each.action}>
            <Button disabled={each.blockedBy.length > 0} onClick={() => setStep(each)}>
              {t(`portfolio.step.${each.action}`)}
            </Button>
            {each.blockedBy.length > 0 && (
              <>
                <p>{t('portfolio.gateAsks')}</p>
                <ul className={styles.list}>
                  {each.blockedBy.map((guard) => (
                    <li key={guard}>{t(`portfolio.gate.${guard}`)}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
      {step && <StepDialog project={project} step={step} onClose={() => setStep(null)} />}
    </Section>
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
