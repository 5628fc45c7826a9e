/** Whom the charter asks beside the voters: whose consent a proposal needs, who may veto it, and what they have answered. */
import { useMutation } from '@apollo/client/react'
import { partyAnswers } from '@solmu/domain/governance/party-answer.js'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { useFormat } from '../../../ui/format.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type Proposal, recordPartyAnswerMutation } from './proposal.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

type Party = Proposal['parties'][number]

const isEnded = ({ endedOn }: Proposal): boolean => endedOn !== null

export function Parties({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const format = useFormat()
  const [asked, setAsked] = useState<Party | null>(null)
  if (proposal.parties.length === 0) return null
  return (
    <Section title={t('proposal.parties')} note={t('proposal.partiesNote')}>
      {proposal.parties.map((each) => (
        <article key={each.party} className={styles.paper}>
          <h3>{t(`proposal.party.${each.party}`)}</h3>
          <p>
            <Status status={statusOf(each, isEnded(proposal))} label={t(`proposal.partySays.${each.demand}.${each.answer ?? 'silent'}`)} />
          </p>
          {each.saidOn && <p className={styles.below}>{[format.day(each.saidOn), each.saidBy].join(' · ')}</p>}
          {each.reason !== '' && <p className={styles.statement}>{each.reason}</p>}
          {proposal.mayRecordAnswers && (
            <Button aria-label={t('proposal.party.recordOf', { party: t(`proposal.party.${each.party}`) })} onClick={() => setAsked(each)}>
              {t('proposal.party.record')}
            </Button>
          )}
        </article>
      ))}
      {asked && <AnswerDialog proposal={proposal} asked={asked} onClose={() => setAsked(null)} />}
    </Section>
  )
}

/** What is not asked for any more is waited for no longer. */
function statusOf({ answer, isInTheWay }: Party, isOver: boolean): StatusName {
  if (answer !== null) return isInTheWay ? 'late' : 'accepted'
  return isInTheWay && !isOver ? 'submitted' : 'notStarted'
}

const names = ['answer', 'saidBy', 'saidOn', 'reason'] as const

function AnswerDialog({ proposal, asked: { party, demand }, onClose }: { readonly proposal: Proposal; readonly asked: Party; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [form, setForm] = useState({ answer: '', saidBy: '', saidOn: dayInField(today, language), reason: '' })
  const [record] = useMutation(recordPartyAnswerMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const edit = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const answer = partyAnswers.find((each) => each === form.answer)
  const submit = () => {
    const saidOn = readDayText(form.saidOn, today)
    const problems = {
      ...(!answer && { answer: t('proposal.needs.answer') }),
      ...(form.saidBy.trim() === '' && { saidBy: t('proposal.needs.saidBy') }),
      ...(saidOn === null && { saidOn: t('errors.INVALID_DATE') }),
      ...(answer === 'refuses' && form.reason.trim() === '' && { reason: t('proposal.needs.reason') })
    }
    void state.run(async () => {
      if (!answer || saidOn === null) return
      await record({ variables: { input: { proposalId: proposal.id, expectedVersion: proposal.version, party, answer, saidBy: form.saidBy, saidOn, reason: form.reason } } })
      showToast({ kind: 'done', text: t('proposal.party.recorded') })
    }, problems)
  }
  const errors = state.refusal.fields
  return (
    <ActDialog prefix="party" title={t('proposal.party.recordOf', { party: t(`proposal.party.${party}`) })} submit={t('proposal.party.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`proposal.party.text.${demand}`)}</p>
      <SelectField
        {...{ id: 'party-answer', label: t('proposal.party.answer'), value: form.answer, error: errors.answer }}
        options={[{ value: '', label: t('proposal.party.choose') }, ...partyAnswers.map((value) => ({ value, label: t(`proposal.partySays.${demand}.${value}`) }))]}
        onChange={({ target }) => edit({ answer: target.value })}
      />
      <TextField id="party-saidBy" label={t('proposal.party.saidBy')} help={t('proposal.party.saidByHelp')} value={form.saidBy} error={errors.saidBy} maxLength={300} onChange={({ target }) => edit({ saidBy: target.value })} />
      <TextField id="party-saidOn" label={t('proposal.party.saidOn')} value={form.saidOn} error={errors.saidOn} onChange={({ target }) => edit({ saidOn: target.value })} />
      <FormField id="party-reason" label={t('proposal.party.reason')} help={t('proposal.party.reasonHelp')} error={errors.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={4000} value={form.reason} onChange={({ target }) => edit({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}
