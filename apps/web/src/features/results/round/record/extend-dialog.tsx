/** Gives one unit more time, for a reason that the unit is told. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { demandExtension } from '@solmu/domain/results/round-extension.js'
import { DomainError } from '@solmu/domain/errors.js'
import { useViewer } from '../../../../app/viewer.js'
import { ActDialog, useAct } from '../../../../ui/act-dialog.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { TextField } from '../../../../ui/form-field.js'
import { readDayText } from '../../../../ui/day-text.js'
import { useFormat } from '../../../../ui/format.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { extendReturnMutation, roundQuery, type RoundRecord, type RoundReturn } from '../round.operations.js'

const fields = ['until', 'reason'] as const
type Field = (typeof fields)[number]

export interface ExtendDialogProps {
  readonly round: RoundRecord
  readonly unitReturn: RoundReturn
  readonly onClose: () => void
}

/** What the rule has against it, before it is sent. */
function useFault({ round, unitReturn }: ExtendDialogProps) {
  const t = useText()
  const format = useFormat()
  const describe = useErrorMessage()
  const { today } = useViewer()
  return (until: string | null, reason: string): Partial<Record<Field, string>> => {
    if (until === null) return { until: t('errors.INVALID_DATE') }
    try {
      demandExtension({ ...unitReturn, round }, { until, reason }, today)
      return {}
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      if (error.code !== 'OUT_OF_RANGE') return { reason: describe(error).text }
      const [min, max] = [String(error.params['min']), String(error.params['max'])]
      return { until: t('round.extend.range', { min: format.day(min), max: format.day(max) }) }
    }
  }
}

export function ExtendDialog(props: ExtendDialogProps) {
  const { round, unitReturn, onClose } = props
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const faultOf = useFault(props)
  const [extend] = useMutation(extendReturnMutation, { refetchQueries: [roundQuery] })
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const state = useAct<Field>({ names: fields, known: { STALE: { text: t('round.stale') } } }, onClose)
  const unit = pick(unitReturn.unit.name)
  function submit(): void {
    const day = readDayText(until, today)
    void state.run(async () => {
      const input = { returnId: unitReturn.id, until: day ?? '', reason: reason.trim(), expectedVersion: unitReturn.version }
      await extend({ variables: { input } })
      showToast({ kind: 'done', text: t('round.extend.done', { unit, day: format.day(day ?? '') }) })
    }, faultOf(day, reason))
  }
  return (
    <ActDialog title={t('round.extend.title', { unit })} submit={t('round.extend.submit')} prefix="extend" names={fields} state={state} onSubmit={submit} onClose={onClose}>
      <p>{t('round.extend.about', { due: format.day(unitReturn.effectiveDueOn), last: format.day(round.acceptBy) })}</p>
      <TextField
        id="extend-until"
        label={t('round.extend.until')}
        help={t('round.extend.untilHelp')}
        autoComplete="off"
        value={until}
        error={state.refusal.fields.until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <TextField
        id="extend-reason"
        label={t('round.extend.reason')}
        help={t('round.extend.reasonHelp')}
        value={reason}
        maxLength={1000}
        error={state.refusal.fields.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}
