/** A new password: the rules before anything goes wrong, advice while it is typed, refusals at their field. */
import { useMutation } from '@apollo/client/react'
import { useState, type ChangeEvent, type FormEvent } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { waitingQuery } from '../../../graphql/viewer.operations.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { PasswordField } from '../../../ui/form-field.js'
import { VerifiedGlyph } from '../../../ui/glyphs.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { newPasswordProblem, NewPasswordField } from '../new-password.js'
import { changePasswordMutation, sessionsQuery } from './security.operations.js'
import styles from './security.module.css'

const passwordFields = ['currentPassword', 'newPassword'] as const
type PasswordFieldName = (typeof passwordFields)[number]
type PasswordValues = Record<PasswordFieldName, string>

const empty: PasswordValues = { currentPassword: '', newPassword: '' }

function useChangePassword(onDone: () => void) {
  const t = useText()
  const { email, displayName } = useViewer()
  const [mutate, { loading }] = useMutation(changePasswordMutation, { refetchQueries: [waitingQuery, sessionsQuery] })
  const describe = useFormRefusal({ names: passwordFields })
  const [errors, setErrors] = useState<FormRefusal<PasswordFieldName>>(noRefusal)
  const [attempt, setAttempt] = useState(0)

  function ownErrors({ currentPassword, newPassword }: PasswordValues): FormRefusal<PasswordFieldName> {
    const fields: Partial<PasswordValues> = {}
    if (currentPassword === '') fields.currentPassword = t('security.password.currentRequired')
    const problem = newPasswordProblem(newPassword, { email, displayName }, t)
    if (problem) fields.newPassword = problem
    return { fields, whole: [] }
  }

  async function change(values: PasswordValues) {
    const found = ownErrors(values)
    setErrors(found)
    if (Object.keys(found.fields).length > 0) return setAttempt((before) => before + 1)
    try {
      await mutate({ variables: { input: values } })
      showToast({ kind: 'done', id: 'password', text: t('security.password.changed') })
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
  const { email, displayName } = useViewer()
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
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(errors, passwordFields, 'password')} attempt={attempt} />
      {isChanged && (
        <p className={styles.changed} role="status">
          <VerifiedGlyph size={16} />
          {t('security.password.changedNote')}
        </p>
      )}
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        {...control('currentPassword')}
        label={t('security.password.current')}
        autoComplete="current-password"
      />
      <NewPasswordField {...control('newPassword')} label={t('identity.password.new')} owner={{ email, displayName }} />
      <Button type="submit" isBusy={isChanging}>
        {t('security.password.change')}
      </Button>
    </form>
  )
}
