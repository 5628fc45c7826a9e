/** The second factor after the password: a code, a recovery code or a passkey, whichever the person has set up. */
import { IconFingerprint } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { SecondFactor } from '@solmu/domain/identity/second-factor.js'
import { toApiError, type ApiError } from '../../graphql/api-error.js'
import { announce } from '../../ui/announce.js'
import { Button } from '../../ui/button.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'
import { giveSecondFactor, type SecondFactorTicket } from './auth.js'
import { CodeField, codeProblem, type CodeKind } from './code-field.js'
import { LoginRefusal } from './login-refusal.js'
import { knowsPasskeys, signInWithPasskey } from './passkeys.js'
import styles from './login.module.css'

export interface SecondStepProps {
  readonly ticket: SecondFactorTicket
  /** Back to the first step; with the reason when there was no way on. */
  readonly onBack: (why: ApiError | null) => void
  readonly onSignedIn: () => Promise<void>
}

/** Tries a way, and sorts what was refused: at the code, for the whole, or back to the start. */
function useAttempt({ onBack, onSignedIn }: SecondStepProps) {
  const describe = useErrorMessage()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const [codeError, setCodeError] = useState<string>()

  async function attempt(give: () => Promise<void>, onWrongCode?: () => void) {
    setBusy(true)
    setRefusal(null)
    setCodeError(undefined)
    try {
      await give()
      await onSignedIn()
    } catch (error) {
      setBusy(false)
      const why = toApiError(error)
      if (why.code === 'SIGN_IN_EXPIRED') return onBack(why)
      if (why.code !== 'CODE_WRONG') return setRefusal(why)
      setCodeError(describe(why).text)
      announce(describe(why).text)
      onWrongCode?.()
    }
  }
  return { attempt, isBusy, refusal, codeError, setCodeError, setRefusal }
}

type Attempt = ReturnType<typeof useAttempt>

function CodeStep({ kind, ticket, tries }: { readonly kind: CodeKind; readonly ticket: string; readonly tries: Attempt }) {
  const t = useText()
  const field = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const { attempt, isBusy, codeError, setCodeError } = tries
  useEffect(() => field.current?.focus(), [])
  function submit(event: FormEvent) {
    event.preventDefault()
    const problem = codeProblem(kind, code, t)
    const again = () => field.current?.select()
    if (!problem) return void attempt(() => giveSecondFactor({ ticket, method: kind, code }), again)
    setCodeError(problem)
    announce(problem)
    again()
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <CodeField ref={field} id="second-code" kind={kind} value={code} error={codeError} onChange={setCode} />
      <Button type="submit" variant="primary" size="large" isBlock isBusy={isBusy}>
        {t('identity.second.submit')}
      </Button>
    </form>
  )
}

function PasskeyStep({ ticket, tries }: { readonly ticket: string; readonly tries: Attempt }) {
  const t = useText()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <Button
      ref={button}
      variant="primary"
      size="large"
      isBlock
      icon={IconFingerprint}
      isBusy={tries.isBusy}
      onClick={() => void tries.attempt(() => signInWithPasskey(ticket))}
    >
      {t('identity.second.usePasskey')}
    </Button>
  )
}

export function SecondStep(props: SecondStepProps) {
  const { ticket, onBack } = props
  const t = useText()
  const tries = useAttempt(props)
  const ways = ticket.methods.filter((way) => way !== 'passkey' || knowsPasskeys())
  const [way, setWay] = useState<SecondFactor>(ways.includes('totp') ? 'totp' : (ways[0] ?? 'recovery_code'))
  function choose(other: SecondFactor) {
    tries.setRefusal(null)
    tries.setCodeError(undefined)
    setWay(other)
  }
  return (
    <>
      <PageHeader title={t('identity.second.title')} meta={t('identity.second.lead')} />
      {tries.refusal && <LoginRefusal error={tries.refusal} />}
      {way === 'passkey' ? (
        <PasskeyStep ticket={ticket.ticket} tries={tries} />
      ) : (
        <CodeStep key={way} kind={way} ticket={ticket.ticket} tries={tries} />
      )}
      <div className={styles.others}>
        {ways
          .filter((other) => other !== way)
          .map((other) => (
            <Button key={other} variant="quiet" onClick={() => choose(other)}>
              {t(`identity.second.other.${other}`)}
            </Button>
          ))}
        <Button variant="quiet" onClick={() => onBack(null)}>
          {t('identity.second.back')}
        </Button>
      </div>
      <p className={styles.help}>{t('identity.second.help')}</p>
    </>
  )
}
