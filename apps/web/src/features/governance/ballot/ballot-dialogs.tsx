/** Opens a ballot, counts and cancels it, and records who is recused and who has withdrawn. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { announceBallotMutation, type Ballot, type BallotDetail, ballotQuery, cancelBallotMutation, countBallotMutation, openBallotMutation, recuseFromBallotMutation, withdrawBallotOptionMutation } from './ballot.operations.js'
import fields from '../../../ui/form-field.module.css'

export type BallotAct = 'announce' | 'open' | 'count' | 'cancel' | 'withdraw' | 'recuse'
type DialogProps = { readonly detail: BallotDetail; readonly onClose: () => void }

export function BallotDialog({ act, ...props }: DialogProps & { readonly act: BallotAct | null }) {
  if (act === 'announce' || act === 'open' || act === 'count') return <StepDialog {...props} act={act} />
  if (act === 'cancel') return <CancelDialog {...props} />
  if (act === 'withdraw') return <WithdrawDialog {...props} />
  return act === 'recuse' ? <RecuseDialog {...props} /> : null
}

const stepOf = ({ id, version }: Ballot) => ({ ballotId: id, expectedVersion: version })

function StepDialog({ act, detail: { ballot }, onClose }: DialogProps & { readonly act: 'announce' | 'open' | 'count' }) {
  const t = useText()
  const [announce] = useMutation(announceBallotMutation)
  const [open] = useMutation(openBallotMutation)
  const [count] = useMutation(countBallotMutation)
  const client = useApolloClient()
  const state = useAct<never>({ names: [] }, onClose)
  /** The clock, or somebody else, may have come first. */
  const isCounted = async () => (await client.query({ query: ballotQuery, variables: { id: ballot.id }, fetchPolicy: 'network-only' })).data?.ballot.ballot.state === 'closed'
  const submit = () =>
    void state.run(async () => {
      try {
        await { announce, open, count }[act]({ variables: { input: stepOf(ballot) } })
        showToast({ kind: 'done', text: t(`ballot.${act}.done`) })
      } catch (error) {
        if (act !== 'count' || !(await isCounted())) throw error
        showToast({ kind: 'done', text: t('ballot.count.already') })
      }
    })
  return (
    <ActDialog prefix={act} title={t(`ballot.${act}.title`)} submit={t(`ballot.step.${act}`)} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`ballot.${act}.text`)}</p>
    </ActDialog>
  )
}

function ReasonField({ prefix, value, error, onChange }: { readonly prefix: string; readonly value: string; readonly error: string | undefined; readonly onChange: (text: string) => void }) {
  const t = useText()
  return (
    <FormField id={`${prefix}-reason`} label={t('ballot.field.reason')} error={error}>
      {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={1000} value={value} onChange={({ target }) => onChange(target.value)} />}
    </FormField>
  )
}

function CancelDialog({ detail: { ballot }, onClose }: DialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [cancel] = useMutation(cancelBallotMutation)
  const state = useAct<'reason'>({ names: ['reason'] }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await cancel({ variables: { input: { ...stepOf(ballot), reason } } })
        showToast({ kind: 'done', text: t('ballot.cancel.done') })
      },
      reason.trim() === '' ? { reason: t('ballot.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="cancel" title={t('ballot.cancel.title')} submit={t('ballot.step.cancel')} isDangerous names={['reason']} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('ballot.cancel.text')}</p>
      <ReasonField prefix="cancel" value={reason} error={state.refusal.fields.reason} onChange={setReason} />
    </ActDialog>
  )
}

function WithdrawDialog({ detail: { ballot }, onClose }: DialogProps) {
  const t = useText()
  const pick = useLocalized()
  const options = ballot.options.filter(({ isWithdrawn }) => !isWithdrawn).map(({ code, name }) => ({ value: code, label: pick(name) }))
  const [code, setCode] = useState(options[0]?.value ?? '')
  const [withdraw] = useMutation(withdrawBallotOptionMutation)
  const state = useAct<'code'>({ names: ['code'] }, onClose)
  const submit = () =>
    void state.run(async () => {
      await withdraw({ variables: { input: { ballotId: ballot.id, code } } })
      showToast({ kind: 'done', text: t('ballot.withdraw.done') })
    })
  return (
    <ActDialog prefix="withdraw" title={t('ballot.withdraw.title')} submit={t('ballot.withdraw.submit')} names={['code']} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('ballot.withdraw.text')}</p>
      <SelectField id="withdraw-code" label={t('ballot.field.option')} value={code} options={options} error={state.refusal.fields.code} onChange={({ target }) => setCode(target.value)} />
    </ActDialog>
  )
}

function RecuseDialog({ detail: { ballot, roll }, onClose }: DialogProps) {
  const t = useText()
  const pick = useLocalized()
  const options = roll.filter(({ hasVoted, recusedReason }) => !hasVoted && recusedReason === '').map(({ id, name }) => ({ value: id, label: pick(name) }))
  const [seatId, setSeat] = useState(options[0]?.value ?? '')
  const [reason, setReason] = useState('')
  const [recuse] = useMutation(recuseFromBallotMutation)
  const state = useAct<'seatId' | 'reason'>({ names: ['seatId', 'reason'] }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await recuse({ variables: { input: { ballotId: ballot.id, seatId, reason } } })
        showToast({ kind: 'done', text: t('ballot.recuse.done') })
      },
      reason.trim() === '' ? { reason: t('ballot.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="recuse" title={t('ballot.recuse.title')} submit={t('ballot.recuse.submit')} names={['seatId', 'reason']} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('ballot.recuse.text')}</p>
      <SelectField id="recuse-seatId" label={t('ballot.field.voter')} value={seatId} options={options} error={state.refusal.fields.seatId} onChange={({ target }) => setSeat(target.value)} />
      <ReasonField prefix="recuse" value={reason} error={state.refusal.fields.reason} onChange={setReason} />
    </ActDialog>
  )
}
