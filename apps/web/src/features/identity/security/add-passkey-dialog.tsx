/** A new passkey: a name by which its owner knows it again, then the device makes it. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useText } from '../../../ui/text.js'
import { makePasskey } from '../passkeys.js'
import { addPasskeyMutation, startPasskeyMutation } from './security.operations.js'
import styles from './security.module.css'

const names = ['name'] as const
type Refused = FormRefusal<'name'>

export interface AddPasskeyDialogProps {
  /** In use; with recovery codes when it is the first second factor. */
  readonly onAdded: (recoveryCodes: readonly string[]) => void
  readonly onClose: () => void
}

function useAddPasskey(onAdded: AddPasskeyDialogProps['onAdded']) {
  const t = useText()
  const [start] = useMutation(startPasskeyMutation)
  const [add] = useMutation(addPasskeyMutation)
  const describe = useFormRefusal({
    names,
    known: {
      PASSKEY_FAILED: { text: t('security.passkey.notMade') },
      ALREADY_EXISTS: { text: t('security.passkey.alreadyThere') }
    }
  })
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  function refuse(why: Refused) {
    setBusy(false)
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function make(name: string) {
    if (name === '') return refuse({ fields: { name: t('security.passkey.nameRequired') }, whole: [] })
    setBusy(true)
    setRefusal(noRefusal)
    try {
      const { data: begun } = await start()
      const { challengeId, options } = begun?.startPasskey ?? { challengeId: '', options: {} }
      const response = await makePasskey(options)
      const { data: added } = await add({ variables: { input: { challengeId, name, response } } })
      onAdded(added?.addPasskey.recoveryCodes ?? [])
    } catch (error) {
      refuse(describe(error))
    }
  }
  return { make, isBusy, refusal, attempt }
}

export function AddPasskeyDialog({ onAdded, onClose }: AddPasskeyDialogProps) {
  const t = useText()
  const [name, setName] = useState('')
  const { make, isBusy, refusal, attempt } = useAddPasskey(onAdded)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isBusy) void make(name.trim())
  }
  return (
    <Dialog title={t('security.passkey.add')} isOpen onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(refusal, names, 'passkey')} attempt={attempt} />
        <p className={styles.text}>{t('security.passkey.how')}</p>
        <TextField
          id="passkey-name"
          label={t('security.passkey.name')}
          help={t('security.passkey.nameHelp')}
          autoComplete="off"
          maxLength={100}
          data-autofocus
          value={name}
          error={refusal.fields.name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {t('security.passkey.make')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
