/** The chair's decision between those who stand equally, where the charter leaves it to the chair. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import type { BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useOptionName } from './ballot-words.js'
import { type Ballot, breakBallotTieMutation } from './ballot.operations.js'
import styles from '../governance.module.css'

const names = ['chosen', 'chairName'] as const

export function TieDialog({ ballot, log: { result }, onClose }: { readonly ballot: Ballot; readonly log: BallotLog; readonly onClose: () => void }) {
  const t = useText()
  const name = useOptionName(ballot)
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
      <fieldset id="tie-chosen" tabIndex={-1} aria-describedby={state.refusal.fields.chosen ? 'tie-chosen-error' : undefined}>
        <legend>{t('ballot.tieBreak.chosen', { count: result.tiedSeats })}</legend>
        {result.tied.map((code) => (
          <label key={code} className={styles.confirm}>
            <input type={isOne ? 'radio' : 'checkbox'} name="tie" checked={chosen.includes(code)} onChange={({ target }) => setChosen([...(isOne ? [] : chosen.filter((each) => each !== code)), ...(target.checked ? [code] : [])])} />
            <span>{name(code)}</span>
          </label>
        ))}
      </fieldset>
      {state.refusal.fields.chosen && <p id="tie-chosen-error">{state.refusal.fields.chosen}</p>}
      {isRecord && <TextField id="tie-chairName" label={t('ballot.field.chair')} value={chairName} maxLength={200} error={state.refusal.fields.chairName} onChange={({ target }) => setChairName(target.value)} />}
    </ActDialog>
  )
}
