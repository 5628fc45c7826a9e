/** The state of an invitation: glyph and word. */
import { Status, type StatusName } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import type { InvitationRow } from './invitation.operations.js'

const status: Readonly<Record<InvitationRow['state'], StatusName>> = {
  open: 'submitted',
  accepted: 'accepted',
  expired: 'late',
  revoked: 'returned'
}

export function InvitationState({ state }: Pick<InvitationRow, 'state'>) {
  const t = useText()
  return <Status status={status[state]} label={t(`people.invitation.state.${state}`)} />
}
