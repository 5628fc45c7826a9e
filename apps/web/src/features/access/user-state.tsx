/** The state of an account: glyph and word. */
import { Status, type StatusName } from '../../ui/status.js'
import { useText } from '../../ui/text.js'
import type { UserRow } from './user.operations.js'

const status: Readonly<Record<UserRow['state'], StatusName>> = {
  active: 'verified',
  locked: 'locked',
  deactivated: 'notStarted',
  erased: 'notStarted'
}

export function UserState({ state }: Pick<UserRow, 'state'>) {
  const t = useText()
  return <Status status={status[state]} label={t(`admin.user.state.${state}`)} />
}
