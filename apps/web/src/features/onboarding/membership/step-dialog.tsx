/** One step of a membership that takes a reason at most: activation, suspension, taking up again, and taking a notice back. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { activateMembershipMutation, reinstateMembershipMutation, suspendMembershipMutation, takeBackNoticeMutation, type WholeMembership } from './membership.operations.js'
import fields from '../../../ui/form-field.module.css'

export const simpleSteps = ['activate', 'take_back', 'suspend', 'reinstate'] as const
export type SimpleStep = (typeof simpleSteps)[number]
const names = ['reason'] as const

function useStep(step: SimpleStep) {
  const [activate] = useMutation(activateMembershipMutation)
  const [takeBack] = useMutation(takeBackNoticeMutation)
  const [suspend] = useMutation(suspendMembershipMutation)
  const [reinstate] = useMutation(reinstateMembershipMutation)
  return async (of: { readonly membershipId: string; readonly expectedVersion: number }, reason: string): Promise<void> => {
    const again = { refetchQueries: ['Membership', 'MembershipPlan', 'MembershipPlans'], awaitRefetchQueries: true }
    if (step === 'activate') await activate({ variables: { input: of }, ...again })
    else await { take_back: takeBack, suspend, reinstate }[step]({ variables: { input: { ...of, reason } }, ...again })
  }
}

export function StepDialog({ step, membership, onClose }: { readonly step: SimpleStep; readonly membership: Pick<WholeMembership, 'id' | 'version' | 'organisation'>; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const [reason, setReason] = useState('')
  const take = useStep(step)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const needsReason = step === 'suspend' || step === 'reinstate'
  const submit = () =>
    void state.run(
      async () => {
        await take({ membershipId: membership.id, expectedVersion: membership.version }, reason)
        showToast({ kind: 'done', text: t(`membership.step.${step}.done`) })
      },
      needsReason && reason.trim() === '' ? { reason: t('membership.step.needsReason') } : {}
    )
  return (
    <ActDialog prefix="step" title={t(`membership.step.${step}.title`, { name: pick(membership.organisation.name) })} submit={t(`membership.step.${step}.submit`)} isDangerous={step === 'suspend'} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`membership.step.${step}.text`)}</p>
      {step !== 'activate' && (
        <FormField id="step-reason" label={t('membership.step.reason')} isOptional={!needsReason} help={t('membership.step.reasonHelp')} error={state.refusal.fields.reason}>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </FormField>
      )}
    </ActDialog>
  )
}
