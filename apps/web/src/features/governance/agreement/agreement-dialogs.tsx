/** Opens a version for acceptance, gives notice of one, and throws a draft away. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { earliestEnd } from '@solmu/domain/governance/agreement.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type AgreementVersion, openAgreementVersionMutation, terminateAgreementMutation } from './agreement.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

type DialogProps = { readonly version: AgreementVersion; readonly onClose: () => void }

export function OpenDialog({ version, onClose }: DialogProps) {
  const t = useText()
  const [open] = useMutation(openAgreementVersionMutation)
  const state = useAct<never>({ names: [] }, onClose)
  const blockedBy = version.steps.find(({ action }) => action === 'open')?.blockedBy ?? []
  const submit = () =>
    void state.run(async () => {
      await open({ variables: { input: { versionId: version.id, expectedVersion: version.version } } })
      showToast({ kind: 'done', text: t('agreement.openVersion.done') })
    })
  return (
    <ActDialog prefix="open" title={t('agreement.openVersion.title', { number: version.number })} submit={t('agreement.openVersion.submit')} isBlocked={blockedBy.length > 0} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(blockedBy.length > 0 ? 'agreement.openVersion.blocked' : 'agreement.openVersion.text')}</p>
      {blockedBy.length > 0 && (
        <ul className={styles.list}>
          {blockedBy.map((guard) => (
            <li key={guard}>{t(`agreement.blocked.${guard}`)}</li>
          ))}
        </ul>
      )}
    </ActDialog>
  )
}

const names = ['endsOn', 'reason'] as const

export function TerminateDialog({ version, onClose }: DialogProps) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  const { today } = useViewer()
  const earliest = version.state === 'open' ? today : earliestEnd(version, today)
  const [day, setDay] = useState(dayInField(earliest, language))
  const [reason, setReason] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const [end] = useMutation(terminateAgreementMutation)
  const state = useAct<(typeof names)[number]>({ names, known: { OUT_OF_RANGE: { field: 'endsOn', text: t('agreement.terminate.badDay', { day: format.day(earliest) }) } } }, onClose)
  const submit = () => {
    const endsOn = readDayText(day, today)
    void state.run(
      async () => {
        await end({ variables: { input: { versionId: version.id, expectedVersion: version.version, endsOn: endsOn ?? '', reason, isAgreed } } })
        showToast({ kind: 'done', text: t('agreement.terminate.done') })
      },
      { ...(endsOn === null && { endsOn: t('errors.INVALID_DATE') }), ...(reason.trim() === '' && { reason: t('agreement.needs.reason') }) }
    )
  }
  return (
    <ActDialog prefix="terminate" title={t('agreement.terminate.title', { number: version.number })} submit={t('agreement.terminate.submit')} isDangerous names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('agreement.terminate.text')}</p>
      <TextField id="terminate-endsOn" label={t('agreement.terminate.day')} help={t('agreement.terminate.dayHelp', { day: format.day(earliest) })} value={day} error={state.refusal.fields.endsOn} onChange={({ target }) => setDay(target.value)} />
      <label className={styles.confirm}>
        <input type="checkbox" checked={isAgreed} onChange={({ target }) => setAgreed(target.checked)} />
        <span>{t('agreement.terminate.agreed')}</span>
      </label>
      <FormField id="terminate-reason" label={t('agreement.terminate.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
