/** Says for a party that it does not accept a version, with the reason. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { type AgreementSigning, declineAgreementMutation } from './agreement.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['reason'] as const

interface DeclineProps {
  readonly signing: AgreementSigning
  readonly signer: AgreementSigning['signers'][number]
  readonly onClose: () => void
}

export function DeclineDialog({ signing: { agreement, text }, signer, onClose }: DeclineProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm(['agreement-decline', `${text.version.id}:${signer.organisation.id}`], { reason: '' })
  const [decline] = useMutation(declineAgreementMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        const { organisation, unitId, mandateId } = signer
        await decline({ variables: { input: { versionId: text.version.id, organisationId: organisation.id, unitId, mandateId, reason: form.reason } } })
        forget()
        showToast({ kind: 'done', text: t('agreement.decline.done') })
        await navigate({ to: '/$lang/agreements/$id', params: { lang, id: agreement.id } })
      },
      form.reason.trim() === '' ? { reason: t('agreement.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="decline" title={t('agreement.decline.title', { name: pick(signer.organisation.name) })} submit={t('agreement.decline.submit')} isDangerous names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('agreement.decline.text')}</p>
      <FormField id="decline-reason" label={t('agreement.decline.reason')} help={t('agreement.decline.reasonHelp')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={2000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}
