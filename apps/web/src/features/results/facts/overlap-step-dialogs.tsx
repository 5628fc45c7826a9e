/** What is done with a declaration that stands: its number is changed, it is confirmed, it is removed. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useCountFault } from './count-fault.js'
import {
  confirmOverlapMutation,
  declareOverlapMutation,
  personOverlapsQuery,
  removeOverlapMutation,
  type PersonOverlap
} from './overlap.operations.js'

const names = ['count'] as const
type Field = (typeof names)[number]
const again = { refetchQueries: [personOverlapsQuery] }

export interface OverlapStepProps {
  readonly overlap: PersonOverlap
  /** The side that the viewer speaks for, the other one by name, and what is counted when, in words. */
  readonly words: { readonly ownId: string; readonly otherId: string; readonly other: string; readonly indicator: string; readonly period: string }
  readonly onClose: () => void
}

function useStep(onClose: () => void) {
  const t = useText()
  const known = {
    STALE: { text: t('facts.overlap.problem.stale') },
    NOT_FOUND: { text: t('facts.overlap.problem.stale') },
    OUT_OF_RANGE: { text: t('facts.overlap.problem.tooMany') }
  }
  return useAct<Field>({ names, known }, onClose)
}

/** Declares the number anew from the viewer's side; the other side has to confirm it. */
export function ChangeOverlapDialog({ overlap, words, onClose }: OverlapStepProps) {
  const t = useText()
  const faultOf = useCountFault()
  const state = useStep(onClose)
  const [declare] = useMutation(declareOverlapMutation, again)
  const [count, setCount] = useState(String(overlap.count))
  const { ownId, otherId, other, indicator, period } = words
  function save() {
    const fault = faultOf(count)
    const input = {
      ...{ unitId: ownId, otherUnitId: otherId, indicatorId: overlap.indicator.id, breakdown: overlap.breakdown, period: overlap.period },
      ...{ count: Number(count.trim()), expectedVersion: overlap.version }
    }
    void state.run(async () => {
      await declare({ variables: { input } })
      showToast({ kind: 'done', text: t('facts.overlap.saved', { other }) })
    }, { ...(fault && { count: fault }) })
  }
  return (
    <ActDialog
      title={t('facts.overlap.changeTitle')}
      submit={t('facts.overlap.save')}
      prefix="overlap"
      names={names}
      state={state}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t('facts.overlap.changeText', { indicator, period, other })}</p>
      <TextField
        id="overlap-count"
        label={t('facts.overlap.field.count')}
        error={state.refusal.fields.count}
        value={count}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        onChange={({ target }) => setCount(target.value)}
      />
    </ActDialog>
  )
}

export function ConfirmOverlapDialog({ overlap, words, onClose }: OverlapStepProps) {
  const t = useText()
  const state = useStep(onClose)
  const [confirm] = useMutation(confirmOverlapMutation, again)
  const { other, indicator, period } = words
  const send = () =>
    void state.run(async () => {
      await confirm({ variables: { input: { overlapId: overlap.id, expectedVersion: overlap.version } } })
      showToast({ kind: 'done', text: t('facts.overlap.confirmed') })
    })
  return (
    <ActDialog
      title={t('facts.overlap.confirmTitle')}
      submit={t('facts.overlap.confirm')}
      prefix="overlap"
      names={names}
      state={state}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{t('facts.overlap.confirmText', { other, count: overlap.count, indicator, period })}</p>
      {state.refusal.fields.count && <p id="overlap-count">{state.refusal.fields.count}</p>}
    </ActDialog>
  )
}

export function RemoveOverlapDialog({ overlap, words, onClose }: OverlapStepProps) {
  const t = useText()
  const state = useStep(onClose)
  const [remove] = useMutation(removeOverlapMutation, again)
  const { other, indicator, period } = words
  const send = () =>
    void state.run(async () => {
      await remove({ variables: { input: { overlapId: overlap.id, expectedVersion: overlap.version } } })
      showToast({ kind: 'done', text: t('facts.overlap.removed') })
    })
  return (
    <ActDialog
      title={t('facts.overlap.removeTitle')}
      submit={t('facts.overlap.remove')}
      isDangerous
      prefix="overlap"
      names={names}
      state={state}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{t('facts.overlap.removeText', { indicator, period, other, count: overlap.count })}</p>
    </ActDialog>
  )
}
