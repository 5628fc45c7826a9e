/** A new password: the rules before anything goes wrong, advice while it is typed, refusals at their field. */
import { useMutation } from '@apollo/client/react'
import { useState, type ChangeEvent, type FormEvent } from 'react'
import { shortestPassword } from '@solmu/domain/identity/password.js'
import { useViewer } from '../../../app/viewer.js'
import { waitingQuery } from '../../../graphql/viewer.operations.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { PasswordField } from '../../../ui/form-field.js'
import { NotStartedGlyph, VerifiedGlyph } from '../../../ui/glyphs.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { passwordAdvice } from './password-advice.js'
import { changePasswordMutation } from './profile.operations.js'
import styles from './profile.module.css'

const passwordFields = ['currentPassword', 'newPassword'] as const
type PasswordFieldName = (typeof passwordFields)[number]
type PasswordValues = Record<PasswordFieldName, string>

const empty: PasswordValues = { currentPassword: '', newPassword: '' }

/** Says while typing what is still missing; read out politely when it changes. */
function Advice({ password }: { readonly password: string }) {
  const t = useText()
  const { email, displayName } = useViewer()
  if (password === '') return null
  const { isEnough, text } = passwordAdvice(password, { email, displayName }, t)
  return (
    <p className={styles.advice} data-enough={isEnough || undefined} role="status">
      {isEnough ? <VerifiedGlyph size={16} /> : <NotStartedGlyph size={16} />}
      {text}
    </p>
  )
}

function useChangePassword(onDone: () => void) {
  const t = useText()
  const { email, displayName } = useViewer()
  const [mutate, { loading }] = useMutation(changePasswordMutation, { refetchQueries: [waitingQuery] })
  const describe = useFormRefusal({ names: passwordFields })
  const [errors, setErrors] = useState<FormRefusal<PasswordFieldName>>(noRefusal)
  const [attempt, setAttempt] = useState(0)

  function ownErrors({ currentPassword, newPassword }: PasswordValues): FormRefusal<PasswordFieldName> {
    const fields: Partial<PasswordValues> = {}
    if (currentPassword === '') fields.currentPassword = t('profile.password.currentRequired')
    const advice = passwordAdvice(newPassword, { email, displayName }, t)
    if (newPassword === '') fields.newPassword = t('profile.password.newRequired')
    else if (!advice.isEnough) fields.newPassword = advice.text
    return { fields, whole: [] }
  }

  async function change(values: PasswordValues) {
    const found = ownErrors(values)
    setErrors(found)
    if (Object.keys(found.fields).length > 0) return setAttempt((before) => before + 1)
    try {
      await mutate({ variables: { input: values } })
      showToast({ kind: 'done', id: 'password', text: t('profile.password.changed') })
      onDone()
    } catch (refusal) {
      setErrors(describe(refusal))
      setAttempt((before) => before + 1)
    }
  }
  return { change, errors, attempt, isChanging: loading }
}

export function PasswordForm() {
  const t = useText()
  const { email } = useViewer()
  const [isChanged, setChanged] = useState(false)
  const [values, setValues] = useState(empty)
  const { change, errors, attempt, isChanging } = useChangePassword(() => {
    setValues(empty)
    setChanged(true)
  })
  const control = (field: PasswordFieldName) => ({
    id: `password-${field}`,
    value: values[field],
    error: errors.fields[field],
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => setValues((before) => ({ ...before, [field]: target.value }))
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    setChanged(false)
    void change(values)
  }
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(errors, passwordFields, 'password')} attempt={attempt} />
      {isChanged && (
        <p className={styles.changed} role="status">
          <VerifiedGlyph size={16} />
          {t('profile.password.changedNote')}
        </p>
      )}
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        {...control('currentPassword')}
        label={t('profile.password.current')}
        autoComplete="current-password"
      />
      <PasswordField
        {...control('newPassword')}
        label={t('profile.password.new')}
        help={t('profile.password.rules', { min: shortestPassword })}
        autoComplete="new-password"
      />
      <Advice password={values.newPassword} />
      <Button type="submit" isBusy={isChanging}>
        {t('profile.password.change')}
      </Button>
    </form>
  )
}
