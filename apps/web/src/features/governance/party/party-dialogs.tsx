/** Takes the answer of a party: from whoever speaks for it, or as it was given elsewhere. */
import { useMutation } from '@apollo/client/react'
import { type PartyAnswer, partyAnswers, type PartyDemand } from '@solmu/domain/governance/party-answer.js'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { answerAsPartyMutation, type AskedParty, recordPartyAnswerMutation } from './party.operations.js'
import fields from '../../../ui/form-field.module.css'

type FieldProps = { readonly value: string; readonly error: string | undefined; readonly onChange: (text: string) => void }

function AnswerField({ demand, value, error, onChange }: FieldProps & { readonly demand: PartyDemand }) {
  const t = useText()
  const options = [{ value: '', label: t('party.choose') }, ...partyAnswers.map((each) => ({ value: each, label: t(`party.says.${demand}.${each}`) }))]
  return <SelectField {...{ id: 'party-answer', label: t('party.answer'), value, error, options }} onChange={({ target }) => onChange(target.value)} />
}

function ReasonField({ value, error, onChange }: FieldProps) {
  const t = useText()
  return (
    <FormField id="party-reason" label={t('party.reason')} help={t('party.reasonHelp')} error={error}>
      {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={4000} value={value} onChange={({ target }) => onChange(target.value)} />}
    </FormField>
  )
}

const answerOf = (text: string): PartyAnswer | undefined => partyAnswers.find((each) => each === text)

/** What is wrong with an answer before it is sent. */
function useProblems() {
  const t = useText()
  return ({ answer, reason }: { readonly answer: string; readonly reason: string }) => ({
    ...(!answerOf(answer) && { answer: t('party.needs.answer') }),
    ...(answer === 'refuses' && reason.trim() === '' && { reason: t('party.needs.reason') })
  })
}

export interface Asked {
  readonly subjectId: string
  readonly party: AskedParty['party']
  readonly demand: PartyDemand
  readonly voice: AskedParty['voices'][number]
}
const ownNames = ['answer', 'reason'] as const

/** One's own answer, in one's own name. */
export function GiveDialog({ asked: { subjectId, party, demand, voice }, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const problemsOf = useProblems()
  const [form, setForm] = useState({ answer: '', reason: '' })
  const [send] = useMutation(answerAsPartyMutation)
  const state = useAct<(typeof ownNames)[number]>({ names: ownNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      const answer = answerOf(form.answer)
      if (!answer) return
      await send({ variables: { input: { subjectId, party, voiceId: voice.id, answer, reason: form.reason } } })
      showToast({ kind: 'done', text: t('party.given') })
    }, problemsOf(form))
  return (
    <ActDialog prefix="party" title={t('party.giveFor', { party: pick(voice.name) })} submit={t('party.send')} names={ownNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('party.giveText', { party: pick(voice.name) })}</p>
      <p>{t(`party.text.${demand}`)}</p>
      <AnswerField demand={demand} value={form.answer} error={state.refusal.fields.answer} onChange={(answer) => setForm({ ...form, answer })} />
      <ReasonField value={form.reason} error={state.refusal.fields.reason} onChange={(reason) => setForm({ ...form, reason })} />
    </ActDialog>
  )
}

const names = ['voiceId', 'answer', 'saidBy', 'saidOn', 'reason'] as const
type RecordProps = { readonly subjectId: string; readonly asked: AskedParty; readonly onClose: () => void }

function useRecord({ subjectId, asked: { party, voices }, onClose }: RecordProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const problemsOf = useProblems()
  const [form, setForm] = useState({ voiceId: '', answer: '', saidBy: '', saidOn: dayInField(today, language), reason: '' })
  const [record] = useMutation(recordPartyAnswerMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const submit = () => {
    const [answer, saidOn] = [answerOf(form.answer), readDayText(form.saidOn, today)]
    const problems = {
      ...(voices.length > 1 && form.voiceId === '' && { voiceId: t('party.needs.voice') }),
      ...problemsOf(form),
      ...(form.saidBy.trim() === '' && { saidBy: t('party.needs.saidBy') }),
      ...(saidOn === null && { saidOn: t('errors.INVALID_DATE') })
    }
    void state.run(async () => {
      if (!answer || saidOn === null) return
      await record({ variables: { input: { subjectId, party, voiceId: form.voiceId || null, answer, saidBy: form.saidBy, saidOn, reason: form.reason } } })
      showToast({ kind: 'done', text: t('party.recorded') })
    }, problems)
  }
  return { form, edit: (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part })), state, submit }
}

/** What was answered elsewhere, by those who lead the procedure. */
export function RecordDialog(props: RecordProps) {
  const t = useText()
  const pick = useLocalized()
  const { form, edit, state, submit } = useRecord(props)
  const { asked: { party, demand, voices }, onClose } = props
  const errors = state.refusal.fields
  return (
    <ActDialog prefix="party" title={t('party.recordOf', { party: t(`party.name.${party}`) })} submit={t('party.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`party.text.${demand}`)}</p>
      {voices.length > 1 && (
        <SelectField
          {...{ id: 'party-voiceId', label: t('party.voice'), value: form.voiceId, error: errors.voiceId }}
          options={[{ value: '', label: t('party.choose') }, ...voices.map(({ id, name }) => ({ value: id, label: pick(name) }))]}
          onChange={({ target }) => edit({ voiceId: target.value })}
        />
      )}
      <AnswerField demand={demand} value={form.answer} error={errors.answer} onChange={(answer) => edit({ answer })} />
      <TextField id="party-saidBy" label={t('party.saidBy')} help={t('party.saidByHelp')} value={form.saidBy} error={errors.saidBy} maxLength={300} onChange={({ target }) => edit({ saidBy: target.value })} />
      <TextField id="party-saidOn" label={t('party.saidOn')} value={form.saidOn} error={errors.saidOn} onChange={({ target }) => edit({ saidOn: target.value })} />
      <ReasonField value={form.reason} error={errors.reason} onChange={(reason) => edit({ reason })} />
    </ActDialog>
  )
}
