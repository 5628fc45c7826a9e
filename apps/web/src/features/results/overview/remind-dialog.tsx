/** Reminds several units at once: those that are late are chosen from the start; a few words of one's own may be added. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Status } from '../../../ui/status.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { returnStatus } from '../unit-return/list/return-state.js'
import { remindUnitsMutation, roundOverviewQuery, type RoundOverview, type UnitStanding } from './overview.operations.js'
import styles from './overview.module.css'

const names = ['unitIds', 'message'] as const
type Field = (typeof names)[number]

interface RemindDialogProps {
  readonly round: RoundOverview['round']
  /** Those that have something to send. */
  readonly units: readonly UnitStanding[]
  readonly onClose: () => void
}

interface ChoiceProps {
  readonly unit: UnitStanding
  readonly isChosen: boolean
  readonly onChange: (isChosen: boolean) => void
}

function UnitChoice({ unit, isChosen, onChange }: ChoiceProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} onChange={({ target }) => onChange(target.checked)} />
        <span className={styles.choiceName}>{say(unit.unit.name)}</span>
        <Status status={returnStatus(unit)} />
        {unit.remindedAt !== null && <span className={styles.quiet}>{t('overview.remind.last', { time: format.instant(unit.remindedAt) })}</span>}
      </label>
    </li>
  )
}

function useRemind({ round, onClose }: RemindDialogProps) {
  const t = useText()
  const [mutate] = useMutation(remindUnitsMutation, { refetchQueries: [roundOverviewQuery] })
  const state = useAct<Field>({ names }, onClose)
  async function send(unitIds: readonly string[], message: string) {
    const { data } = await mutate({ variables: { input: { roundId: round.id, unitIds: [...unitIds], message: message.trim() || null } } })
    const result = data?.remindUnits
    if (!result) return
    const nobody = result.skipped.filter(({ reason }) => reason === 'nobody').length
    showToast({ kind: 'done', text: t('overview.remind.done', { units: result.remindedUnitIds.length, people: result.recipientCount, nobody }) })
  }
  function remind(unitIds: readonly string[], message: string) {
    const wrong = unitIds.length === 0 ? { unitIds: t('overview.remind.noUnits') } : {}
    void state.run(() => send(unitIds, message), wrong)
  }
  return { remind, state }
}

export function RemindDialog(props: RemindDialogProps) {
  const { units, onClose } = props
  const t = useText()
  const { remind, state } = useRemind(props)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(units.filter(({ isLate }) => isLate).map(({ unit }) => unit.id)))
  const [message, setMessage] = useState('')
  function choose(id: string, isChosen: boolean) {
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((each) => each !== id)))
  }
  return (
    <ActDialog
      title={t('overview.remind.heading')}
      submit={t('overview.remind.send', { count: chosen.size })}
      prefix="remind"
      names={names}
      state={state}
      onSubmit={() => remind([...chosen], message)}
      onClose={onClose}
    >
      <p>{t('overview.remind.what')}</p>
      <fieldset className={styles.choices} id="remind-unitIds" tabIndex={-1}>
        <legend>{t('overview.remind.units')}</legend>
        <ul>
          {units.map((unit) => (
            <UnitChoice key={unit.returnId} unit={unit} isChosen={chosen.has(unit.unit.id)} onChange={(is) => choose(unit.unit.id, is)} />
          ))}
        </ul>
      </fieldset>
      <FormField id="remind-message" label={t('overview.remind.message')} help={t('overview.remind.messageHelp')} error={state.refusal.fields.message} isOptional>
        {(control) => <textarea {...control} rows={3} maxLength={1000} value={message} onChange={({ target }) => setMessage(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
