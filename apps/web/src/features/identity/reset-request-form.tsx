/** Asks for a link to a new password. Who has an account is told to nobody: the answer is always the same. */
import { useState, type FormEvent } from 'react'
import { isEmail } from '@solmu/domain/identity/email.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { ErrorSummary } from '../../ui/error-summary.js'
import { TextField } from '../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../ui/form-refusal.js'
import { useLanguage, useText } from '../../ui/text.js'
import { requestPasswordReset } from './auth.js'
import styles from './entry-pages.module.css'

const names = ['email'] as const
type Field = (typeof names)[number]

export function ResetRequestForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const t = useText()
  const lang = useLanguage()
  const describe = useFormRefusal({ names })
  const [email, setEmail] = useState('')
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)
  function refuse(why: FormRefusal<Field>) {
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function send(address: string) {
    if (!isEmail(address)) return refuse({ fields: { email: t('errors.INVALID_EMAIL') }, whole: [] })
    setBusy(true)
    try {
      await requestPasswordReset(address, lang)
      onSent(address)
    } catch (error) {
      setBusy(false)
      refuse(describe(error))
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void send(email.trim())
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(refusal, names, 'reset')} attempt={attempt} />
      <TextField
        id="reset-email"
        type="email"
        inputMode="email"
        label={t('identity.login.email')}
        help={t('identity.reset.emailHelp')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        error={refusal.fields.email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t('identity.reset.send')}
        </Button>
        <ButtonLink to="/$lang/login" params={{ lang }} variant="quiet">
          {t('identity.reset.back')}
        </ButtonLink>
      </div>
    </form>
  )
}
