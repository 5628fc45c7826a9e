/** Signing in, one step after the other on one page: a passkey, an organisation or a password; then the second factor. */
import { IconBuildingCommunity, IconFingerprint } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ApiError, toApiError } from '../../graphql/api-error.js'
import { Button, ButtonAnchor } from '../../ui/button.js'
import { PageHeader } from '../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { providerAddress, type AuthState, type SecondFactorTicket } from './auth.js'
import { forgetLinkToken, heldLinkToken } from './link-token.js'
import { LoginForm } from './login-form.js'
import { LoginRefusal } from './login-refusal.js'
import { endPasskeyOffer, knowsPasskeys, offerPasskeys, signInWithPasskey } from './passkeys.js'
import { SecondStep } from './second-step.js'
import styles from './login.module.css'

export interface SignInProps {
  readonly state: AuthState
  /** Why the person was led here, as a code. */
  readonly problem: string | undefined
  /** The page to go to afterwards. */
  readonly next: string
  /** Goes on into Solmu once the session is there. */
  readonly onSignedIn: () => Promise<void>
}

interface FirstStepProps extends Omit<SignInProps, 'problem'> {
  readonly email: string
  readonly refusal: ApiError | null
  readonly onRefusal: (why: ApiError | null) => void
  readonly onTicket: (ticket: SecondFactorTicket, email: string) => void
}

/** Offers passkeys in the browser's own list while the first step stands there. */
function usePasskeyOffer({ onSignedIn, onRefusal }: Pick<FirstStepProps, 'onSignedIn' | 'onRefusal'>): void {
  const after = useRef({ onSignedIn, onRefusal })
  useEffect(() => {
    after.current = { onSignedIn, onRefusal }
  })
  useEffect(() => {
    let isHere = true
    offerPasskeys(() => isHere)
      .then((isSignedIn) => (isSignedIn ? after.current.onSignedIn() : undefined))
      .catch((error: unknown) => {
        // What only the browser has to say of its list concerns nobody who signs in another way.
        if (isHere && error instanceof ApiError && error.code === 'PASSKEY_FAILED') after.current.onRefusal(error)
      })
    return () => {
      isHere = false
      void endPasskeyOffer()
    }
  }, [])
}

function PasskeyButton({ onSignedIn, onRefusal }: Pick<FirstStepProps, 'onSignedIn' | 'onRefusal'>) {
  const t = useText()
  const [isBusy, setBusy] = useState(false)
  async function use() {
    setBusy(true)
    onRefusal(null)
    try {
      await signInWithPasskey()
      await onSignedIn()
    } catch (error) {
      onRefusal(toApiError(error))
      setBusy(false)
    }
  }
  return (
    <Button variant="primary" size="large" isBlock icon={IconFingerprint} isBusy={isBusy} onClick={() => void use()}>
      {t('identity.login.passkey')}
    </Button>
  )
}

function FirstStep({ state, email, next, refusal, onRefusal, onTicket, onSignedIn }: FirstStepProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  usePasskeyOffer({ onSignedIn, onRefusal })
  const hasPasskeys = knowsPasskeys()
  const providers = state.providers ?? []
  const hasOtherWays = hasPasskeys || providers.length > 0
  return (
    <>
      <PageHeader title={t('identity.login.title')} meta={t('identity.login.lead')} />
      {refusal && <LoginRefusal error={refusal} />}
      {hasOtherWays && (
        <div className={styles.ways}>
          {hasPasskeys && <PasskeyButton onSignedIn={onSignedIn} onRefusal={onRefusal} />}
          {providers.map((provider) => (
            <ButtonAnchor
              key={provider.id}
              href={providerAddress(provider, lang, next)}
              size="large"
              isBlock
              icon={IconBuildingCommunity}
            >
              {t('identity.login.provider', { name: pick(provider.name) })}
            </ButtonAnchor>
          ))}
          <p className={styles.or}>{t('identity.login.or')}</p>
        </div>
      )}
      <LoginForm
        state={state}
        email={email}
        isSecondary={hasPasskeys}
        onRefusal={onRefusal}
        onTicket={onTicket}
        onSignedIn={onSignedIn}
      />
    </>
  )
}

/** The ticket of somebody whom an identity provider has sent back, and who goes on with the second factor. */
function broughtTicket(): SecondFactorTicket | null {
  const brought = new URLSearchParams(heldLinkToken('ticket') ?? '')
  const ticket = brought.get('ticket')
  const known = ['passkey', 'totp', 'recovery_code'] as const
  const methods = known.filter((method) => brought.get('methods')?.split(',').includes(method))
  return ticket && methods.length > 0 ? { ticket, methods } : null
}

export function SignIn({ state, problem, next, onSignedIn }: SignInProps) {
  const [ticket, setTicket] = useState<SecondFactorTicket | null>(broughtTicket)
  const [email, setEmail] = useState('')
  const [refusal, setRefusal] = useState<ApiError | null>(() => (problem ? new ApiError({ code: problem }) : null))
  function goBack(why: ApiError | null) {
    forgetLinkToken('ticket')
    setTicket(null)
    setRefusal(why)
    // An alert takes the focus itself.
    if (!why) setTimeout(() => document.getElementById('login-password')?.focus())
  }
  if (ticket) return <SecondStep ticket={ticket} onBack={goBack} onSignedIn={onSignedIn} />
  return (
    <FirstStep
      state={state}
      email={email}
      next={next}
      refusal={refusal}
      onRefusal={setRefusal}
      onTicket={(given, typed) => {
        setEmail(typed)
        setTicket(given)
      }}
      onSignedIn={onSignedIn}
    />
  )
}
