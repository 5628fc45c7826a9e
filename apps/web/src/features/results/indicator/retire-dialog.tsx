/** Has an indicator asked no more from a day on. What was asked stays as it is. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { forgetLibrary } from './install-library.js'
import { retireIndicatorMutation, type IndicatorRecord } from './indicator.operations.js'
import styles from '../../../ui/admin-pages.module.css'
import fields from '../../../ui/form-field.module.css'

const names = ['from', 'reason'] as const
type Field = (typeof names)[number]

export interface RetireDialogProps {
  readonly indicator: IndicatorRecord
  readonly onClose: () => void
}

function useRetire({ indicator, onClose }: RetireDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const describe = useFormRefusal<Field>({
    names,
    known: {
      STALE: { text: t('indicator.stale') },
      INDICATOR_IN_USE: { field: 'from', text: t('indicator.retire.inUse') },
      RANGE_OVERLAPS: { field: 'from', text: t('indicator.retire.tooEarly') }
    }
  })
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const [retire, { loading }] = useMutation(retireIndicatorMutation, { update: forgetLibrary })
  async function run(day: string, reason: string) {
    setAttempt((before) => before + 1)
    const from = readDayText(day, today)
    const wrong = {
      ...(from === null && { from: t('errors.INVALID_DATE') }),
      ...(reason.trim() === '' && { reason: t('indicator.problem.reason') })
    }
    setRefusal({ fields: wrong, whole: [] })
    if (from === null || reason.trim() === '') return
    try {
      const { id: indicatorId, version: expectedVersion } = indicator
      await retire({ variables: { input: { indicatorId, expectedVersion, from, reason } } })
      showToast({ kind: 'done', text: t('indicator.retire.done', { name: pick(indicator.nearest.name) }) })
      onClose()
    } catch (error) {
      setRefusal(describe(error))
    }
  }
  return { refusal, attempt, isBusy: loading, run }
}

export function RetireDialog({ indicator, onClose }: RetireDialogProps) {
  const t = useText()
  const { refusal, attempt, isBusy, run } = useRetire({ indicator, onClose })
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    void run(day, reason)
  }
  return (
    <Dialog title={t('indicator.retire.title', { code: indicator.code })} isOpen onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(refusal, names, 'retire')} attempt={attempt} />
        <p className={styles.note}>{t('indicator.retire.text')}</p>
        <TextField
          id="retire-from"
          label={t('indicator.retire.from')}
          error={refusal.fields.from}
          autoComplete="off"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <FormField id="retire-reason" label={t('indicator.field.reason')} error={refusal.fields.reason}>
          {(control) => (
            <textarea
              {...control}
              className={fields.input}
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormField>
        <div className={styles.acts}>
          <Button type="submit" variant="danger" isBusy={isBusy}>
            {t('indicator.retire.do')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
