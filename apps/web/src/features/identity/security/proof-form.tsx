/** The person proves once more that it is them, in one of the ways that they have. */
import { IconFingerprint } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { PasswordField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useText } from '../../../ui/text.js'
import { prove, requestPasskey, type Proof } from '../auth.js'
import { CodeField, codeProblem } from '../code-field.js'
import { choosePasskey, knowsPasskeys } from '../passkeys.js'
import type { Security } from './security.operations.js'
import styles from './security.module.css'

export type ProofWay = Proof['method']

/** The ways that this person has in this browser, the quickest first. */
export function waysOf({ hasPassword, hasTotp, passkeys }: Security, among: readonly ProofWay[]): readonly ProofWay[] {
  const has = { passkey: passkeys.length > 0 && knowsPasskeys(), totp: hasTotp, password: hasPassword }
  return among.filter((way) => has[way])
}

const names = ['password', 'code'] as const
type Field = (typeof names)[number]
type Refused = FormRefusal<Field>

function useProof(onProved: () => void) {
  const t = useText()
  const describe = useFormRefusal<Field>({ names, known: { PASSWORD_WRONG: { field: 'password', text: t('security.proof.wrongPassword') } } })
  const [refusal, setRefusal] = useState<Refused>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)
  function refuse(why: Refused) {
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function give(make: () => Promise<Proof>) {
    setBusy(true)
    setRefusal(noRefusal)
    try {
      await prove(await make())
      onProved()
    } catch (error) {
      setBusy(false)
      refuse(describe(error))
    }
  }
  return { give, refuse, clear: () => setRefusal(noRefusal), refusal, attempt, isBusy }
}

async function passkeyProof(): Promise<Proof> {
  const request = await requestPasskey()
  return { method: 'passkey', challengeId: request.challengeId, response: await choosePasskey(request) }
}

export interface ProofFormProps {
  readonly ways: readonly ProofWay[]
  /** The account, for password managers. */
  readonly email: string
  readonly onProved: () => void
  readonly onCancel?: () => void
}

export function ProofForm({ ways, email, onProved, onCancel }: ProofFormProps) {
  const t = useText()
  const [way, setWay] = useState<ProofWay>(ways[0] ?? 'password')
  const [typed, setTyped] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const { give, refuse, clear, refusal, attempt, isBusy } = useProof(onProved)
  // The ways become known after the dialog has opened: what comes first takes the focus then.
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([hidden]), button[type="submit"]')?.focus(), [way])
  function submit(event: FormEvent) {
    event.preventDefault()
    if (way === 'passkey') return void give(passkeyProof)
    const field = way === 'totp' ? 'code' : 'password'
    const problem = way === 'totp' ? codeProblem('totp', typed, t) : typed === '' ? t('errors.REQUIRED') : undefined
    if (problem) return refuse({ fields: { [field]: problem }, whole: [] })
    void give(async () => (way === 'totp' ? { method: 'totp', code: typed } : { method: 'password', password: typed }))
  }
  function choose(other: ProofWay) {
    setTyped('')
    clear()
    setWay(other)
  }
  return (
    <form key={way} ref={form} noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(refusal, names, 'proof')} attempt={attempt} />
      {way === 'password' && (
        <>
          <input type="text" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            id="proof-password"
            label={t('identity.login.password')}
            autoComplete="current-password"
            value={typed}
            error={refusal.fields.password}
            onChange={(event) => setTyped(event.target.value)}
          />
        </>
      )}
      {way === 'totp' && <CodeField id="proof-code" kind="totp" value={typed} error={refusal.fields.code} onChange={setTyped} />}
      <div className={styles.acts}>
        <Button type="submit" variant="primary" icon={way === 'passkey' ? IconFingerprint : undefined} isBusy={isBusy}>
          {t(way === 'passkey' ? 'identity.second.usePasskey' : 'security.proof.submit')}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
      <div className={styles.others}>
        {ways
          .filter((other) => other !== way)
          .map((other) => (
            <Button key={other} variant="quiet" size="small" onClick={() => choose(other)}>
              {t(`security.proof.other.${other}`)}
            </Button>
          ))}
      </div>
    </form>
  )
}
