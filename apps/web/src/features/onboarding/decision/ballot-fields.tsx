/** What is asked of every ballot that is written down: who was there, who was recused and why, the votes, and on what it rests. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { Participant } from '@solmu/domain/onboarding/ballot.js'
import type { DecisionBody } from '@solmu/domain/onboarding/decision-path.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { decisionCandidatesQuery } from './decision.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './decision.module.css'

const texts = ['decidedOn', 'number', 'votesFor', 'votesAgainst', 'votesAbstain'] as const
const areas = ['reasons', 'conditions'] as const
export const ballotNames = ['participants', ...texts, ...areas, 'basis'] as const
export type BallotName = (typeof ballotNames)[number]

export interface WrittenBallot extends Readonly<Record<(typeof texts)[number] | (typeof areas)[number] | 'basis', string>> {
  readonly participants: readonly Participant[]
  readonly amRecused: boolean
}

const nobody: Participant = { name: '', userId: null, isRecused: false, conflict: '' }
const isNamed = ({ name, userId }: Participant): boolean => userId !== null || name.trim() !== ''

/** A ballot as it is written, kept until it is recorded. */
export function useBallot<More extends object>(draft: DraftName, { quorum, more }: { readonly quorum: number; readonly more: More }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [ballot, setBallot] = useState<WrittenBallot & More>(() => {
    const blank = { decidedOn: format.day(today), number: '', votesFor: '', votesAgainst: '0', votesAbstain: '0', reasons: '', conditions: '', basis: '', amRecused: false }
    return { ...blank, participants: Array.from({ length: quorum }, () => nobody), ...more, ...(readDraft(draft) as (WrittenBallot & More) | null) }
  })
  const write = (part: Partial<WrittenBallot & More>) => {
    const next = { ...ballot, ...part }
    setBallot(next)
    keepDraft(draft, next)
  }
  /** As it is sent, and what is wrong with it already. */
  const read = () => {
    const decidedOn = readDayText(ballot.decidedOn, today)
    const votes = { votesFor: Number(ballot.votesFor), votesAgainst: Number(ballot.votesAgainst), votesAbstain: Number(ballot.votesAbstain) }
    const isCounted = Object.values(votes).every((each) => Number.isInteger(each) && each >= 0)
    const { number, reasons, conditions, basis, amRecused } = ballot
    const participants = ballot.participants.filter(isNamed).map(({ name, userId, isRecused, conflict }) => ({ name, userId, isRecused, conflict }))
    const wrong: Partial<Record<BallotName, string>> = { ...(decidedOn === null && { decidedOn: t('errors.INVALID_DATE') }), ...(!isCounted && { votesFor: t('errors.INVALID_NUMBER') }) }
    return { sent: { decidedOn: decidedOn ?? '', number, participants, amRecused, ...votes, reasons, conditions, basis }, wrong }
  }
  return { ballot, write, read, there: ballot.participants.filter((each) => isNamed(each) && !each.isRecused).length, forget: () => forgetDraft(draft) }
}

interface BallotFieldsProps {
  readonly prefix: string
  /** At which centre which body has decided: those who sit in it are offered, else those with a role there. */
  readonly centreId: string
  readonly body: DecisionBody
  readonly ballot: WrittenBallot
  readonly errors: Readonly<Partial<Record<BallotName, string>>>
  /** Whether it has to be said on which ballot or minutes it rests. */
  readonly asksBasis: boolean
  readonly write: (part: Partial<WrittenBallot>) => void
}

export function BallotFields({ prefix, centreId, body, ballot, errors, asksBasis, write }: BallotFieldsProps) {
  const t = useText()
  const { today } = useViewer()
  const day = readDayText(ballot.decidedOn, today) ?? today
  return (
    <>
      <Participants {...{ prefix, centreId, body, day }} participants={ballot.participants} error={errors.participants} onChange={(participants) => write({ participants })} />
      <label className={styles.check}>
        <input type="checkbox" checked={ballot.amRecused} onChange={({ target }) => write({ amRecused: target.checked })} />
        {t('decide.record.amRecused')}
      </label>
      {texts.map((name) => (
        <TextField key={name} id={`${prefix}-${name}`} label={t(`decide.record.${name}`)} value={ballot[name]} error={errors[name]} onChange={({ target }) => write({ [name]: target.value })} />
      ))}
      {asksBasis && (
        <TextField id={`${prefix}-basis`} label={t('decide.record.basis')} help={t('decide.record.basisHelp')} value={ballot.basis} maxLength={1000} error={errors.basis} onChange={({ target }) => write({ basis: target.value })} />
      )}
      {areas.map((name) => (
        <FormField key={name} id={`${prefix}-${name}`} label={t(`decide.${name}`)} isOptional={name === 'conditions'} error={errors[name]}>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={5000} value={ballot[name]} onChange={({ target }) => write({ [name]: target.value })} />}
        </FormField>
      ))}
    </>
  )
}

/** People without an account are told apart by their names. */
const keyOf = ({ userId, name }: Pick<Participant, 'userId' | 'name'>): string => userId ?? `:${name}`

interface ParticipantsProps extends Pick<BallotFieldsProps, 'prefix' | 'centreId' | 'body'> {
  readonly day: IsoDate
  readonly participants: readonly Participant[]
  readonly error: string | undefined
  readonly onChange: (participants: readonly Participant[]) => void
}

function Participants({ prefix, centreId, body, day, participants, error, onChange }: ParticipantsProps) {
  const t = useText()
  const pick = useLocalized()
  const { data, previousData } = useQuery(decisionCandidatesQuery, { variables: { centreId, body, day } })
  const people = (data ?? previousData)?.decisionCandidates ?? []
  const options = [{ value: '', label: t('decide.record.noAccount') }, ...people.map((each) => ({ value: keyOf(each), label: `${each.name} · ${pick(each.place)}` }))]
  const chosen = (each: Participant): string => (people.some((other) => keyOf(other) === keyOf(each)) ? keyOf(each) : '')
  const write = (place: number, part: Partial<Participant>) => onChange(participants.map((each, at) => (at === place ? { ...each, ...part } : each)))
  const choose = (place: number, key: string) => {
    const { userId = null, name = '' } = people.find((each) => keyOf(each) === key) ?? {}
    write(place, { userId, name })
  }
  return (
    <fieldset className={styles.criterion}>
      <legend>{t('decide.record.participants')}</legend>
      <p className={styles.below}>{t('decide.record.participantsHelp')}</p>
      {error && <p className={styles.late}>{error}</p>}
      {participants.map(({ name, userId, isRecused, conflict }, place) => (
        <div key={place} className={styles.participant}>
          <SelectField
            {...{ id: place === 0 ? `${prefix}-participants` : `${prefix}-participants-${place}`, label: t('decide.record.account', { number: place + 1 }), value: chosen(participants[place] ?? nobody), options }}
            onChange={({ target }) => choose(place, target.value)}
          />
          {userId === null && <TextField label={t('decide.record.participant', { number: place + 1 })} value={name} maxLength={200} onChange={({ target }) => write(place, { name: target.value })} />}
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
