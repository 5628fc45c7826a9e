/** An invitation to somebody new: name, password and language; then they are in. */
import { useState, type ChangeEvent, type FormEvent } from 'react'
import { Button } from '../../ui/button.js'
import { ErrorSummary } from '../../ui/error-summary.js'
import { SelectField, TextField } from '../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../ui/form-refusal.js'
import { isLanguage, languageName, languages, useText, type TextFunction } from '../../ui/text.js'
import { acceptInvitation, type InvitationOffer } from './auth.js'
import { newPasswordProblem, NewPasswordField } from './new-password.js'

const names = ['displayName', 'language', 'password'] as const
type Field = (typeof names)[number]
type Values = Record<Field, string>

export interface InvitationFormProps {
  readonly token: string
  readonly offer: InvitationOffer
  readonly onAccepted: () => Promise<void>
}

function ownRefusal(values: Values, email: string, t: TextFunction): FormRefusal<Field> {
  const fields: Partial<Values> = {}
  if (values.displayName.trim() === '') fields.displayName = t('identity.invitation.nameRequired')
  const problem = newPasswordProblem(values.password, { email, displayName: values.displayName }, t)
  if (problem) fields.password = problem
  return { fields, whole: [] }
}

function useAcceptance({ token, offer, onAccepted }: InvitationFormProps) {
  const t = useText()
  const describe = useFormRefusal({ names })
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)
  function refuse(why: FormRefusal<Field>) {
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function accept(values: Values) {
    const own = ownRefusal(values, offer.email, t)
    if (Object.keys(own.fields).length > 0) return refuse(own)
    setBusy(true)
    try {
      const language = isLanguage(values.language) ? values.language : offer.language
      await acceptInvitation({ token, displayName: values.displayName.trim(), password: values.password, language })
      await onAccepted()
    } catch (error) {
      setBusy(false)
      refuse(describe(error))
    }
  }
  return { accept, refusal, attempt, isBusy }
}

export function InvitationForm(props: InvitationFormProps) {
  const { offer } = props
  const t = useText()
  const { accept, refusal, attempt, isBusy } = useAcceptance(props)
  const [values, setValues] = useState<Values>({
    displayName: offer.displayName ?? '',
    language: offer.language,
    password: ''
  })
  const control = (field: Field) => ({
    id: `invitation-${field}`,
    value: values[field],
    error: refusal.fields[field],
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setValues((before) => ({ ...before, [field]: target.value }))
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    void accept(values)
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(refusal, names, 'invitation')} attempt={attempt} />
      <TextField
        {...control('displayName')}
        label={t('identity.firstRun.displayName')}
        help={t('identity.firstRun.displayNameHelp')}
        autoComplete="name"
      />
      <SelectField
        {...control('language')}
        label={t('identity.invitation.language')}
        help={t('identity.invitation.languageHelp')}
        options={languages.map((value) => ({ value, label: languageName[value] }))}
      />
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={offer.email} readOnly hidden />
      <NewPasswordField
        {...control('password')}
        label={t('identity.login.password')}
        owner={{ email: offer.email, displayName: values.displayName }}
      />
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {t('identity.invitation.submit')}
      </Button>
    </form>
  )
}
