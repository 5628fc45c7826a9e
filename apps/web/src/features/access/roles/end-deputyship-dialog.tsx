/** Ends a deputyship sooner, at once or after a day. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { usePeriodText } from './assignment-about.js'
import { endDeputyshipMutation, type Deputyship } from './assignment.operations.js'
import { ReasonField, reasonFault } from './reason-field.js'
import admin from '../../../ui/admin-pages.module.css'

const fields = ['validTo', 'reason'] as const
type Field = (typeof fields)[number]

export interface EndDeputyshipDialogProps {
  readonly deputyship: Deputyship
  readonly onClose: () => void
}

function useEnd({ deputyship, onClose }: EndDeputyshipDialogProps) {
  const t = useText()
  const { today } = useViewer()
  const [mutate] = useMutation(endDeputyshipMutation)
  const state = useAct<Field>({ names: fields, known: { STALE: { text: t('admin.end.stale') } } }, onClose)
  function read(last: string, reason: string): { validTo: IsoDate | null; wrong: Partial<Record<Field, string>> } {
    const lastDay = readDayText(last, today)
    const fault = reasonFault(reason, t)
    const wrongReason = fault === null ? {} : { reason: fault }
    if (lastDay === null) return { validTo: null, wrong: { validTo: t('errors.INVALID_DATE'), ...wrongReason } }
    const validTo = addDays(lastDay, 1)
    const isSooner = validTo >= today && validTo >= deputyship.validFrom && validTo < deputyship.validTo
    return { validTo, wrong: { ...(!isSooner && { validTo: t('roles.deputy.notSooner') }), ...wrongReason } }
  }
  function end(last: string, reason: string) {
    const { validTo, wrong } = read(last, reason)
    async function shorten() {
      if (validTo === null) return
      const input = { deputyshipId: deputyship.id, validTo, reason: reason.trim(), expectedVersion: deputyship.version }
      await mutate({ variables: { input } })
      showToast({ kind: 'done', text: t('roles.deputy.endDone', { name: deputyship.person.displayName }) })
    }
    void state.run(shorten, wrong)
  }
  return { end, state }
}

export function EndDeputyshipDialog(props: EndDeputyshipDialogProps) {
  const { deputyship, onClose } = props
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const period = usePeriodText()
  // Yesterday as the last day is the end at once; a deputyship to come ends before it begins.
  const atOnce = addDays(deputyship.validFrom > today ? deputyship.validFrom : today, -1)
  const [last, setLast] = useState(dayInField(atOnce, language))
  const [reason, setReason] = useState('')
  const { end, state } = useEnd(props)
  return (
    <ActDialog
      title={t('roles.deputy.endTitle', { name: deputyship.person.displayName })}
      submit={t('roles.deputy.endSubmit')}
      isDangerous
      prefix="enddeputy"
      names={fields}
      state={state}
      onSubmit={() => end(last, reason)}
      onClose={onClose}
    >
      <p className={admin.note}>{t('roles.deputy.endAbout', { period: period(deputyship) })}</p>
      <TextField
        id="enddeputy-validTo"
        label={t('admin.end.lastDay')}
        help={t('roles.deputy.endHelp')}
        value={last}
        autoComplete="off"
        error={state.refusal.fields.validTo}
        onChange={(event) => setLast(event.target.value)}
      />
      <ReasonField id="enddeputy-reason" help={t('roles.deputy.endReasonHelp')} value={reason} error={state.refusal.fields.reason} onChange={setReason} />
    </ActDialog>
  )
}
