/** The amendments to a proposal: what members would have it say, and what was answered. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { amended, longestProposal } from '@solmu/domain/governance/proposal.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { languageName, languages, type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { writtenText } from '../written-text.js'
import { type Amendment, answerAmendmentMutation, bringAmendmentMutation, type Proposal } from './proposal.operations.js'
import { AmendmentMark } from './proposal-words.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

type Answering = { readonly amendment: Amendment; readonly to: 'accepted' | 'rejected' | 'withdrawn' }

export function Amendments({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const [isWriting, setWriting] = useState(false)
  const [answering, setAnswering] = useState<Answering | null>(null)
  const { amendments, amendsFor, state } = proposal
  return (
    <Section title={t('proposal.amendments')} note={state === 'open' ? t('proposal.amendmentsNote') : undefined}>
      {amendments.length === 0 && <p>{t('proposal.noAmendments')}</p>}
      {amendments.map((amendment) => (
        <OneAmendment key={amendment.id} {...{ proposal, amendment }} onAnswer={(to) => setAnswering({ amendment, to })} />
      ))}
      {amendsFor.length > 0 && (
        <div className={styles.acts}>
          <Button onClick={() => setWriting(true)}>{t('proposal.amend.open')}</Button>
        </div>
      )}
      {isWriting && <AmendDialog proposal={proposal} onClose={() => setWriting(false)} />}
      {answering && <AnswerDialog {...answering} proposal={proposal} onClose={() => setAnswering(null)} />}
    </Section>
  )
}

function OneAmendment({ proposal, amendment, onAnswer }: { readonly proposal: Proposal; readonly amendment: Amendment; readonly onAnswer: (to: Answering['to']) => void }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const isOpen = amendment.state === 'open' && proposal.state === 'open'
  return (
    <article className={styles.paper}>
      <h3>{pick(amendment.organisation.name)}</h3>
      <p>
        <AmendmentMark state={amendment.state} /> · {format.instant(String(amendment.madeAt))} · {t('proposal.onVersion', { number: amendment.onNumber })}
      </p>
      <p className={styles.statement}>{amendment.reason}</p>
      {amendment.answer !== '' && (
        <p className={styles.statement}>
          <strong>{t('proposal.answer')}</strong> {amendment.answer}
        </p>
      )}
      <p>
        <TextLink to="/$lang/governance/proposals/$id/compare" params={{ lang, id: proposal.id }} search={{ amendment: amendment.id }}>
          {t('proposal.compare.amendment')}
        </TextLink>
      </p>
      {isOpen && (proposal.mayEdit || amendment.mayWithdraw) && (
        <div className={styles.acts}>
          {proposal.mayEdit && <Button onClick={() => onAnswer('accepted')}>{t('proposal.amendment.accept')}</Button>}
          {proposal.mayEdit && <Button onClick={() => onAnswer('rejected')}>{t('proposal.amendment.reject')}</Button>}
          {amendment.mayWithdraw && (
            <Button variant="quiet" onClick={() => onAnswer('withdrawn')}>
              {t('proposal.amendment.withdraw')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}

type Areas = { readonly prefix: string; readonly value: LocalizedText; readonly error: string | undefined; readonly onChange: (value: LocalizedText) => void }

/** The text in each language that the proposal has. */
function TextAreas({ prefix, value, error, onChange }: Areas) {
  const t = useText()
  return languages.map((each) => (
    <FormField key={each} id={each === 'fi' ? `${prefix}-text` : `${prefix}-text-${each}`} label={t('proposal.form.text', { language: languageName[each] })} isOptional={each !== 'fi'} error={each === 'fi' ? error : undefined}>
      {(control) => <textarea {...control} className={fields.input} rows={each === 'fi' ? 10 : 4} lang={each} maxLength={longestProposal} value={value[each]} onChange={({ target }) => onChange({ ...value, [each]: target.value })} />}
    </FormField>
  ))
}

const amendNames = ['unitId', 'text', 'reason'] as const

function AmendDialog({ proposal, onClose }: { readonly proposal: Proposal; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const [latest] = proposal.versions
  const first = { unitId: proposal.amendsFor[0]?.unit.id ?? '', text: writtenText(latest?.content ?? { fi: '', sv: '', en: '' }), reason: '' }
  const { form, change, forget } = useKeptForm(['amendment', proposal.id], first)
  const [bring] = useMutation(bringAmendmentMutation)
  const state = useAct<(typeof amendNames)[number]>({ names: amendNames }, () => {
    forget()
    onClose()
  })
  const submit = () =>
    void state.run(
      async () => {
        await bring({ variables: { input: { proposalId: proposal.id, onNumber: latest?.number ?? 1, ...form } } })
        showToast({ kind: 'done', text: t('proposal.amend.done') })
      },
      {
        ...(form.reason.trim() === '' && { reason: t('proposal.needs.reason') }),
        ...(latest && isSame(form.text, latest.content) && { text: t('proposal.needs.change') }),
        ...(form.text.fi.trim() === '' && { text: t('proposal.needs.text') })
      }
    )
  return (
    <ActDialog prefix="amend" width="48rem" title={t('proposal.amend.title')} submit={t('proposal.amend.submit')} names={amendNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('proposal.amend.text')}</p>
      {proposal.amendsFor.length > 1 && (
        <SelectField
          {...{ id: 'amend-unitId', label: t('proposal.form.unit'), value: form.unitId, error: state.refusal.fields.unitId, options: proposal.amendsFor.map(({ unit }) => ({ value: unit.id, label: pick(unit.name) })) }}
          onChange={({ target }) => change({ unitId: target.value })}
        />
      )}
      <TextAreas prefix="amend" value={form.text} error={state.refusal.fields.text} onChange={(text) => change({ text })} />
      <FormField id="amend-reason" label={t('proposal.amend.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

const isSame = (one: LocalizedText, other: LocalizedText): boolean => languages.every((each) => one[each].trim() === other[each].trim())

const answerNames = ['answer', 'text'] as const

function AnswerDialog({ proposal, amendment, to, onClose }: Answering & { readonly proposal: Proposal; readonly onClose: () => void }) {
  const t = useText()
  const [latest] = proposal.versions
  const isCurrent = latest?.number === amendment.onNumber
  const [answer, setAnswer] = useState('')
  // What was said of an older text is not taken as it is: whoever accepts it writes it into the text of today.
  const [text, setText] = useState<LocalizedText>(() => writtenText(latest ? (isCurrent ? amended(latest.content, amendment.content) : latest.content) : amendment.content))
  const [send] = useMutation(answerAmendmentMutation)
  const state = useAct<(typeof answerNames)[number]>({ names: answerNames }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await send({ variables: { input: { amendmentId: amendment.id, expectedVersion: proposal.version, state: to, answer, text: to === 'accepted' ? text : null } } })
        showToast({ kind: 'done', text: t(`proposal.amendment.done.${to}`) })
      },
      {
        ...(to === 'rejected' && answer.trim() === '' && { answer: t('proposal.needs.reason') }),
        ...(to === 'accepted' && text.fi.trim() === '' && { text: t('proposal.needs.text') })
      }
    )
  return (
    <ActDialog prefix="answer" width={to === 'accepted' ? '48rem' : undefined} title={t(`proposal.amendment.title.${to}`)} submit={t(`proposal.amendment.submit.${to}`)} isDangerous={to === 'withdrawn'} names={answerNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(to === 'accepted' && !isCurrent ? 'proposal.amendment.olderText' : `proposal.amendment.text.${to}`)}</p>
      {to === 'accepted' && <TextAreas prefix="answer" value={text} error={state.refusal.fields.text} onChange={setText} />}
      {to !== 'withdrawn' && (
        <FormField id="answer-answer" label={t('proposal.answerField')} isOptional={to === 'accepted'} error={state.refusal.fields.answer}>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={answer} onChange={({ target }) => setAnswer(target.value)} />}
        </FormField>
      )}
    </ActDialog>
  )
}
