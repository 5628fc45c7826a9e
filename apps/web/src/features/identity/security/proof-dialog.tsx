/** Asks who is at the keyboard before something dangerous; afterwards it is done as it was asked. */
import { useQuery } from '@apollo/client/react'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { ProofForm, waysOf } from './proof-form.js'
import { securityQuery, type Security } from './security.operations.js'
import styles from './security.module.css'

export interface ProofDialogProps {
  /** Whether a proof was given; false when the person closes the dialog. */
  readonly onAnswer: (isGiven: boolean) => void
}

function Ways({ security, email, onAnswer }: ProofDialogProps & { readonly security: Security; readonly email: string }) {
  const t = useText()
  const ways = waysOf(security, ['passkey', 'totp', 'password'])
  if (ways.length > 0) {
    return <ProofForm ways={ways} email={email} onProved={() => onAnswer(true)} onCancel={() => onAnswer(false)} />
  }
  return (
    <>
      <p className={styles.text}>{t('security.proof.noWay')}</p>
      <Button onClick={() => onAnswer(false)}>{t('ui.close')}</Button>
    </>
  )
}

export function ProofDialog(props: ProofDialogProps) {
  const t = useText()
  const { data, error, refetch } = useQuery(securityQuery, { fetchPolicy: 'network-only' })
  return (
    <Dialog title={t('security.proof.title')} isOpen isOnTop width="28rem" onClose={() => props.onAnswer(false)}>
      <p className={styles.text}>{t('security.proof.text')}</p>
      {data ? (
        <Ways security={data.viewer.security} email={data.viewer.email} {...props} />
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={2} />
      )}
    </Dialog>
  )
}
