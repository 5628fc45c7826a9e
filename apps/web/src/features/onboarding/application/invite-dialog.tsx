/** Invites an organisation to apply, by a link in a mail. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { Language } from '@solmu/shared/text.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { applicationCentresQuery, applicationsQuery, inviteApplicantMutation } from './application.operations.js'

const written = ['organisation', 'name', 'email'] as const
const names = ['centreId', ...written, 'language'] as const

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { data, error } = useQuery(applicationCentresQuery)
  const centres = (data?.applicationCentres ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))
  const [said, setSaid] = useState({ centreId: '', organisation: '', name: '', email: '' })
  const [language, setLanguage] = useState<Language>(useLanguage())
  const [invite] = useMutation(inviteApplicantMutation, { refetchQueries: [applicationsQuery] })
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const centreId = said.centreId || (centres.length === 1 ? (centres[0]?.value ?? '') : '')
  const set = (name: keyof typeof said, value: string) => setSaid((before) => ({ ...before, [name]: value }))
  const submit = () =>
    void state.run(
      async () => {
        await invite({ variables: { input: { ...said, centreId, language } } })
        showToast({ kind: 'done', text: t('application.invite.done', { email: said.email }) })
      },
      // All that is empty is said at once.
      { ...(centreId === '' && { centreId: t('application.invite.needsCentre') }), ...Object.fromEntries(written.filter((name) => said[name].trim() === '').map((name) => [name, t('errors.REQUIRED')])) }
    )
  // Whoever looks after one centre alone does not choose it: nothing can be sent before it is known.
  if (!data && !error) return null
  return (
    <ActDialog prefix="invite" title={t('application.invite.title')} submit={t('application.invite.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('application.invite.text')}</p>
      <SelectField
        {...{ id: 'invite-centreId', label: t('application.list.centre'), value: centreId, error: state.refusal.fields.centreId }}
        options={[{ value: '', label: t('application.invite.choose') }, ...centres]}
        onChange={({ target }) => set('centreId', target.value)}
      />
      <TextField id="invite-organisation" label={t('application.invite.organisation')} value={said.organisation} maxLength={300} error={state.refusal.fields.organisation} onChange={({ target }) => set('organisation', target.value)} />
      <TextField id="invite-name" label={t('application.invite.name')} value={said.name} maxLength={200} error={state.refusal.fields.name} onChange={({ target }) => set('name', target.value)} />
      <TextField id="invite-email" type="email" label={t('application.invite.email')} value={said.email} maxLength={254} error={state.refusal.fields.email} onChange={({ target }) => set('email', target.value)} />
      <SelectField
        {...{ id: 'invite-language', label: t('application.invite.language'), value: language }}
        options={languages.map((value) => ({ value, label: languageName[value] }))}
        onChange={({ target }) => setLanguage(target.value as Language)}
      />
    </ActDialog>
  )
}
