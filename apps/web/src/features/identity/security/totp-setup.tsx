/** An authenticator app is taken into use: the picture or the secret goes to the app, and its first code comes back. */
import { useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useText } from '../../../ui/text.js'
import { CodeField, codeProblem } from '../code-field.js'
import { confirmTotpMutation, startTotpMutation, type TotpStart } from './security.operations.js'
import styles from './security.module.css'

const names = ['code'] as const

/** Groups of four, as people read a long secret out. @example inFours('ABCDEFGH') // 'ABCD EFGH' */
export function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}

function Secret({ start }: { readonly start: TotpStart }) {
  const t = useText()
  return (
    <div className={styles.enrol}>
      <img
        className={styles.qr}
        src={`data:image/svg+xml,${encodeURIComponent(start.qrSvg)}`}
        alt={t('security.totp.qr')}
        width={192}
        height={192}
      />
      <div>
        <p className={styles.text}>{t('security.totp.byHand')}</p>
        <p className={styles.secret}>
          <code>{inFours(start.secret)}</code> <CopyButton value={start.secret} label={t('security.totp.copySecret')} />
        </p>
        <p className={styles.note}>{t('security.totp.handNote')}</p>
      </div>
    </div>
  )
}

export interface TotpSetupProps {
  /** In use; with recovery codes when it is the first second factor. */
  readonly onDone: (recoveryCodes: readonly string[]) => void
  readonly onCancel: () => void
}

function ConfirmForm({ onDone, onCancel }: TotpSetupProps) {
  const t = useText()
  const describe = useFormRefusal({ names, known: { NOT_FOUND: { text: t('security.totp.tooLate') } } })
  const [confirm, { loading }] = useMutation(confirmTotpMutation)
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<FormRefusal<'code'>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  function refuse(why: FormRefusal<'code'>) {
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function send() {
    const problem = codeProblem('totp', code, t)
    if (problem) return refuse({ fields: { code: problem }, whole: [] })
    try {
      const { data } = await confirm({ variables: { input: { code } } })
      onDone(data?.confirmTotp.recoveryCodes ?? [])
    } catch (error) {
      refuse(describe(error))
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void send()
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(refusal, names, 'totp')} attempt={attempt} />
      <CodeField id="totp-code" kind="totp" value={code} error={refusal.fields.code} onChange={setCode} />
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isBusy={loading}>
          {t('security.totp.confirm')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}

export function TotpSetup({ start, onDone, onCancel }: TotpSetupProps & { readonly start: TotpStart }) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.setup}>
      <h3 ref={heading} tabIndex={-1}>
        {t('security.totp.setup')}
      </h3>
      <ol className={styles.steps}>
        <li>{t('security.totp.step1')}</li>
        <li>
          {t('security.totp.step2')}
          <Secret start={start} />
        </li>
        <li>
          {t('security.totp.step3')}
          <ConfirmForm onDone={onDone} onCancel={onCancel} />
        </li>
      </ol>
    </div>
  )
}

export interface StartTotpProps {
  readonly variant?: 'primary' | 'outlined'
  readonly onStarted: (start: TotpStart) => void
}

/** The button that begins it; the server may ask for a fresh proof first. */
export function StartTotp({ variant, onStarted }: StartTotpProps) {
  const t = useText()
  const [start, { loading, error }] = useMutation(startTotpMutation)
  async function begin() {
    const { data } = await start().catch(() => ({ data: undefined }))
    if (data) onStarted(data.startTotp)
  }
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <Button variant={variant} isBusy={loading} onClick={() => void begin()}>
        {t('security.totp.start')}
      </Button>
    </>
  )
}
