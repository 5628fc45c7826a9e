/** What can be done with a claim now, and what stands in the way. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FormField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { type Claim, moveProjectClaimMutation } from './money.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../../governance/governance.module.css'

type Step = Claim['steps'][number]

export function ClaimSteps({ claim }: { readonly claim: Claim }) {
  const t = useText()
  const [step, setStep] = useState<Step | null>(null)
  if (claim.steps.length === 0) return null
  return (
    <Section title={t('portfolio.next')}>
      <ul className={styles.list}>
        {claim.steps.map((each) => (
          <li key={each.action}>
            <Button disabled={each.blockedBy.length > 0} onClick={() => setStep(each)}>
              {t(`money.step.${each.action}`)}
            </Button>
            {each.blockedBy.map((guard) => (
              <p key={guard}>{t(`money.guard.${guard}`)}</p>
            ))}
          </li>
        ))}
      </ul>
      {step && <StepDialog claim={claim} step={step} onClose={() => setStep(null)} />}
    </Section>
  )
}

const names = ['reason'] as const

function StepDialog({ claim: { id, version }, step: { action, needsReason }, onClose }: { readonly claim: Claim; readonly step: Step; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, forget } = useKeptForm([`claim-${action}`, id], { reason: '' })
  const [move] = useMutation(moveProjectClaimMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => {
    forget()
    onClose()
  })
  const submit = () =>
    void state.run(
      async () => {
        await move({ variables: { input: { claimId: id, expectedVersion: version, action, reason: form.reason } } })
        showToast({ kind: 'done', text: t(`money.took.${action}`) })
      },
      needsReason && form.reason.trim() === '' ? { reason: t('portfolio.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="claim" title={t(`money.step.${action}`)} submit={t(`money.step.${action}`)} isDangerous={action === 'withdraw'} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`money.stepText.${action}`)}</p>
      <FormField id="claim-reason" label={t('portfolio.field.reason')} error={state.refusal.fields.reason} isOptional={!needsReason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}
