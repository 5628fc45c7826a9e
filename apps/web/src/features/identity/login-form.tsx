/** E-mail and password. One message for every wrong pair, whichever half was wrong. */
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { ApiError, toApiError } from '../../graphql/api-error.js'
import { Button } from '../../ui/button.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { PasswordField, TextField } from '../../ui/form-field.js'
import { ErrorGlyph } from '../../ui/glyphs.js'
import { useText } from '../../ui/text.js'
import { logIn, type AuthState, type DemoAccount } from './auth.js'
import { DemoAccounts } from './demo-accounts.js'
import { useCountdown } from './use-countdown.js'
import styles from './login.module.css'

interface LoginFields {
  readonly email: string
  readonly password: string
}

export interface LoginFormProps {
  readonly state: AuthState
  readonly onSignedIn: () => Promise<void>
}

/** Says what went wrong; counts down when there is a wait. */
function Refusal({ error, secondsLeft }: { readonly error: ApiError; readonly secondsLeft: number }) {
  const box = useRef<HTMLDivElement>(null)
  const describe = useErrorMessage()
  useEffect(() => box.current?.focus(), [error])
  const isWait = error.code === 'TOO_MANY_ATTEMPTS'
  const shown = isWait ? new ApiError({ code: error.code, params: { seconds: Math.max(secondsLeft, 1) } }) : error
  const { text } = describe(shown)
  return (
    <div ref={box} className={styles.refusal} role="alert" tabIndex={-1}>
      <ErrorGlyph size={18} />
      <p>{text}</p>
    </div>
  )
}

export function LoginForm({ state, onSignedIn }: LoginFormProps) {
  const t = useText()
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const { secondsLeft, start } = useCountdown()
  const submitButton = useRef<HTMLButtonElement>(null)
  const { register, handleSubmit, setValue, resetField, formState } = useForm<LoginFields>({
    defaultValues: { email: '', password: '' },
    shouldFocusError: true
  })
  const required = t('errors.REQUIRED')

  async function submit({ email, password }: LoginFields) {
    setRefusal(null)
    try {
      await logIn(email.trim(), password)
      await onSignedIn()
    } catch (error) {
      const why = toApiError(error)
      const seconds = why.params['seconds']
      if (typeof seconds === 'number') start(seconds)
      if (why.code === 'LOGIN_FAILED') resetField('password')
      setRefusal(why)
    }
  }

  function fillIn(account: DemoAccount) {
    setValue('email', account.email, { shouldValidate: true })
    setValue('password', state.demoPassword ?? '', { shouldValidate: true })
    setRefusal(null)
    submitButton.current?.focus()
  }

  return (
    <>
      <form className={styles.form} noValidate onSubmit={(event) => void handleSubmit(submit)(event)}>
        {refusal && <Refusal error={refusal} secondsLeft={secondsLeft} />}
        <TextField
          id="login-email"
          type="email"
          inputMode="email"
          label={t('identity.login.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={formState.errors.email?.message}
          {...register('email', { required })}
        />
        <PasswordField
          id="login-password"
          label={t('identity.login.password')}
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register('password', { required })}
        />
        <Button ref={submitButton} type="submit" variant="primary" size="large" isBlock isBusy={formState.isSubmitting}>
          {t('identity.login.submit')}
        </Button>
      </form>
      {state.isDemo && <DemoAccounts accounts={state.demoAccounts} onPick={fillIn} />}
    </>
  )
}
