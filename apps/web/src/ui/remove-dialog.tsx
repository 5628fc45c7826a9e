/** Asks before something goes for good: says what goes, and shows why where it was refused. */
import type { ReactNode } from 'react'
import { ActDialog, useAct } from './act-dialog.js'

const none = [] as const

interface RemoveDialogProps {
  readonly title: string
  readonly submit: string
  /** What will happen. */
  readonly children: ReactNode
  readonly remove: () => Promise<unknown>
  readonly onClose: () => void
}

export function RemoveDialog({ title, submit, children, remove, onClose }: RemoveDialogProps) {
  const state = useAct<never>({ names: none }, onClose)
  return (
    <ActDialog {...{ title, submit, state, onClose }} isDangerous prefix="remove" names={none} onSubmit={() => void state.run(remove)}>
      <p>{children}</p>
    </ActDialog>
  )
}
