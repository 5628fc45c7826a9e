/** A role asks for a second factor, and this session has none: it is set up, or given, before anything else. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { signOut } from '../../../app/session.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { knowsPasskeys } from '../passkeys.js'
import { AddPasskeyDialog } from './add-passkey-dialog.js'
import { ProofForm, waysOf } from './proof-form.js'
import { RecoveryCodes } from './recovery-codes.js'
import { securityQuery, type Security, type TotpStart } from './security.operations.js'
import { StartTotp, TotpSetup } from './totp-setup.js'
import styles from './security.module.css'

export interface SecondFactorPageProps {
  /** Goes on to where the person wanted to go. */
  readonly onReady: () => Promise<void>
}

interface ChoiceProps {
  readonly onStarted: (start: TotpStart) => void
  readonly onAdded: (codes: readonly string[]) => void
}

/** Which second factor: a passkey where the browser knows them, or an authenticator app. */
function Choice({ onStarted, onAdded }: ChoiceProps) {
  const t = useText()
  const [isAdding, setAdding] = useState(false)
  const hasPasskeys = knowsPasskeys()
  return (
    <>
      {hasPasskeys && (
        <section className={styles.choice}>
          <h2>{t('security.owed.passkey')}</h2>
          <p className={styles.text}>{t('security.passkey.noneText')}</p>
          <Button variant="primary" onClick={() => setAdding(true)}>
            {t('security.passkey.add')}
          </Button>
        </section>
      )}
      <section className={styles.choice}>
        <h2>{t('security.totp.title')}</h2>
        <p className={styles.text}>{t('security.totp.about')}</p>
        <StartTotp variant={hasPasskeys ? 'outlined' : 'primary'} onStarted={onStarted} />
      </section>
      {isAdding && (
        <AddPasskeyDialog
          onAdded={(codes) => {
            setAdding(false)
            onAdded(codes)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

function Steps({ security, email, onReady }: SecondFactorPageProps & { readonly security: Security; readonly email: string }) {
  const [start, setStart] = useState<TotpStart | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const done = (fresh: readonly string[]) => (fresh.length > 0 ? setCodes(fresh) : void onReady())
  if (codes !== null) return <RecoveryCodes codes={codes} email={email} onDone={() => void onReady()} />
  const ways = waysOf(security, ['passkey', 'totp'])
  if (ways.length > 0) return <ProofForm ways={ways} email={email} onProved={() => void onReady()} />
  if (start !== null) return <TotpSetup start={start} onDone={done} onCancel={() => setStart(null)} />
  return <Choice onStarted={setStart} onAdded={done} />
}

/** What the factors were when the page was opened decides what it asks for; setting one up is a way through, not a new start. */
function useOwed() {
  const { data, error, refetch } = useQuery(securityQuery, { fetchPolicy: 'network-only' })
  const [owed, setOwed] = useState<{ readonly security: Security; readonly email: string } | null>(null)
  if (data && owed === null) setOwed(data.viewer)
  return { owed, error, refetch }
}

export function SecondFactorPage({ onReady }: SecondFactorPageProps) {
  const t = useText()
  const lang = useLanguage()
  const { owed, error, refetch } = useOwed()
  const hasOne = owed !== null && (owed.security.hasTotp || owed.security.passkeys.length > 0)
  return (
    <div className={styles.owed}>
      <PageHeader
        title={t(hasOne ? 'identity.second.title' : 'security.owed.title')}
        meta={t(hasOne ? 'security.owed.give' : 'security.owed.lead')}
      />
      {owed ? (
        <Steps {...owed} onReady={onReady} />
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
      <p className={styles.leave}>
        <Button variant="quiet" onClick={() => void signOut(lang)}>
          {t('shell.signOut')}
        </Button>
      </p>
    </div>
  )
}
