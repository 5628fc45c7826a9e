/** The chair's decision between those who stand equally, where the charter leaves it to the chair. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type BallotChoice, sideOf } from '@solmu/domain/governance/ballot.js'
import type { BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FieldError, TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useOptionName } from './ballot-words.js'
import { type Ballot, type BallotDetail, breakBallotTieMutation } from './ballot.operations.js'
import styles from '../governance.module.css'

const names = ['chosen', 'chairName'] as const

/** Those between whom the chair may choose: the side on which they have voted in the open, if it is one of them, or all. */
function openTo({ ballot, roll }: Pick<BallotDetail, 'ballot' | 'roll'>, tied: readonly string[]): readonly string[] {
  if (ballot.breaksTie !== 'chair') return tied
  const sides = roll.flatMap(({ isMine, choice }) => (isMine && choice !== null ? [sideOf(ballot.method, JSON.parse(choice) as BallotChoice)] : []))
  const own = tied.filter((code) => sides.includes(code))
  return own.length > 0 ? own : tied
}

export interface TieDialogProps {
  readonly ballot: Ballot
  readonly roll: BallotDetail['roll']
  readonly log: BallotLog
  readonly onClose: () => void
}

export function TieDialog({ ballot, roll, log: { result }, onClose }: TieDialogProps) {
  const t = useText()
  const name = useOptionName(ballot)
  const open = openTo({ ballot, roll }, result.tied)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [chairName, setChairName] = useState('')
  const [decide] = useMutation(breakBallotTieMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const isOne = result.tiedSeats === 1
  const isRecord = ballot.breaksTie === 'record'
  const submit = () =>
    void state.run(
      async () => {
        await decide({ variables: { input: { ballotId: ballot.id, chosen: [...chosen], chairName } } })
        showToast({ kind: 'done', text: t('ballot.tieBreak.done') })
      },
      {
        ...(chosen.length !== result.tiedSeats && { chosen: t('ballot.tieBreak.needs', { count: result.tiedSeats }) }),
        ...(isRecord && chairName.trim() === '' && { chairName: t('ballot.tieBreak.needsName') })
      }
    )
  return (
    <ActDialog prefix="tie" title={t('ballot.tieBreak.title')} submit={t('ballot.tieBreak.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(isRecord ? 'ballot.tieBreak.recordText' : 'ballot.tieBreak.text')}</p>
      {open.length < result.tied.length && <p>{t('ballot.tieBreak.ownSide', { side: open.map(name).join(', ') })}</p>}
      <fieldset id="tie-chosen" tabIndex={-1} aria-describedby={state.refusal.fields.chosen ? 'tie-chosen-error' : undefined}>
        <legend>{t('ballot.tieBreak.chosen', { count: result.tiedSeats })}</legend>
        {state.refusal.fields.chosen && <FieldError id="tie-chosen-error" text={state.refusal.fields.chosen} />}
        {result.tied.map((code) => (
          <label key={code} className={styles.confirm}>
            <input type={isOne ? 'radio' : 'checkbox'} name="tie" disabled={!open.includes(code)} checked={chosen.includes(code)} onChange={({ target }) => setChosen([...(isOne ? [] : chosen.filter((each) => each !== code)), ...(target.checked ? [code] : [])])} />
            <span>{name(code)}</span>
          </label>
        ))}
      </fieldset>
      {isRecord && <TextField id="tie-chairName" label={t('ballot.field.chair')} value={chairName} maxLength={200} error={state.refusal.fields.chairName} onChange={({ target }) => setChairName(target.value)} />}
    </ActDialog>
  )
}
