/** What has become of a message: glyph and word. */
import { Status, type StatusName } from '../../ui/status.js'
import { useText } from '../../ui/text.js'
import type { MailRow } from './outbox.operations.js'

const status: Readonly<Record<MailRow['state'], StatusName>> = {
  queued: 'submitted',
  sent: 'verified',
  kept: 'draft',
  failed: 'late'
}

export function MailState({ state }: Pick<MailRow, 'state'>) {
  const t = useText()
  return <Status status={status[state]} label={t(`admin.mail.state.${state}`)} />
}
