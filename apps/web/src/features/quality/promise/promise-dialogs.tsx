/** Releases a draft of a promise from a day on, and withdraws a promise. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { missingPromiseTexts } from '@solmu/domain/quality/promise.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { languageName, languages, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type PromiseVersion, releasePromiseMutation, type ServicePromise, withdrawPromiseMutation } from './promise.operations.js'
import fields from '../../../ui/form-field.module.css'

const releaseNames = ['validFrom'] as const

export function ReleasePromiseDialog({ promise, draft, onClose }: { readonly promise: ServicePromise; readonly draft: PromiseVersion; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [day, setDay] = useState(format.day(today))
  const [release] = useMutation(releasePromiseMutation)
  const known = { OUT_OF_RANGE: { field: 'validFrom', text: t('promise.release.tooEarly') }, REQUIRED: { text: t('promise.release.needsPoints') } } as const
  const state = useAct<'validFrom'>({ names: releaseNames, known }, onClose)
  const submit = () => {
    const validFrom = readDayText(day, today)
    void state.run(
      async () => {
        await release({ variables: { input: { promiseId: promise.id, expectedVersion: draft.version, validFrom: validFrom ?? '' } } })
        showToast({ kind: 'done', text: t('promise.release.done') })
      },
      validFrom === null ? { validFrom: t('errors.INVALID_DATE') } : {}
    )
  }
  const missing = missingPromiseTexts(draft.content)
  return (
    <ActDialog prefix="release" title={t('promise.release.title')} submit={t('promise.release.submit')} names={releaseNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('promise.release.text')}</p>
      {languages.map((language) => missing[language] > 0 && <p key={language}>{t('promise.release.missing', { count: missing[language], language: languageName[language] })}</p>)}
      <TextField id="release-validFrom" label={t('promise.release.from')} value={day} error={state.refusal.fields.validFrom} onChange={({ target }) => setDay(target.value)} />
    </ActDialog>
  )
}

const withdrawNames = ['reason'] as const

export function WithdrawPromiseDialog({ promise, onClose }: { readonly promise: ServicePromise; readonly onClose: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [withdraw] = useMutation(withdrawPromiseMutation)
  const state = useAct<'reason'>({ names: withdrawNames }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await withdraw({ variables: { input: { promiseId: promise.id, expectedVersion: promise.version, reason } } })
        showToast({ kind: 'done', text: t('promise.withdraw.done') })
      },
      reason.trim() === '' ? { reason: t('commitment.end.needsReason') } : {}
    )
  return (
    <ActDialog prefix="withdraw" title={t('promise.withdraw.title')} submit={t('promise.withdraw.submit')} isDangerous names={withdrawNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('promise.withdraw.text')}</p>
      <FormField id="withdraw-reason" label={t('commitment.end.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
