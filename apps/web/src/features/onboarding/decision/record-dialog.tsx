/** Records what a body has decided: who was there, who was recused, the votes, and what came of it. What is wrong is told beforehand. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type Participant, present, stepOutcomes, type StepOutcome } from '@solmu/domain/onboarding/ballot.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { changed } from './decision-dialogs.js'
import { type Decision, recordMutation } from './decision.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './decision.module.css'

const texts = ['decidedOn', 'number', 'votesFor', 'votesAgainst', 'votesAbstain'] as const
const areas = ['reasons', 'conditions'] as const
const names = ['participants', ...texts, 'outcome', ...areas] as const
type Name = (typeof names)[number]

interface Ballot extends Readonly<Record<(typeof texts)[number] | (typeof areas)[number], string>> {
  readonly participants: readonly Participant[]
  readonly outcome: StepOutcome
  readonly amRecused: boolean
}

const nobody: Participant = { name: '', userId: null, isRecused: false, conflict: '' }

interface RecordDialogProps {
  readonly decision: Decision
  readonly step: number
  readonly onClose: () => void
}

export function RecordDialog({ decision, step, onClose }: RecordDialogProps) {
  const t = useText()
  const format = useFormat()
  const { today, id } = useViewer()
  const { quorum = 1, body = 'head_office' } = decision.path.steps[step] ?? {}
  const draft = ['decision-step', id, `${decision.applicationId}:${step}`] as const
  const [ballot, setBallot] = useState<Ballot>(() => {
    const blank = { decidedOn: format.day(today), number: '', votesFor: '', votesAgainst: '0', votesAbstain: '0', reasons: '', conditions: '', outcome: 'favour', amRecused: false } as const
    return { ...blank, participants: Array.from({ length: quorum }, () => nobody), ...(readDraft(draft) as Ballot | null) }
  })
  const [record] = useMutation(recordMutation, changed)
  const placeOf = (path: readonly (string | number)[]) => names.find((name) => name === path[0] || name === path[1])
  const state = useAct<Name>({ names, placeOf }, () => {
    forgetDraft(draft)
    onClose()
  })
  const write = (part: Partial<Ballot>) => {
    const next = { ...ballot, ...part }
    setBallot(next)
    keepDraft(draft, next)
  }
  const submit = () => {
    const decidedOn = readDayText(ballot.decidedOn, today)
    const participants = ballot.participants.filter(({ name }) => name.trim() !== '').map(({ name, isRecused, conflict }) => ({ name, isRecused, conflict }))
    const votes = { votesFor: Number(ballot.votesFor), votesAgainst: Number(ballot.votesAgainst), votesAbstain: Number(ballot.votesAbstain) }
    const isCounted = Object.values(votes).every((each) => Number.isInteger(each) && each >= 0)
    const { number, reasons, conditions, outcome, amRecused } = ballot
    void state.run(
      async () => {
        await record({ variables: { input: { applicationId: decision.applicationId, step, decidedOn: decidedOn ?? '', number, participants, amRecused, ...votes, outcome, reasons, conditions } } })
        showToast({ kind: 'done', text: t('decide.record.done') })
      },
      { ...(decidedOn === null && { decidedOn: t('errors.INVALID_DATE') }), ...(!isCounted && { votesFor: t('errors.INVALID_NUMBER') }) }
    )
  }
  const errors = state.refusal.fields
  return (
    <ActDialog prefix="record" width="44rem" title={t('decide.record.title', { body: t(`decide.body.${body}`) })} submit={t('decide.record.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('decide.record.text', { quorum, present: present(ballot.participants.filter(({ name }) => name.trim() !== '')) })}</p>
      <Participants participants={ballot.participants} error={errors.participants} onChange={(participants) => write({ participants })} />
      <label className={styles.check}>
        <input type="checkbox" checked={ballot.amRecused} onChange={({ target }) => write({ amRecused: target.checked })} />
        {t('decide.record.amRecused')}
      </label>
      {texts.map((name) => (
        <TextField key={name} id={`record-${name}`} label={t(`decide.record.${name}`)} value={ballot[name]} error={errors[name]} onChange={({ target }) => write({ [name]: target.value })} />
      ))}
      <SelectField
        {...{ id: 'record-outcome', label: t('decide.outcome'), value: ballot.outcome, error: errors.outcome }}
        options={stepOutcomes.map((value) => ({ value, label: t(`decide.outcome.${value}`) }))}
        onChange={({ target }) => write({ outcome: stepOutcomes.find((each) => each === target.value) ?? 'favour' })}
      />
      {areas.map((name) => (
        <FormField key={name} id={`record-${name}`} label={t(`decide.${name}`)} isOptional={name === 'conditions'} error={errors[name]}>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={5000} value={ballot[name]} onChange={({ target }) => write({ [name]: target.value })} />}
        </FormField>
      ))}
    </ActDialog>
  )
}

interface ParticipantsProps {
  readonly participants: readonly Participant[]
  readonly error: string | undefined
  readonly onChange: (participants: readonly Participant[]) => void
}

function Participants({ participants, error, onChange }: ParticipantsProps) {
  const t = useText()
  const write = (place: number, part: Partial<Participant>) => onChange(participants.map((each, at) => (at === place ? { ...each, ...part } : each)))
  return (
    <fieldset className={styles.criterion}>
      <legend>{t('decide.record.participants')}</legend>
      {error && <p className={styles.late}>{error}</p>}
      {participants.map(({ name, isRecused, conflict }, place) => (
        <div key={place} className={styles.participant}>
          <TextField
            id={place === 0 ? 'record-participants' : undefined}
            label={t('decide.record.participant', { number: place + 1 })}
            value={name}
            maxLength={200}
            onChange={({ target }) => write(place, { name: target.value })}
          />
          <label className={styles.check}>
            <input type="checkbox" checked={isRecused} onChange={({ target }) => write(place, { isRecused: target.checked })} />
            {t('decide.record.isRecused', { number: place + 1 })}
          </label>
          {isRecused && <TextField label={t('decide.record.conflict', { number: place + 1 })} value={conflict} maxLength={500} onChange={({ target }) => write(place, { conflict: target.value })} />}
        </div>
      ))}
      <Button onClick={() => onChange([...participants, nobody])}>{t('decide.record.more')}</Button>
    </fieldset>
  )
}
