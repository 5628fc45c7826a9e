/** A dialog for one act: what will happen, perhaps a few fields, one button that does it, and what was refused. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from './button.js'
import { Dialog } from './dialog.js'
import { ErrorSummary } from './error-summary.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal, type RefusalOptions } from './form-refusal.js'
import { useText } from './text.js'
import styles from './admin-pages.module.css'

/**
 * Does an act and keeps what was refused.
 *
 * @param act does it; `check` may refuse before anything is sent
 */
export function useAct<Field extends string>(options: RefusalOptions<Field>, onDone: () => void) {
  const describe = useFormRefusal<Field>(options)
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)
  async function run(act: () => Promise<unknown>, check: Partial<Record<Field, string>> = {}) {
    setAttempt((before) => before + 1)
    setRefusal({ fields: check, whole: [] })
    if (Object.keys(check).length > 0) return
    setBusy(true)
    try {
      await act()
      onDone()
    } catch (error) {
      setRefusal(describe(error))
    } finally {
      setBusy(false)
    }
  }
  return { run, refusal, attempt, isBusy }
}

export interface ActDialogProps<Field extends string> {
  readonly title: string
  readonly submit: string
  readonly isDangerous?: boolean
  readonly isBlocked?: boolean
  readonly width?: string
  /** The ids of the fields are `prefix-field`. */
  readonly prefix: string
  readonly names: readonly Field[]
  readonly state: Pick<ReturnType<typeof useAct<Field>>, 'refusal' | 'attempt' | 'isBusy'>
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function ActDialog<Field extends string>(props: ActDialogProps<Field>) {
  const { title, submit, isDangerous, isBlocked, width, prefix, names, state, onSubmit, onClose, children } = props
  const t = useText()
  function send(event: FormEvent) {
    event.preventDefault()
    if (!isBlocked) onSubmit()
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} width={width}>
      <form noValidate onSubmit={send}>
        <ErrorSummary errors={refusalSummary(state.refusal, names, prefix)} attempt={state.attempt} />
        {children}
        <div className={styles.acts}>
          {!isBlocked && (
            <Button type="submit" variant={isDangerous ? 'danger' : 'primary'} isBusy={state.isBusy}>
              {submit}
            </Button>
          )}
          <Button variant="quiet" onClick={onClose}>
            {t(isBlocked ? 'ui.close' : 'ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
