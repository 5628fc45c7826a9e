/** Another name for a passkey. */
import { useMutation } from '@apollo/client/react'
import { useText } from '../../../ui/text.js'
import { PasskeyNameDialog } from './passkey-name-dialog.js'
import { renamePasskeyMutation, type Passkey } from './security.operations.js'

export function RenamePasskeyDialog({ passkey, onClose }: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const t = useText()
  const [rename] = useMutation(renamePasskeyMutation)
  async function save(name: string) {
    await rename({ variables: { input: { passkeyId: passkey.id, name } } })
    onClose()
  }
  return (
    <PasskeyNameDialog
      title={t('security.passkey.renameTitle')}
      submit={t('security.passkey.saveName')}
      initial={passkey.name}
      onName={save}
      onClose={onClose}
    />
  )
}
