/** Another name for a passkey. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useText } from '../../../ui/text.js'
import { renamePasskeyMutation, type Passkey } from './security.operations.js'
import styles from './security.module.css'

const names = ['name'] as const

export function RenamePasskeyDialog({ passkey, onClose }: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const t = useText()
  const [rename, { loading }] = useMutation(renamePasskeyMutation)
  const describe = useFormRefusal({ names })
  const [name, setName] = useState(passkey.name)
  const [refusal, setRefusal] = useState<FormRefusal<'name'>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  function refuse(why: FormRefusal<'name'>) {
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function save(next: string) {
    if (next === '') return refuse({ fields: { name: t('security.passkey.nameRequired') }, whole: [] })
    try {
      await rename({ variables: { input: { passkeyId: passkey.id, name: next } } })
      onClose()
    } catch (error) {
      refuse(describe(error))
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void save(name.trim())
  }
  return (
    <Dialog title={t('security.passkey.renameTitle')} isOpen onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(refusal, names, 'rename')} attempt={attempt} />
        <TextField
          id="rename-name"
          label={t('security.passkey.name')}
          autoComplete="off"
          maxLength={100}
          data-autofocus
          value={name}
          error={refusal.fields.name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" isBusy={loading}>
            {t('security.passkey.saveName')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
