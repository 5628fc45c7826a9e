/** Dialogs of a choice: its steps, a candidate that withdraws, and an interest of an assessor. */
import { useMutation } from '@apollo/client/react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { type Assessor, type Candidate, type Choice, moveCentreChoiceMutation, noteCentreConflictMutation, withdrawCentreCandidateMutation } from './choice.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

const reasonNames = ['reason'] as const

function ReasonField({ id, label, help, value, error, onChange }: { readonly id: string; readonly label: string; readonly help?: string; readonly value: string; readonly error: string | undefined; readonly onChange: (value: string) => void }) {
  return (
    <FormField id={id} label={label} help={help} error={error}>
      {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={value} onChange={({ target }) => onChange(target.value)} />}
    </FormField>
  )
}

type Step = Choice['steps'][number]

/** Says what a step does, or what stands in its way. */
export function MoveDialog({ choice, step, onClose }: { readonly choice: Choice; readonly step: Step; readonly onClose: () => void }) {
  const t = useText()
  const { action, blockedBy } = step
  const { form, change, forget } = useKeptForm(['centre-choice-end', choice.id], { reason: '' })
  const [move] = useMutation(moveCentreChoiceMutation)
  const state = useAct<'reason'>({ names: reasonNames }, () => {
    forget()
    onClose()
  })
  const isEnd = action === 'cancel'
  const submit = () =>
    void state.run(
      async () => {
        await move({ variables: { input: { choiceId: choice.id, expectedVersion: choice.version, action, reason: isEnd ? form.reason : '' } } })
        showToast({ kind: 'done', text: t(`choice.moved.${action}`) })
      },
      isEnd && form.reason.trim() === '' ? { reason: t('choice.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="move" title={t(`choice.step.${action}`)} submit={t(`choice.step.${action}`)} isDangerous={isEnd} isBlocked={blockedBy.length > 0} names={reasonNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(blockedBy.length > 0 ? 'choice.blockedText' : `choice.stepText.${action}`)}</p>
      {blockedBy.length > 0 && (
        <ul className={styles.list}>
          {blockedBy.map((guard) => (
            <li key={guard}>{t(`choice.blocked.${guard}`)}</li>
          ))}
        </ul>
      )}
      {isEnd && <ReasonField id="move-reason" label={t('choice.field.endReason')} value={form.reason} error={state.refusal.fields.reason} onChange={(reason) => change({ reason })} />}
    </ActDialog>
  )
}

export function WithdrawDialog({ choice, candidate, onClose }: { readonly choice: Choice; readonly candidate: Candidate; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { form, change, forget } = useKeptForm(['centre-candidate', candidate.id], { reason: '' })
  const [withdraw] = useMutation(withdrawCentreCandidateMutation)
  const state = useAct<'reason'>({ names: reasonNames }, () => {
    forget()
    onClose()
  })
  const title = t('choice.withdraw.open', { name: pick(candidate.unit.name) })
  const submit = () =>
    void state.run(
      async () => {
        await withdraw({ variables: { input: { choiceId: choice.id, expectedVersion: choice.version, candidateId: candidate.id, reason: form.reason } } })
        showToast({ kind: 'done', text: t('choice.withdraw.done') })
      },
      form.reason.trim() === '' ? { reason: t('choice.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="withdraw" title={title} submit={t('choice.withdraw.submit')} isDangerous names={reasonNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('choice.withdraw.text')}</p>
      <ReasonField id="withdraw-reason" label={t('choice.field.withdrawReason')} value={form.reason} error={state.refusal.fields.reason} onChange={(reason) => change({ reason })} />
    </ActDialog>
  )
}

const conflictNames = ['candidateId', 'reason'] as const

/** An assessor tells an interest of their own, or those who lead the choice note one. */
export function ConflictDialog({ choice, assessor, onClose }: { readonly choice: Choice; readonly assessor: Assessor; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { form, change, forget } = useKeptForm(['centre-conflict', assessor.id], { candidateId: '', reason: '', isRecused: true })
  const [note] = useMutation(noteCentreConflictMutation)
  const state = useAct<(typeof conflictNames)[number]>({ names: conflictNames }, () => {
    forget()
    onClose()
  })
  const submit = () =>
    void state.run(
      async () => {
        await note({ variables: { input: { choiceId: choice.id, assessorId: assessor.id, candidateId: form.candidateId || null, reason: form.reason, isRecused: form.isRecused } } })
        showToast({ kind: 'done', text: t('choice.conflict.done') })
      },
      form.reason.trim() === '' ? { reason: t('choice.needs.interest') } : {}
    )
  const errors = state.refusal.fields
  return (
    <ActDialog prefix="conflict" title={t('choice.conflict.open', { name: assessor.name })} submit={t('choice.conflict.submit')} names={conflictNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('choice.conflict.text')}</p>
      {choice.state === 'closed' && <p>{t('choice.conflict.lateText')}</p>}
      <SelectField
        {...{ id: 'conflict-candidateId', label: t('choice.field.candidate'), value: form.candidateId, error: errors.candidateId }}
        options={[{ value: '', label: t('choice.conflict.all') }, ...choice.candidates.map(({ id, unit }) => ({ value: id, label: pick(unit.name) }))]}
        onChange={({ target }) => change({ candidateId: target.value })}
      />
      <ReasonField id="conflict-reason" label={t('choice.conflict.reason')} help={t('choice.conflict.reasonHelp')} value={form.reason} error={errors.reason} onChange={(reason) => change({ reason })} />
      <label className={styles.confirm}>
        <input type="checkbox" checked={form.isRecused} onChange={({ target }) => change({ isRecused: target.checked })} />
        {t('choice.conflict.recuse')}
      </label>
    </ActDialog>
  )
}
