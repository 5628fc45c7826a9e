/** What is done with a mandate: it is given, the network says something else, a meeting is written down, it ends. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { linksOf, linksText } from '../evidence-links.js'
import { useKeptForm } from '../use-kept-form.js'
import {
  endNegotiationMutation,
  giveNegotiationMutation,
  type Negotiation,
  negotiationFormQuery,
  type NegotiationMeeting,
  recordNegotiationMeetingMutation,
  writeNegotiationPositionMutation
} from './negotiation.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

interface Of {
  readonly negotiation: Negotiation
  readonly onClose: () => void
}

function LongField({ id, label, help, value, error, most, isOptional, onChange }: {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly error: string | undefined
  readonly most: number
  readonly isOptional?: boolean
  readonly onChange: (value: string) => void
}) {
  return (
    <FormField {...{ id, label, help, error, isOptional }}>
      {(control) => <textarea {...control} className={fields.input} rows={most > 2000 ? 8 : 3} maxLength={most} value={value} onChange={({ target }) => onChange(target.value)} />}
    </FormField>
  )
}

/** Says what giving does, or what the draft lacks. */
export function GiveDialog({ negotiation: { id, version, gaps }, onClose }: Of) {
  const t = useText()
  const [give] = useMutation(giveNegotiationMutation)
  const state = useAct<never>({ names: [] }, onClose)
  const submit = () =>
    void state.run(async () => {
      await give({ variables: { input: { negotiationId: id, expectedVersion: version } } })
      showToast({ kind: 'done', text: t('negotiation.give.done') })
    })
  return (
    <ActDialog prefix="give" title={t('negotiation.give.open')} submit={t('negotiation.give.open')} isBlocked={gaps.length > 0} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(gaps.length > 0 ? 'negotiation.give.blocked' : 'negotiation.give.text')}</p>
      {gaps.length > 0 && (
        <ul className={styles.list}>
          {gaps.map((gap) => (
            <li key={gap}>{t(`negotiation.gap.${gap}`)}</li>
          ))}
        </ul>
      )}
    </ActDialog>
  )
}

const positionNames = ['content', 'why'] as const

export function PositionDialog({ negotiation: { id, positions }, onClose }: Of) {
  const t = useText()
  const [latest] = positions
  const { form, change, forget } = useKeptForm(['negotiation-position', id], { content: latest?.content ?? '', why: '' })
  const [write] = useMutation(writeNegotiationPositionMutation)
  const state = useAct<(typeof positionNames)[number]>({ names: positionNames }, () => {
    forget()
    onClose()
  })
  const problems = {
    ...(form.content.trim() === '' && { content: t('negotiation.needs.content') }),
    ...(latest && form.why.trim() === '' && { why: t('negotiation.needs.why') })
  }
  const submit = () =>
    void state.run(async () => {
      await write({ variables: { input: { negotiationId: id, onNumber: latest?.number ?? 0, ...form } } })
      showToast({ kind: 'done', text: t('negotiation.position.done') })
    }, problems)
  const { fields: errors } = state.refusal
  return (
    <ActDialog prefix="position" title={t('negotiation.position.open')} submit={t('negotiation.position.submit')} names={positionNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('negotiation.position.text')}</p>
      <LongField id="position-content" label={t('negotiation.field.content')} value={form.content} error={errors.content} most={20000} onChange={(content) => change({ content })} />
      {latest && <LongField id="position-why" label={t('negotiation.field.why')} value={form.why} error={errors.why} most={2000} onChange={(why) => change({ why })} />}
    </ActDialog>
  )
}

const meetingNames = ['metOn', 'place', 'people', 'notes', 'links'] as const

/** @param meeting the one that is corrected; null for a new one */
export function NegotiationMeetingDialog({ negotiation, meeting, onClose }: Of & { readonly meeting: NegotiationMeeting | null }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const { metOn: firstDay, links, place, people, notes } = meeting ?? { metOn: today, links: [], place: '', people: '', notes: '' }
  const { form, change, forget } = useKeptForm(['negotiation-meeting', meeting?.id ?? negotiation.id], { metOn: dayInField(firstDay, lang), place, people, notes, links: linksText(links) })
  const [record] = useMutation(recordNegotiationMeetingMutation)
  const state = useAct<(typeof meetingNames)[number]>({ names: meetingNames }, () => {
    forget()
    onClose()
  })
  const metOn = readDayText(form.metOn, today)
  const missing = (['people', 'notes'] as const).filter((name) => form[name].trim() === '')
  const problems = { ...(metOn === null && { metOn: t('errors.INVALID_DATE') }), ...Object.fromEntries(missing.map((name) => [name, t(`negotiation.needs.${name}`)])) }
  const submit = () =>
    void state.run(async () => {
      const input = { negotiationId: negotiation.id, ...(meeting && { negotiationMeetingId: meeting.id, expectedVersion: meeting.version }) }
      await record({ variables: { input: { ...input, ...form, metOn: metOn ?? '', links: linksOf(form.links) } } })
      showToast({ kind: 'done', text: t('negotiation.meeting.done') })
    }, problems)
  const { fields: errors } = state.refusal
  return (
    <ActDialog prefix="met" title={t(meeting ? 'negotiation.meeting.change' : 'negotiation.meeting.open')} submit={t('negotiation.meeting.submit')} names={meetingNames} {...{ state, onClose }} onSubmit={submit}>
      <TextField id="met-metOn" label={t('negotiation.field.metOn')} value={form.metOn} error={errors.metOn} onChange={({ target }) => change({ metOn: target.value })} />
      <TextField id="met-place" label={t('negotiation.field.place')} maxLength={300} value={form.place} error={errors.place} isOptional onChange={({ target }) => change({ place: target.value })} />
      <LongField id="met-people" label={t('negotiation.field.people')} help={t('negotiation.meeting.peopleHelp')} value={form.people} error={errors.people} most={2000} onChange={(people) => change({ people })} />
      <LongField id="met-notes" label={t('negotiation.field.notes')} value={form.notes} error={errors.notes} most={20000} onChange={(notes) => change({ notes })} />
      <LongField id="met-links" label={t('negotiation.field.links')} help={t('negotiation.meeting.linksHelp')} value={form.links} error={errors.links} most={2000} isOptional onChange={(links) => change({ links })} />
    </ActDialog>
  )
}

const endNames = ['outcome', 'outcomeOn', 'outcomeDecisionId'] as const

export function EndDialog({ negotiation: { id, version }, onClose }: Of) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const { data } = useQuery(negotiationFormQuery)
  const { form, change, forget } = useKeptForm(['negotiation-end', id], { outcome: '', outcomeOn: dayInField(today, lang), outcomeDecisionId: '' })
  const [end] = useMutation(endNegotiationMutation)
  const state = useAct<(typeof endNames)[number]>({ names: endNames }, () => {
    forget()
    onClose()
  })
  const outcomeOn = readDayText(form.outcomeOn, today)
  const problems = {
    ...(form.outcome.trim() === '' && { outcome: t('negotiation.needs.outcome') }),
    ...(outcomeOn === null && { outcomeOn: t('errors.INVALID_DATE') })
  }
  const submit = () =>
    void state.run(async () => {
      await end({ variables: { input: { negotiationId: id, expectedVersion: version, outcome: form.outcome, outcomeOn: outcomeOn ?? '', outcomeDecisionId: form.outcomeDecisionId || null } } })
      showToast({ kind: 'done', text: t('negotiation.end.done') })
    }, problems)
  const { fields: errors } = state.refusal
  const decisions = data?.decisions.filter(({ source }) => source === 'register') ?? []
  return (
    <ActDialog prefix="end" title={t('negotiation.end.open')} submit={t('negotiation.end.submit')} names={endNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('negotiation.end.text')}</p>
      <LongField id="end-outcome" label={t('negotiation.field.outcome')} value={form.outcome} error={errors.outcome} most={10000} onChange={(outcome) => change({ outcome })} />
      <TextField id="end-outcomeOn" label={t('negotiation.field.outcomeOn')} value={form.outcomeOn} error={errors.outcomeOn} onChange={({ target }) => change({ outcomeOn: target.value })} />
      <SelectField
        {...{ id: 'end-outcomeDecisionId', label: t('negotiation.field.outcomeDecision'), value: form.outcomeDecisionId, error: errors.outcomeDecisionId, isOptional: true }}
        options={[{ value: '', label: t('negotiation.choose') }, ...decisions.map(({ id: value, number, title }) => ({ value, label: `${number} ${title ? pick(title) : ''}` }))]}
        onChange={({ target }) => change({ outcomeDecisionId: target.value })}
      />
    </ActDialog>
  )
}
