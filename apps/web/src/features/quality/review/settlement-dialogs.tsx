/** What is agreed about a criterion, and the unit's reply. */
import { useMutation } from '@apollo/client/react'
import { useId, useState } from 'react'
import { type FrameworkContent, scaleOf } from '@solmu/domain/quality/framework.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { FormField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { replyToReviewMutation, type Settlement, settleCriterionMutation } from './settlement.operations.js'
import type { CriterionRow } from './settlement.page.js'
import fields from '../../../ui/form-field.module.css'

interface SettleProps {
  readonly settlement: Settlement
  readonly content: FrameworkContent
  readonly row: CriterionRow
  readonly onChanged: () => void
  readonly onClose: () => void
}

const settleNames = ['value', 'skipped', 'reason'] as const
const leftOut = 'skip'

export function SettleDialog({ settlement, content, row, onChanged, onClose }: SettleProps) {
  const t = useText()
  const pick = useLocalized()
  const levelId = useId()
  const { criterion, settled } = row
  const scale = scaleOf(content, criterion)
  const [choice, setChoice] = useState(settled.agreed?.skipped != null ? leftOut : String(settled.agreed?.value ?? ''))
  const [skipped, setSkipped] = useState(settled.agreed?.skipped ?? '')
  const [reason, setReason] = useState(settled.agreed?.reason ?? '')
  const [settle] = useMutation(settleCriterionMutation)
  const state = useAct<(typeof settleNames)[number]>({ names: settleNames }, onClose)
  const submit = () => {
    const answer = choice === leftOut ? { value: null, skipped } : { value: Number(choice), skipped: null }
    const input = { assessmentId: settlement.assessmentId, criterionCode: criterion.code, ...answer, reason, expectedVersion: settled.agreed?.version ?? 0 }
    const missing = {
      ...((choice === '' || Number.isNaN(answer.value)) && { value: t('review.settle.needsValue') }),
      ...(choice === leftOut && skipped.trim() === '' && { skipped: t('review.settle.needsSkipped') }),
      ...(reason.trim() === '' && { reason: t('review.settle.needsReason') })
    }
    void state.run(async () => {
      const { data } = await settle({ variables: { input } })
      showToast({ kind: 'done', text: t(data?.settleCriterion.settlement.state === 'reply' ? 'review.settle.allDone' : 'review.settle.done') })
      onChanged()
    }, missing)
  }
  return (
    <ActDialog prefix="settle" title={pick(criterion.title)} submit={t('review.settle.submit')} names={settleNames} {...{ state, onClose }} onSubmit={submit}>
      <FormField id="settle-value" label={t('review.settle.value')} error={state.refusal.fields.value}>
        {(control) =>
          scale?.kind === 'percent' && choice !== leftOut ? (
            <input {...control} className={fields.input} inputMode="numeric" maxLength={3} list={levelId} value={choice} onChange={({ target }) => setChoice(target.value.replace(/\D/gu, ''))} />
          ) : (
            <select {...control} className={fields.input} value={choice} onChange={({ target }) => setChoice(target.value)}>
              <option value="">{t('review.settle.choose')}</option>
              {scale?.levels.map(({ value, name }) => (
                <option key={value} value={value}>
                  {pick(name) === String(value) ? value : `${value} – ${pick(name)}`}
                </option>
              ))}
              <option value={leftOut}>{t('review.skipped')}</option>
            </select>
          )
        }
      </FormField>
      {choice === leftOut && (
        <FormField id="settle-skipped" label={t('review.settle.skipped')} error={state.refusal.fields.skipped}>
          {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={1000} value={skipped} onChange={({ target }) => setSkipped(target.value)} />}
        </FormField>
      )}
      <FormField id="settle-reason" label={t('review.settle.reason')} help={t('review.settle.reasonHelp')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

const replyNames = ['reply'] as const

export function ReplyDialog({ settlement, onChanged, onClose }: Pick<SettleProps, 'settlement' | 'onChanged' | 'onClose'>) {
  const t = useText()
  const format = useFormat()
  const viewer = useViewer()
  const draft = ['reviewReply', viewer.id, settlement.assessmentId] as const
  const [reply, setReply] = useState(() => {
    const kept = readDraft(draft)
    return typeof kept === 'object' && kept !== null && 'reply' in kept && typeof kept.reply === 'string' ? kept.reply : ''
  })
  const [send] = useMutation(replyToReviewMutation)
  const state = useAct<'reply'>({ names: replyNames }, onClose)
  const write = (text: string) => {
    setReply(text)
    keepDraft(draft, { reply: text })
  }
  const submit = () =>
    void state.run(async () => {
      await send({ variables: { input: { assessmentId: settlement.assessmentId, reply } } })
      forgetDraft(draft)
      showToast({ kind: 'done', text: t('review.reply.done') })
      onChanged()
    })
  return (
    <ActDialog prefix="reply" title={t('review.reply.open')} submit={t('review.reply.submit')} names={replyNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('review.reply.text', { day: settlement.replyDueOn ? format.day(settlement.replyDueOn) : '' })}</p>
      <FormField id="reply-reply" label={t('review.reply.label')} help={t('review.reply.help')} isOptional error={state.refusal.fields.reply}>
        {(control) => <textarea {...control} className={fields.input} rows={6} maxLength={4000} value={reply} onChange={({ target }) => write(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
