/** What a reviewer decides about a review: the visit, no, and that it is done. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { declineReviewMutation, planVisitMutation, type Review, submitReviewMutation } from './review.operations.js'
import fields from '../../../ui/form-field.module.css'

interface ReviewDialogProps {
  readonly review: Review
  readonly onClose: () => void
}

const declineNames = ['reason'] as const

export function DeclineDialog({ review, onClose }: ReviewDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [reason, setReason] = useState('')
  const [decline] = useMutation(declineReviewMutation)
  const state = useAct<'reason'>({ names: declineNames }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await decline({ variables: { input: { reviewId: review.id, expectedVersion: review.version, reason } } })
        showToast({ kind: 'done', text: t('review.decline.done') })
      },
      reason.trim() === '' ? { reason: t('review.decline.needsReason') } : {}
    )
  return (
    <ActDialog prefix="decline" title={t('review.decline.title', { unit: pick(review.unit.name) })} submit={t('review.decline.submit')} isDangerous names={declineNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('review.decline.text')}</p>
      <FormField id="decline-reason" label={t('review.decline.reason')} help={t('review.decline.reasonHelp')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

const visitNames = ['visitOn', 'visitPlan'] as const

export function VisitDialog({ review, onClose }: ReviewDialogProps) {
  const t = useText()
  const language = useLanguage()
  const [day, setDay] = useState(review.visitOn ? dayInField(review.visitOn, language) : '')
  const { today } = useViewer()
  const [plan, setPlan] = useState(review.visitPlan)
  const [save] = useMutation(planVisitMutation)
  const state = useAct<(typeof visitNames)[number]>({ names: visitNames }, onClose)
  const visitOn = day.trim() === '' ? null : readDayText(day, today)
  const submit = () =>
    void state.run(
      async () => {
        await save({ variables: { input: { reviewId: review.id, expectedVersion: review.version, visitOn, visitPlan: plan } } })
        showToast({ kind: 'done', text: t('review.visit.done') })
      },
      day.trim() !== '' && visitOn === null ? { visitOn: t('review.visit.badDay') } : {}
    )
  return (
    <ActDialog prefix="visit" title={t('review.visit.title')} submit={t('review.visit.submit')} names={visitNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('review.visit.text')}</p>
      <TextField id="visit-visitOn" label={t('review.visit.day')} help={t('review.visit.dayHelp')} isOptional error={state.refusal.fields.visitOn} value={day} onChange={({ target }) => setDay(target.value)} />
      <FormField id="visit-visitPlan" label={t('review.visit.plan')} help={t('review.visit.planHelp')} isOptional error={state.refusal.fields.visitPlan}>
        {(control) => <textarea {...control} className={fields.input} rows={5} maxLength={4000} value={plan} onChange={({ target }) => setPlan(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

const none = [] as const

export function SubmitDialog({ review, onClose }: ReviewDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [submitReview] = useMutation(submitReviewMutation)
  const state = useAct<never>({ names: none }, onClose)
  const submit = () =>
    void state.run(async () => {
      await submitReview({ variables: { input: { reviewId: review.id, expectedVersion: review.version } } })
      showToast({ kind: 'done', text: t('review.submit.done') })
    })
  return (
    <ActDialog prefix="submit" title={t('review.submit.title', { unit: pick(review.unit.name) })} submit={t('review.submit.submit')} names={none} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('review.submit.text')}</p>
    </ActDialog>
  )
}
