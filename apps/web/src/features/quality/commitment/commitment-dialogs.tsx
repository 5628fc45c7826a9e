/** Ends a commitment, takes a request back, and marks duties as done. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useDutyName } from './commitment-words.js'
import { type CommitmentDuty, completeDutyMutation, endCommitmentMutation, type WholeCommitment } from './commitment.operations.js'
import fields from '../../../ui/form-field.module.css'

const endNames = ['endsOn', 'reason'] as const

export function EndDialog({ commitment, onClose }: { readonly commitment: WholeCommitment; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const isSigned = commitment.signedAt !== null
  const kind = isSigned ? 'end' : 'withdraw'
  const [day, setDay] = useState(format.day(today))
  const [reason, setReason] = useState('')
  const [end] = useMutation(endCommitmentMutation)
  const state = useAct<(typeof endNames)[number]>({ names: endNames, known: { OUT_OF_RANGE: { field: 'endsOn', text: t('commitment.end.badDay') } } }, onClose)
  const submit = () => {
    const endsOn = isSigned ? readDayText(day, today) : today
    void state.run(
      async () => {
        await end({ variables: { input: { commitmentId: commitment.id, expectedVersion: commitment.version, endsOn: endsOn ?? '', reason } } })
        showToast({ kind: 'done', text: t(`commitment.${kind}.done`) })
      },
      { ...(endsOn === null && { endsOn: t('errors.INVALID_DATE') }), ...(reason.trim() === '' && { reason: t('commitment.end.needsReason') }) }
    )
  }
  return (
    <ActDialog prefix="end" title={t(`commitment.${kind}.title`)} submit={t(`commitment.${kind}.submit`)} isDangerous names={endNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`commitment.${kind}.text`)}</p>
      {isSigned && (
        <TextField id="end-endsOn" label={t('commitment.end.day')} help={t('commitment.end.dayHelp')} value={day} error={state.refusal.fields.endsOn} onChange={({ target }) => setDay(target.value)} />
      )}
      <FormField id="end-reason" label={t('commitment.end.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

const dutyNames = ['doneOn', 'evidence', 'evidenceUrl'] as const

export function DutyDialog({ duty, onClose }: { readonly duty: CommitmentDuty; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const dutyName = useDutyName()
  const [day, setDay] = useState(format.day(today))
  const [evidence, setEvidence] = useState('')
  const [evidenceUrl, setUrl] = useState('')
  const [complete] = useMutation(completeDutyMutation)
  const state = useAct<(typeof dutyNames)[number]>({ names: dutyNames, known: { OUT_OF_RANGE: { field: 'doneOn', text: t('commitment.duty.badDay') } } }, onClose)
  const submit = () => {
    const doneOn = readDayText(day, today)
    void state.run(
      async () => {
        await complete({ variables: { input: { dutyId: duty.id, expectedVersion: duty.version, doneOn: doneOn ?? '', evidence, evidenceUrl } } })
        showToast({ kind: 'done', text: t('commitment.duty.done') })
      },
      { ...(doneOn === null && { doneOn: t('errors.INVALID_DATE') }), ...(evidence.trim() === '' && { evidence: t('commitment.duty.needsEvidence') }) }
    )
  }
  return (
    <ActDialog prefix="duty" title={t('commitment.duty.title', { name: dutyName(duty) })} submit={t('commitment.duty.submit')} names={dutyNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(duty.everyMonths === null ? 'commitment.duty.text' : 'commitment.duty.recursText', { months: duty.everyMonths ?? 0 })}</p>
      <TextField id="duty-doneOn" label={t('commitment.duty.day')} value={day} error={state.refusal.fields.doneOn} onChange={({ target }) => setDay(target.value)} />
      <FormField id="duty-evidence" label={t('commitment.duty.evidence')} help={t('commitment.duty.evidenceHelp')} error={state.refusal.fields.evidence}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={evidence} onChange={({ target }) => setEvidence(target.value)} />}
      </FormField>
      <TextField id="duty-evidenceUrl" label={t('commitment.duty.url')} isOptional value={evidenceUrl} maxLength={500} error={state.refusal.fields.evidenceUrl} onChange={({ target }) => setUrl(target.value)} />
    </ActDialog>
  )
}
