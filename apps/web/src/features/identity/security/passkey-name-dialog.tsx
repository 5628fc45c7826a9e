/** Asks by which name a passkey is known: of a new one, or another for one that is there. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal, type RefusalOptions } from '../../../ui/form-refusal.js'
import { useText } from '../../../ui/text.js'
import styles from './security.module.css'

const names = ['name'] as const

export interface PasskeyNameDialogProps {
  readonly title: string
  readonly submit: string
  /** What it is called now. */
  readonly initial?: string
  readonly help?: string
  /** Does it under the name that was typed; what it throws is told in the dialog. */
  readonly onName: (name: string) => Promise<unknown>
  readonly known?: RefusalOptions<'name'>['known']
  readonly onClose: () => void
  /** What happens then. */
  readonly children?: ReactNode
}

/** Sends a name once at a time, and keeps what was refused. */
function useNaming({ onName, known = {} }: Pick<PasskeyNameDialogProps, 'onName' | 'known'>) {
  const t = useText()
  const describe = useFormRefusal({ names, known })
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<FormRefusal<'name'>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  function refuse(why: FormRefusal<'name'>) {
    setRefusal(why)
    setAttempt((before) => before + 1)
  }
  async function send(name: string) {
    if (name === '') return refuse({ fields: { name: t('security.passkey.nameRequired') }, whole: [] })
    setBusy(true)
    setRefusal(noRefusal)
    try {
      await onName(name)
    } catch (error) {
      refuse(describe(error))
    } finally {
      setBusy(false)
    }
  }
  return { send, isBusy, refusal, attempt }
}

export function PasskeyNameDialog(props: PasskeyNameDialogProps) {
  const { title, submit, initial = '', help, onClose, children } = props
  const t = useText()
  const [name, setName] = useState(initial)
  const { send, isBusy, refusal, attempt } = useNaming(props)
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (!isBusy) void send(name.trim())
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form noValidate onSubmit={onSubmit}>
        <ErrorSummary errors={refusalSummary(refusal, names, 'passkey')} attempt={attempt} />
        {children}
        <TextField
          id="passkey-name"
          label={t('security.passkey.name')}
          help={help}
          autoComplete="off"
          maxLength={100}
          data-autofocus
          value={name}
          error={refusal.fields.name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {submit}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
