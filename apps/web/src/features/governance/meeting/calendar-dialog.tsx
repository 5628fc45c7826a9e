/** The address under which one's own calendar fetches meetings: made, copied once, and revoked. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { calendarLinkQuery, makeCalendarLinkMutation, revokeCalendarLinkMutation } from './meeting.operations.js'
import governance from '../governance.module.css'

export function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useQuery(calendarLinkQuery, { fetchPolicy: 'network-only' })
  const [path, setPath] = useState<string | null>(null)
  const [make] = useMutation(makeCalendarLinkMutation)
  const [revoke] = useMutation(revokeCalendarLinkMutation)
  const state = useAct<never>({ names: [] }, () => void refetch())
  const madeAt = data?.calendarLink.madeAt ?? null
  const makeOne = () => void state.run(async () => setPath((await make()).data?.makeCalendarLink.path ?? null))
  const revokeOne = () =>
    void state.run(async () => {
      await revoke()
      setPath(null)
    })
  return (
    <Dialog title={t('meeting.calendar.open')} isOpen onClose={onClose}>
      <ErrorSummary errors={state.refusal.whole.map((text) => ({ text }))} attempt={state.attempt} />
      <p>{t('meeting.calendar.text')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {madeAt !== null && <p>{t('meeting.calendar.since', { at: format.instant(madeAt) })}</p>}
      {path !== null && <Address address={`${globalThis.location.origin}${path}`} />}
      <div className={governance.acts}>
        <Button variant="primary" isBusy={state.isBusy} onClick={makeOne}>
          {t(madeAt === null ? 'meeting.calendar.make' : 'meeting.calendar.renew')}
        </Button>
        {madeAt !== null && (
          <Button variant="danger" isBusy={state.isBusy} onClick={revokeOne}>
            {t('meeting.calendar.revoke')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Address({ address }: { readonly address: string }) {
  const t = useText()
  return <TextField id="calendar-address" label={t('meeting.calendar.address')} help={t('meeting.calendar.once')} readOnly value={address} aside={<CopyButton value={address} />} />
}
