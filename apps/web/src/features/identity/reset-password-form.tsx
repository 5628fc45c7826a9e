/** The new password that a link in a mail sets. */
import { useState, type FormEvent } from 'react'
import { toApiErrors } from '../../graphql/api-error.js'
import { Button } from '../../ui/button.js'
import { ErrorSummary } from '../../ui/error-summary.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../ui/form-refusal.js'
import { useText } from '../../ui/text.js'
import { confirmPasswordReset } from './auth.js'
import { newPasswordProblem, NewPasswordField } from './new-password.js'
import styles from './entry-pages.module.css'

const names = ['password'] as const
type Field = (typeof names)[number]

export interface NewPasswordFormProps {
  readonly token: string
  readonly email: string
  readonly onExpired: () => void
  readonly onDone: () => void
}

export function NewPasswordForm({ token, email, onExpired, onDone }: NewPasswordFormProps) {
  const t = useText()
  const describe = useFormRefusal({ names })
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const owner = { email, displayName: '' }
  function refuse(why: FormRefusal<Field>) {
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function set() {
    const problem = newPasswordProblem(password, owner, t)
    if (problem) return refuse({ fields: { password: problem }, whole: [] })
    setBusy(true)
    try {
      await confirmPasswordReset(token, password)
      onDone()
    } catch (error) {
      setBusy(false)
      if (toApiErrors(error).some(({ code }) => code === 'LINK_EXPIRED')) return onExpired()
      refuse(describe(error))
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void set()
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(refusal, names, 'reset')} attempt={attempt} />
      <p className={styles.text}>{t('identity.reset.whose', { email })}</p>
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        id="reset-password"
        label={t('identity.password.new')}
        value={password}
        owner={owner}
        error={refusal.fields.password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {t('identity.reset.save')}
      </Button>
    </form>
  )
}
