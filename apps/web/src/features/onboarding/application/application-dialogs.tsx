/** What the centre does with one application, each act in a dialog of its own. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { applicationForm } from '@solmu/domain/onboarding/application-form.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { applicationQuery, askApplicantMutation, closeApplicationMutation, type WholeApplication } from './application.operations.js'
import fields from '../../../ui/form-field.module.css'

interface DialogProps {
  readonly application: WholeApplication
  readonly onClose: () => void
}

const askNames = ['section', 'body'] as const

export function AskDialog({ application, onClose }: DialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [section, setSection] = useState('')
  const [body, setBody] = useState('')
  const [ask] = useMutation(askApplicantMutation)
  const state = useAct<(typeof askNames)[number]>({ names: askNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      await ask({ variables: { input: { applicationId: application.id, section: section || null, body } } })
      showToast({ kind: 'done', text: t('application.ask.done') })
    })
  return (
    <ActDialog prefix="ask" title={t('application.ask.title')} submit={t('application.ask.submit')} names={askNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('application.ask.text')}</p>
      <SelectField
        {...{ id: 'ask-section', label: t('application.ask.section'), value: section }}
        options={[{ value: '', label: t('application.ask.whole') }, ...applicationForm(application.formVersion).sections.map(({ code, title }) => ({ value: code, label: pick(title) }))]}
        onChange={({ target }) => setSection(target.value)}
      />
      <FormField id="ask-body" label={t('application.ask.body')} error={state.refusal.fields.body}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={4000} value={body} onChange={({ target }) => setBody(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

const closeNames = ['reason'] as const

export function CloseDialog({ application, onClose }: DialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [close] = useMutation(closeApplicationMutation, { refetchQueries: [applicationQuery] })
  const state = useAct<(typeof closeNames)[number]>({ names: closeNames }, onClose)
  const submit = () => void state.run(() => close({ variables: { input: { applicationId: application.id, expectedVersion: application.version, reason } } }))
  return (
    <ActDialog prefix="close" isDangerous title={t('application.close.title')} submit={t('application.close.submit')} names={closeNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('application.close.text')}</p>
      <FormField id="close-reason" label={t('application.close.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
