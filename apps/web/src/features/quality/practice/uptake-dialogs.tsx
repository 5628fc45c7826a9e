/** A unit says how far it has come with a practice, and answers whether it is still in use. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type AdoptionDepth, adoptionDepths, type AdoptionFunding, adoptionFundings, followUpAnswers, mayStop, needsReason } from '@solmu/domain/quality/adoption.js'
import { uptakeStates } from '@solmu/domain/quality/practice.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { answerFollowUpMutation, forgetPractices, type PracticeRecord, type PracticeUptake, setUptakeMutation } from './practice.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './practice.module.css'

/** What a unit says in its own words, who knows more, and what it has answered. */
export function UptakeWords({ uptake: { reason, contact, answers } }: { readonly uptake: PracticeUptake }) {
  const t = useText()
  const format = useFormat()
  if (reason === '' && contact === '' && answers.length === 0) return '–'
  return (
    <>
      {reason}
      {contact !== '' && <div className={styles.quiet}>{t('practice.uptake.contactTold', { contact })}</div>}
      {answers.map(({ begunOn, months, answer, text, link, answeredOn }) => (
        <div key={`${begunOn} ${months}`} className={styles.quiet}>
          {t('practice.followUp.told', { months, answer: t(`practice.followUp.${answer}`), day: format.day(answeredOn) })} {text}{' '}
          {link !== '' && (
            <a href={link} rel="noreferrer">
              {t('practice.followUp.seeLink')}
            </a>
          )}
        </div>
      ))}
    </>
  )
}

export interface UptakeDialogProps {
  readonly practice: PracticeRecord
  readonly uptake: PracticeUptake
  readonly onClose: () => void
}

const uptakeNames = ['state', 'depth', 'since', 'funding', 'contact', 'reason'] as const
type UptakeName = (typeof uptakeNames)[number]

interface UptakeForm {
  readonly state: (typeof uptakeStates)[number]
  readonly depth: AdoptionDepth | ''
  readonly funding: AdoptionFunding | ''
  readonly contact: string
  readonly reason: string
  readonly since: string
}

function useLacks({ state, depth, reason }: UptakeForm, day: string | null): Partial<Record<UptakeName, string>> {
  const t = useText()
  return {
    ...(state === 'in_use' && depth === '' && { depth: t('practice.uptake.needsDepth') }),
    ...(day === null && { since: t('errors.INVALID_DATE') }),
    ...(needsReason(state) && reason.trim() === '' && { reason: t('practice.uptake.needsReason') })
  }
}

const firstForm = ({ state, depth, funding, contact, reason }: PracticeUptake, since: string): UptakeForm => ({ state: state ?? 'considering', depth: depth ?? '', funding: funding ?? '', contact, reason, since })

/** How far a unit has come with a practice. */
export function UptakeDialog({ practice, uptake, onClose }: UptakeDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const format = useFormat()
  const [form, setForm] = useState<UptakeForm>(firstForm(uptake, format.day(uptake.since ?? today)))
  const change = (part: Partial<UptakeForm>) => setForm({ ...form, ...part })
  const [set] = useMutation(setUptakeMutation, { update: forgetPractices })
  const act = useAct<UptakeName>({ names: uptakeNames, known: { STALE: { text: t('practice.stale') } } }, onClose)
  const day = readDayText(form.since, today)
  const isUsed = form.state === 'in_use'
  const lacks = useLacks(form, day)
  const submit = () =>
    void act.run(async () => {
      const said = { state: form.state, reason: form.reason, since: day ?? today, contact: form.contact, depth: form.depth || null, funding: form.funding || null }
      await set({ variables: { input: { practiceId: practice.id, unitId: uptake.unit.id, ...said, expectedVersion: uptake.version } } })
      showToast({ kind: 'done', text: t('practice.uptake.done') })
    }, lacks)
  const { fields: errors } = act.refusal
  return (
    <ActDialog prefix="uptake" title={t('practice.uptake.title', { unit: pick(uptake.unit.name) })} submit={t('practice.uptake.submit')} names={uptakeNames} state={act} onClose={onClose} onSubmit={submit}>
      <SelectField
        {...{ id: 'uptake-state', label: t('practice.uptake.state'), value: form.state, options: uptakeStates.filter((value) => value !== 'stopped' || mayStop(uptake.state)).map((value) => ({ value, label: t(`practice.uptake.${value}`) })) }}
        onChange={({ target }) => change({ state: target.value as UptakeForm['state'] })}
      />
      {isUsed && (
        <SelectField
          {...{ id: 'uptake-depth', label: t('practice.uptake.depth'), help: t('practice.uptake.depthHelp'), error: errors.depth, value: form.depth, options: [{ value: '', label: t('practice.choose') }, ...adoptionDepths.map((value) => ({ value, label: t(`practice.depth.${value}`) }))] }}
          onChange={({ target }) => change({ depth: target.value as UptakeForm['depth'] })}
        />
      )}
      <TextField id="uptake-since" label={t('practice.uptake.since')} value={form.since} error={errors.since} onChange={({ target }) => change({ since: target.value })} />
      {isUsed && (
        <>
          <SelectField
            {...{ id: 'uptake-funding', label: t('practice.uptake.funding'), isOptional: true, value: form.funding, options: [{ value: '', label: t('practice.notSaid') }, ...adoptionFundings.map((value) => ({ value, label: t(`practice.funding.${value}`) }))] }}
            onChange={({ target }) => change({ funding: target.value as UptakeForm['funding'] })}
          />
          <TextField id="uptake-contact" label={t('practice.uptake.contact')} help={t('practice.uptake.contactHelp')} isOptional maxLength={200} value={form.contact} error={errors.contact} onChange={({ target }) => change({ contact: target.value })} />
        </>
      )}
      <FormField id="uptake-reason" label={t(needsReason(form.state) ? `practice.uptake.why.${form.state}` : 'practice.uptake.how')} isOptional={!needsReason(form.state)} help={t('practice.uptake.help')} error={errors.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

const answerNames = ['answer', 'text', 'link'] as const

/** Whether a practice is still in use after 6, 12 or 24 months. */
export function FollowUpDialog({ practice, uptake, onClose }: UptakeDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [answer, setAnswer] = useState<(typeof followUpAnswers)[number]>('in_use')
  const [text, setText] = useState('')
  const [link, setLink] = useState('')
  const [send] = useMutation(answerFollowUpMutation, { update: forgetPractices })
  const act = useAct<(typeof answerNames)[number]>({ names: answerNames }, onClose)
  const { followUp } = uptake
  if (!followUp) return null
  const { months, begunOn, deadline } = followUp
  const isNeeded = answer !== 'no_evidence'
  const submit = () =>
    void act.run(
      async () => {
        await send({ variables: { input: { practiceId: practice.id, unitId: uptake.unit.id, months, answer, text, link } } })
        showToast({ kind: 'done', text: t('practice.followUp.done') })
      },
      isNeeded && text.trim() === '' ? { text: t(`practice.followUp.needs.${answer}`) } : {}
    )
  const { fields: errors } = act.refusal
  return (
    <ActDialog prefix="follow-up" title={t('practice.followUp.title', { unit: pick(uptake.unit.name) })} submit={t('practice.followUp.submit')} names={answerNames} state={act} onClose={onClose} onSubmit={submit}>
      <p>{t('practice.followUp.text', { name: pick(practice.name), months, begun: format.day(begunOn), deadline: format.day(deadline) })}</p>
      <SelectField {...{ id: 'follow-up-answer', label: t('practice.followUp.answer'), value: answer, options: followUpAnswers.map((value) => ({ value, label: t(`practice.followUp.choice.${value}`) })) }} onChange={({ target }) => setAnswer(target.value as typeof answer)} />
      <FormField id="follow-up-text" label={t(`practice.followUp.words.${answer}`)} isOptional={!isNeeded} help={t('practice.uptake.help')} error={errors.text}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={text} onChange={({ target }) => setText(target.value)} />}
      </FormField>
      {answer === 'in_use' && <TextField id="follow-up-link" label={t('practice.followUp.link')} isOptional maxLength={500} value={link} error={errors.link} onChange={({ target }) => setLink(target.value)} />}
    </ActDialog>
  )
}
