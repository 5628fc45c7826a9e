/** Takes a seat out of an item, with the reason, or lets it in again. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type MeetingDialogProps, meetingRef } from './meeting-ref.js'
import { declareRecusalMutation, type MeetingItem } from './meeting.operations.js'
import styles from './meeting.module.css'

const names = ['seatId', 'reason'] as const

export function RecusalDialog({ meeting, item, onClose }: MeetingDialogProps & { readonly item: MeetingItem }) {
  const t = useText()
  const pick = useLocalized()
  const options = meeting.attendance.filter(({ seat }) => !item.recusals.some((each) => each.seat.id === seat.id)).map(({ seat }) => ({ value: seat.id, label: pick(seat.label) }))
  const [chosen, setSeat] = useState('')
  const [reason, setReason] = useState('')
  const [declare] = useMutation(declareRecusalMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const send = (seatId: string, why: string) => declare({ variables: { input: { ...meetingRef(meeting), itemId: item.id, seatId, reason: why } } })
  const missing = { ...(chosen === '' && { seatId: t('meeting.recusal.needsSeat') }), ...(reason.trim() === '' && { reason: t('meeting.needs.reason') }) }
  return (
    <ActDialog prefix="recusal" title={t('meeting.recusal.title', { number: item.position })} submit={t('meeting.recusal.submit')} {...{ names, state, onClose }} onSubmit={() => void state.run(() => send(chosen, reason), missing)}>
      <p>{t('meeting.recusal.text')}</p>
      {item.recusals.length > 0 && (
        <ul className={styles.links}>
          {item.recusals.map(({ seat, reason: why }) => (
            <li key={seat.id}>
              {t('meeting.recusal.one', { name: pick(seat.label), reason: why })}{' '}
              <Button size="small" variant="quiet" aria-label={t('meeting.recusal.backOf', { name: pick(seat.label) })} onClick={() => void state.run(() => send(seat.id, ''))}>
                {t('meeting.recusal.back')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        {...{ id: 'recusal-seatId', label: t('meeting.attendance.seat'), value: chosen, error: state.refusal.fields.seatId, options: [{ value: '', label: t('meeting.recusal.choose') }, ...options] }}
        onChange={({ target }) => setSeat(target.value)}
      />
      <TextField id="recusal-reason" label={t('meeting.field.reason')} maxLength={1000} value={reason} error={state.refusal.fields.reason} onChange={({ target }) => setReason(target.value)} />
    </ActDialog>
  )
}
