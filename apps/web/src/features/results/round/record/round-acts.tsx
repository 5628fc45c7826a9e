/** What can be done with a round: change, open, copy, call off; each with what follows from it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { longestSeries, planSeries } from '@solmu/domain/results/round-days.js'
import { useCan } from '../../../../app/viewer.js'
import { ActDialog, useAct } from '../../../../ui/act-dialog.js'
import { Button, ButtonLink } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { SelectField, TextField } from '../../../../ui/form-field.js'
import { useFormat } from '../../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { LockRoundButton } from '../../approval/region/lock-round-button.js'
import { periodText } from '../../unit-return/period-text.js'
import { previewRoundQuery } from '../round-choices.operations.js'
import {
  cancelRoundMutation,
  openRoundMutation,
  planRoundsMutation,
  roundQuery,
  roundReturnsQuery,
  roundsQuery,
  type RoundRecord
} from '../round.operations.js'
import styles from '../round.module.css'

/** An act on a round that others may have changed meanwhile. */
function useRoundAct<Field extends string>(names: readonly Field[], onDone: () => void) {
  const t = useText()
  const known = { STALE: { text: t('round.stale') }, ALREADY_EXISTS: { text: t('round.copy.exists') } }
  return { names, ...useAct<Field>({ names, known }, onDone) }
}

interface ActProps {
  readonly round: RoundRecord
  readonly onClose: () => void
}

function OpenDialog({ round, onClose }: ActProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { unitRule, period, membership } = round
  const { data, error, refetch } = useQuery(previewRoundQuery, { variables: { input: { period, membership, unitRule } } })
  const [open] = useMutation(openRoundMutation, { refetchQueries: [roundQuery, roundReturnsQuery] })
  const state = useRoundAct<never>([], onClose)
  const submit = () =>
    void state.run(async () => {
      await open({ variables: { input: { roundId: round.id, expectedVersion: round.version } } })
      showToast({ kind: 'done', text: t('round.open.done', { name: pick(round.name) }) })
    })
  return (
    <ActDialog title={t('round.open.title')} submit={t('round.open.submit')} prefix="open" names={state.names} state={state} onSubmit={submit} onClose={onClose}>
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <p role="status">{data ? t('round.open.units', { count: data.previewRound.units.length }) : t('ui.loading')}</p>
      )}
      <p>{t('round.open.about', { due: format.day(round.dueOn) })}</p>
    </ActDialog>
  )
}

function CancelDialog({ round, onClose }: ActProps) {
  const t = useText()
  const pick = useLocalized()
  const [reason, setReason] = useState('')
  const [cancel] = useMutation(cancelRoundMutation)
  const state = useRoundAct<'reason'>(['reason'], onClose)
  const submit = () =>
    void state.run(
      async () => {
        await cancel({ variables: { input: { roundId: round.id, expectedVersion: round.version, reason: reason.trim() } } })
        showToast({ kind: 'done', text: t('round.cancel.done', { name: pick(round.name) }) })
      },
      reason.trim() === '' ? { reason: t('errors.REQUIRED') } : {}
    )
  return (
    <ActDialog
      title={t('round.cancel.title')}
      submit={t('round.cancel.submit')}
      prefix="cancel"
      isDangerous
      names={state.names} state={state}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('round.cancel.about', { count: round.counts.draft })}</p>
      <TextField
        id="cancel-reason"
        label={t('round.cancel.reason')}
        value={reason}
        maxLength={1000}
        error={state.refusal.fields.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}

function CopyDialog({ round, onClose }: ActProps) {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const [count, setCount] = useState(1)
  const [plan] = useMutation(planRoundsMutation, { refetchQueries: [roundsQuery] })
  const state = useRoundAct<'count'>(['count'], onClose)
  const submit = () =>
    void state.run(async () => {
      await plan({ variables: { input: { roundId: round.id, count } } })
      showToast({ kind: 'done', text: t('round.copy.done', { count }) })
    })
  const numbers = Array.from({ length: longestSeries }, (_, index) => String(index + 1))
  return (
    <ActDialog title={t('round.copy.title')} submit={t('round.copy.submit')} prefix="copy" names={state.names} state={state} onSubmit={submit} onClose={onClose}>
      <SelectField
        id="copy-count"
        label={t('round.copy.count')}
        help={t('round.copy.help')}
        options={numbers.map((value) => ({ value, label: value }))}
        value={String(count)}
        error={state.refusal.fields.count}
        onChange={(event) => setCount(Number(event.target.value))}
      />
      <ul role="status">
        {planSeries(round, count).map((next) => (
          <li key={next.period}>
            {t('round.copy.one', { period: periodText(next.period, language), opens: format.day(next.opensOn), due: format.day(next.dueOn) })}
          </li>
        ))}
      </ul>
    </ActDialog>
  )
}

const dialogs = { open: OpenDialog, cancel: CancelDialog, copy: CopyDialog } as const

export function RoundActs({ round }: { readonly round: RoundRecord }) {
  const t = useText()
  const lang = useLanguage()
  const [act, setAct] = useState<keyof typeof dialogs | null>(null)
  if (!useCan('round.manage')) return null
  const isLive = round.state === 'planned' || round.state === 'open'
  const { submitted, returned, verified, accepted, locked } = round.counts
  const mayCancel = isLive && submitted + returned + verified + accepted + locked === 0
  const Asked = act === null ? null : dialogs[act]
  return (
    <div className={styles.acts}>
      {round.state === 'planned' && (
        <Button variant="primary" onClick={() => setAct('open')}>
          {t('round.open')}
        </Button>
      )}
      {isLive && (
        <ButtonLink to="/$lang/results/rounds/$id/edit" params={{ lang, id: round.id }}>
          {t('round.edit')}
        </ButtonLink>
      )}
      <Button onClick={() => setAct('copy')}>{t('round.copy')}</Button>
      <LockRoundButton round={round} />
      {mayCancel && (
        <Button variant="danger" onClick={() => setAct('cancel')}>
          {t('round.cancel')}
        </Button>
      )}
      {Asked && <Asked round={round} onClose={() => setAct(null)} />}
    </div>
  )
}
