/** Who sees an assessment, and giving it up. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type PublicationLevel, publicationLevels } from '@solmu/domain/quality/assessment-workflow.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { AssessmentRecord } from './assessment.operations.js'
import { cancelAssessmentMutation, publishAssessmentMutation } from './assessment-steps.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './assessment.module.css'

export interface AssessmentDialogProps {
  readonly assessment: AssessmentRecord
  readonly onClose: () => void
}

export function PublishDialog({ assessment, onClose }: AssessmentDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [level, setLevel] = useState<PublicationLevel>(assessment.level)
  const [publish] = useMutation(publishAssessmentMutation)
  const state = useAct<never>({ names: [], known: { STALE: { text: t('assessment.stale') } } }, onClose)
  const submit = () =>
    void state.run(async () => {
      await publish({ variables: { input: { assessmentId: assessment.id, expectedVersion: assessment.version, level } } })
      showToast({ kind: 'done', text: t('assessment.publish.done') })
    })
  const centre = assessment.centre ? pick(assessment.centre.name) : ''
  return (
    <ActDialog prefix="publish" title={t('assessment.publish.title')} submit={t('assessment.publish.submit')} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(assessment.state === 'final' ? 'assessment.publish.textFinal' : 'assessment.publish.text')}</p>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t('assessment.publish.who')}</legend>
        {publicationLevels.map((each) => (
          <label key={each} data-chosen={each === level || undefined}>
            <input type="radio" name="level" checked={each === level} onChange={() => setLevel(each)} />
            <span>
              {t(`assessment.level.${each}`)} <small>{t(`assessment.publish.seen.${each}`, { centre })}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className={styles.quiet}>{t('assessment.publish.what')}</p>
    </ActDialog>
  )
}

export function CancelDialog({ assessment, onClose }: AssessmentDialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [cancel] = useMutation(cancelAssessmentMutation)
  const state = useAct<'reason'>({ names: ['reason'], known: { STALE: { text: t('assessment.stale') } } }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await cancel({ variables: { input: { assessmentId: assessment.id, expectedVersion: assessment.version, reason } } })
        showToast({ kind: 'done', text: t('assessment.cancel.done') })
      },
      reason.trim() === '' ? { reason: t('assessment.cancel.needsReason') } : {}
    )
  return (
    <ActDialog prefix="cancel" title={t('assessment.cancel.title')} submit={t('assessment.cancel.submit')} isDangerous names={['reason']} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('assessment.cancel.text')}</p>
      <FormField id="cancel-reason" label={t('assessment.cancel.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
