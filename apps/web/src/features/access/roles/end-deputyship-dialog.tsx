/** Ends a deputyship sooner, at once or after a day. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
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
  const [mutate, { loading }] = useMutation(endDeputyshipMutation)
  const describe = useFormRefusal<Field>({ names: fields, known: { STALE: { text: t('admin.end.stale') } } })
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  function read(last: string, reason: string): { validTo: IsoDate | null; wrong: Partial<Record<Field, string>> } {
    const lastDay = readDayText(last, today)
    const fault = reasonFault(reason, t)
    const wrongReason = fault === null ? {} : { reason: fault }
    if (lastDay === null) return { validTo: null, wrong: { validTo: t('errors.INVALID_DATE'), ...wrongReason } }
    const validTo = addDays(lastDay, 1)
    const isSooner = validTo >= today && validTo >= deputyship.validFrom && validTo < deputyship.validTo
    return { validTo, wrong: { ...(!isSooner && { validTo: t('roles.deputy.notSooner') }), ...wrongReason } }
  }
  async function end(last: string, reason: string) {
    const { validTo, wrong } = read(last, reason)
    setRefusal({ fields: wrong, whole: [] })
    setAttempt((before) => before + 1)
    if (validTo === null || Object.keys(wrong).length > 0) return
    try {
      const input = { deputyshipId: deputyship.id, validTo, reason: reason.trim(), expectedVersion: deputyship.version }
      await mutate({ variables: { input } })
      showToast({ kind: 'done', text: t('roles.deputy.endDone', { name: deputyship.person.displayName }) })
      onClose()
    } catch (error) {
      setRefusal(describe(error))
    }
  }
  return { end, refusal, attempt, isSaving: loading }
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
  const { end, refusal, attempt, isSaving } = useEnd(props)
  function submit(event: FormEvent) {
    event.preventDefault()
    void end(last, reason)
  }
  return (
    <Dialog title={t('roles.deputy.endTitle', { name: deputyship.person.displayName })} isOpen onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(refusal, fields, 'enddeputy')} attempt={attempt} />
        <p className={admin.note}>{t('roles.deputy.endAbout', { period: period(deputyship) })}</p>
        <TextField
          id="enddeputy-validTo"
          label={t('admin.end.lastDay')}
          help={t('roles.deputy.endHelp')}
          value={last}
          autoComplete="off"
          error={refusal.fields.validTo}
          onChange={(event) => setLast(event.target.value)}
        />
        <ReasonField id="enddeputy-reason" help={t('roles.deputy.endReasonHelp')} value={reason} error={refusal.fields.reason} onChange={setReason} />
        <div className={admin.acts}>
          <Button type="submit" variant="danger" isBusy={isSaving}>
            {t('roles.deputy.endSubmit')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
