/** A new passkey: a name by which its owner knows it again, then the device makes it. */
import { useMutation } from '@apollo/client/react'
import { useText } from '../../../ui/text.js'
import { makePasskey } from '../passkeys.js'
import { PasskeyNameDialog } from './passkey-name-dialog.js'
import { addPasskeyMutation, startPasskeyMutation } from './security.operations.js'
import styles from './security.module.css'

export interface AddPasskeyDialogProps {
  /** In use; with recovery codes when it is the first second factor. */
  readonly onAdded: (recoveryCodes: readonly string[]) => void
  readonly onClose: () => void
}

export function AddPasskeyDialog({ onAdded, onClose }: AddPasskeyDialogProps) {
  const t = useText()
  const [start] = useMutation(startPasskeyMutation)
  const [add] = useMutation(addPasskeyMutation)
  async function make(name: string) {
    const { data: begun } = await start()
    const { challengeId, options } = begun?.startPasskey ?? { challengeId: '', options: {} }
    const response = await makePasskey(options)
    const { data: added } = await add({ variables: { input: { challengeId, name, response } } })
    onAdded(added?.addPasskey.recoveryCodes ?? [])
  }
  return (
    <PasskeyNameDialog
      title={t('security.passkey.add')}
      submit={t('security.passkey.make')}
      help={t('security.passkey.nameHelp')}
      known={{
        PASSKEY_FAILED: { text: t('security.passkey.notMade') },
        ALREADY_EXISTS: { text: t('security.passkey.alreadyThere') }
      }}
      onName={make}
      onClose={onClose}
    >
      <p className={styles.text}>{t('security.passkey.how')}</p>
    </PasskeyNameDialog>
  )
}
