/** Two-step sign-in: the authenticator app and the recovery codes that stand in for a lost device. */
import { useApolloClient } from '@apollo/client/react'
import { useRef, useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { RecoveryCodes } from './recovery-codes.js'
import {
  removeTotpMutation,
  renewRecoveryCodesMutation,
  sessionsQuery,
  type Security,
  type TotpStart
} from './security.operations.js'
import { StartTotp, TotpSetup } from './totp-setup.js'
import styles from './security.module.css'

type Asked = 'remove' | 'renew' | null

export interface FactorSectionProps {
  readonly security: Security
  /** Codes that another section has just brought. */
  readonly codes: readonly string[] | null
  readonly onCodes: (codes: readonly string[] | null) => void
}

function Dialogs({ asked, onClose, onCodes }: { asked: Asked; onClose: () => void; onCodes: FactorSectionProps['onCodes'] }) {
  const t = useText()
  const client = useApolloClient()
  async function remove() {
    await client.mutate({ mutation: removeTotpMutation })
    showToast({ kind: 'done', id: 'totp', text: t('security.totp.removed') })
  }
  async function renew() {
    const { data } = await client.mutate({ mutation: renewRecoveryCodesMutation })
    onCodes(data?.renewRecoveryCodes.recoveryCodes ?? null)
  }
  if (asked === null) return null
  return (
    <ConfirmDialog
      title={t(`security.${asked}.title`)}
      act={t(`security.${asked}.act`)}
      onConfirm={asked === 'remove' ? remove : renew}
      onClose={onClose}
    >
      {t(`security.${asked}.text`)}
    </ConfirmDialog>
  )
}

function App({ security, onStarted, onRemove }: { security: Security; onStarted: (start: TotpStart) => void; onRemove: () => void }) {
  const t = useText()
  const { hasTotp } = security
  return (
    <div className={styles.row}>
      <div>
        <h3>{t('security.totp.title')}</h3>
        <p className={styles.note}>{t('security.totp.about')}</p>
      </div>
      <Status status={hasTotp ? 'verified' : 'notStarted'} label={t(hasTotp ? 'security.on' : 'security.off')} />
      <div className={styles.rowActs}>
        {hasTotp ? (
          <Button variant="danger" size="small" onClick={onRemove}>
            {t('security.totp.remove')}
          </Button>
        ) : (
          <StartTotp onStarted={onStarted} />
        )}
      </div>
    </div>
  )
}

function Codes({ security, onRenew }: { security: Security; onRenew: () => void }) {
  const t = useText()
  const { recoveryCodesLeft: left } = security
  return (
    <div className={styles.row}>
      <div>
        <h3>{t('security.codes.heading')}</h3>
        <p className={styles.note}>{t('security.codes.about')}</p>
      </div>
      <Status status={left > 2 ? 'verified' : 'late'} label={t('security.codes.left', { count: left })} />
      <div className={styles.rowActs}>
        <Button size="small" onClick={onRenew}>
          {t('security.codes.renew')}
        </Button>
      </div>
    </div>
  )
}

export function FactorSection({ security, codes, onCodes }: FactorSectionProps) {
  const t = useText()
  const client = useApolloClient()
  const place = useRef<HTMLDivElement>(null)
  const { email } = useViewer()
  const [start, setStart] = useState<TotpStart | null>(null)
  const [asked, setAsked] = useState<Asked>(null)
  const hasFactor = security.hasTotp || security.passkeys.length > 0
  /** What had the focus goes away: it stays in the section. */
  function leave(close: () => void) {
    close()
    place.current?.focus()
  }
  function done(fresh: readonly string[]) {
    leave(() => setStart(null))
    void client.refetchQueries({ include: [sessionsQuery] })
    showToast({ kind: 'done', id: 'totp', text: t('security.totp.added') })
    if (fresh.length > 0) onCodes(fresh)
  }
  return (
    <Section title={t('security.factors.title')} note={t('security.factors.note')}>
      <div ref={place} tabIndex={-1} className={styles.place}>
        {codes !== null && <RecoveryCodes codes={codes} email={email} onDone={() => leave(() => onCodes(null))} />}
        {start === null ? (
          <App security={security} onStarted={setStart} onRemove={() => setAsked('remove')} />
        ) : (
          <TotpSetup start={start} onDone={done} onCancel={() => leave(() => setStart(null))} />
        )}
        {hasFactor && <Codes security={security} onRenew={() => setAsked('renew')} />}
      </div>
      <Dialogs asked={asked} onClose={() => setAsked(null)} onCodes={onCodes} />
    </Section>
  )
}
