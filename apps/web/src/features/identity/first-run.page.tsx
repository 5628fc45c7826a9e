/** The first visit to an empty Solmu: names the consortium and makes its first administrator. */
import { useEffect, useState } from 'react'
import { useForm, type FieldErrors } from 'react-hook-form'
import { isEmail } from '@solmu/domain/identity/email.js'
import { shortestPassword } from '@solmu/domain/identity/password.js'
import { toApiErrors } from '../../graphql/api-error.js'
import { Button } from '../../ui/button.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { ErrorSummary, type SummaryError } from '../../ui/error-summary.js'
import { PasswordField, TextField } from '../../ui/form-field.js'
import { PageHeader } from '../../ui/page-header.js'
import { useLanguage, useText, type TextFunction } from '../../ui/text.js'
import { firstRun } from './auth.js'
import { keepDraft, readDraft, forgetDraft, type FirstRunDraft } from './first-run-draft.js'
import styles from './first-run.module.css'

interface FirstRunFields extends FirstRunDraft {
  readonly token: string
  readonly password: string
}

type FieldName = keyof FirstRunFields

const fieldNames: readonly FieldName[] = ['token', 'consortiumName', 'displayName', 'email', 'password']

const autoComplete: Readonly<Record<Exclude<FieldName, 'password'>, string>> = {
  token: 'one-time-code',
  consortiumName: 'organization',
  displayName: 'name',
  email: 'username'
}

function summaryOf(errors: FieldErrors<FirstRunFields>, whole: readonly string[], t: TextFunction): SummaryError[] {
  const ofFields = fieldNames.flatMap((name) => {
    const text = errors[name]?.message
    return text ? [{ fieldId: `first-run-${name}`, text: `${t(`identity.firstRun.${name}`)}: ${text}` }] : []
  })
  return [...whole.map((text) => ({ text })), ...ofFields]
}

export interface FirstRunPageProps {
  /** Goes on into Solmu once the session is there. */
  readonly onReady: () => Promise<void>
}

function useFirstRunForm(onReady: () => Promise<void>) {
  const language = useLanguage()
  const describe = useErrorMessage()
  const [whole, setWhole] = useState<readonly string[]>([])
  const form = useForm<FirstRunFields>({
    defaultValues: { token: '', password: '', ...readDraft() },
    shouldFocusError: false
  })
  const { subscribe, setError, handleSubmit } = form
  useEffect(() => subscribe({ formState: { values: true }, callback: ({ values }) => keepDraft(values) }), [subscribe])

  async function submit(fields: FirstRunFields) {
    setWhole([])
    try {
      await firstRun({ ...fields, email: fields.email.trim(), token: fields.token.trim(), language })
      forgetDraft()
      await onReady()
    } catch (error) {
      const refusals = toApiErrors(error)
      const ofWhole: string[] = []
      for (const refusal of refusals) {
        const text = describe(refusal).text
        const field = fieldNames.find((name) => refusal.path.includes(name))
        const place = refusal.code === 'SETUP_TOKEN_WRONG' ? 'token' : field
        if (place) setError(place, { type: refusal.code, message: text })
        else ofWhole.push(text)
      }
      setWhole(ofWhole)
    }
  }
  return { ...form, whole, onSubmit: handleSubmit(submit) }
}

export function FirstRunPage({ onReady }: FirstRunPageProps) {
  const t = useText()
  const { register, formState, whole, onSubmit } = useFirstRunForm(onReady)
  const { errors, isSubmitting, submitCount } = formState
  const required = t('errors.REQUIRED')
  const isAddress = (email: string) => isEmail(email) || t('errors.INVALID_EMAIL')
  const isLongEnough = (password: string) =>
    [...password].length >= shortestPassword || t('errors.PASSWORD_TOO_SHORT', { min: shortestPassword })
  return (
    <div className={styles.page}>
      <PageHeader title={t('identity.firstRun.title')} meta={t('identity.firstRun.lead')} />
      <form noValidate onSubmit={(event) => void onSubmit(event)}>
        <ErrorSummary errors={submitCount > 0 ? summaryOf(errors, whole, t) : []} attempt={submitCount} />
        {(['token', 'consortiumName', 'displayName', 'email'] as const).map((name) => (
          <TextField
            key={name}
            id={`first-run-${name}`}
            type={name === 'email' ? 'email' : 'text'}
            label={t(`identity.firstRun.${name}`)}
            help={t(`identity.firstRun.${name}Help`)}
            autoComplete={autoComplete[name]}
            spellCheck={false}
            error={errors[name]?.message}
            {...register(name, { required, validate: name === 'email' ? isAddress : undefined })}
          />
        ))}
        <PasswordField
          id="first-run-password"
          label={t('identity.firstRun.password')}
          help={t('identity.firstRun.passwordHelp', { min: shortestPassword })}
          autoComplete="new-password"
          error={errors.password?.message}
          {...register('password', { required, validate: isLongEnough })}
        />
        <Button type="submit" variant="primary" isBusy={isSubmitting}>
          {t('identity.firstRun.submit')}
        </Button>
      </form>
    </div>
  )
}
