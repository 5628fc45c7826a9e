/** E-mail and password. One message for every wrong pair, whichever half was wrong. */
import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import { toApiError, type ApiError } from '../../graphql/api-error.js'
import { Button } from '../../ui/button.js'
import { PasswordField, TextField } from '../../ui/form-field.js'
import { TextLink } from '../../ui/link.js'
import { useLanguage, useText } from '../../ui/text.js'
import { logIn, type AuthState, type DemoAccount, type SecondFactorTicket } from './auth.js'
import { DemoAccounts } from './demo-accounts.js'
import styles from './login.module.css'

interface LoginFields {
  readonly email: string
  readonly password: string
}

export interface LoginFormProps {
  readonly state: AuthState
  /** What was typed before, when the person comes back from the second step. */
  readonly email: string
  /** There is a way above the form that comes first. */
  readonly isSecondary: boolean
  readonly onRefusal: (why: ApiError | null) => void
  /** The password was right, and more is asked for. */
  readonly onTicket: (ticket: SecondFactorTicket, email: string) => void
  readonly onSignedIn: () => Promise<void>
}

export function LoginForm({ state, email, isSecondary, onRefusal, onTicket, onSignedIn }: LoginFormProps) {
  const t = useText()
  const lang = useLanguage()
  const submitButton = useRef<HTMLButtonElement>(null)
  const { register, handleSubmit, setValue, resetField, formState } = useForm<LoginFields>({
    defaultValues: { email, password: '' },
    shouldFocusError: true
  })
  const required = t('errors.REQUIRED')

  async function submit(typed: LoginFields) {
    onRefusal(null)
    try {
      const ticket = await logIn(typed.email.trim(), typed.password)
      if (ticket) return onTicket(ticket, typed.email.trim())
      await onSignedIn()
    } catch (error) {
      const why = toApiError(error)
      if (why.code === 'LOGIN_FAILED') resetField('password')
      onRefusal(why)
    }
  }

  function fillIn(account: DemoAccount) {
    setValue('email', account.email, { shouldValidate: true })
    setValue('password', state.demoPassword ?? '', { shouldValidate: true })
    onRefusal(null)
    submitButton.current?.focus()
  }

  return (
    <>
      <form className={styles.form} noValidate onSubmit={(event) => void handleSubmit(submit)(event)}>
        <TextField
          id="login-email"
          type="email"
          inputMode="email"
          label={t('identity.login.email')}
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          error={formState.errors.email?.message}
          {...register('email', { required })}
        />
        <PasswordField
          id="login-password"
          label={t('identity.login.password')}
          autoComplete="current-password"
          aside={
            <TextLink to="/$lang/reset" params={{ lang }}>
              {t('identity.login.forgotten')}
            </TextLink>
          }
          error={formState.errors.password?.message}
          {...register('password', { required })}
        />
        <Button
          ref={submitButton}
          type="submit"
          variant={isSecondary ? 'outlined' : 'primary'}
          size="large"
          isBlock
          isBusy={formState.isSubmitting}
        >
          {t('identity.login.submit')}
        </Button>
      </form>
      {state.isDemo && <DemoAccounts accounts={state.demoAccounts} onPick={fillIn} />}
    </>
  )
}
