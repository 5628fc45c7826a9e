/** What is done with a recorded decision: opened to more people, ended by a later one, looked at again. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type DecisionEnd, decisionEnds, type DecisionPublication, decisionPublications, mayOpenTo } from '@solmu/domain/governance/decision.js'
import { addYears } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { useDecisionName } from './decision-words.js'
import { decisionsQuery, endDecisionMutation, openDecisionMutation, reviewDecisionMutation, type WholeDecision } from './decision.operations.js'
import fields from '../../../ui/form-field.module.css'

interface DialogProps {
  readonly decision: WholeDecision
  readonly onClose: () => void
}

const openNames = ['publication'] as const

export function OpenDecisionDialog({ decision, onClose }: DialogProps) {
  const t = useText()
  const wider = decisionPublications.filter((each) => mayOpenTo(decision.publication, each))
  const [publication, setPublication] = useState<DecisionPublication>(wider[0] ?? 'public')
  const [open] = useMutation(openDecisionMutation)
  const state = useAct<(typeof openNames)[number]>({ names: openNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      await open({ variables: { input: { decisionId: decision.id, expectedVersion: decision.version, publication } } })
      showToast({ kind: 'done', text: t('register.publish.done') })
    })
  return (
    <ActDialog prefix="publish" title={t('register.publish.title')} submit={t('register.publish.submit')} names={openNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('register.publish.text')}</p>
      <SelectField
        {...{ id: 'publish-publication', label: t('register.field.publication'), value: publication, error: state.refusal.fields.publication }}
        options={wider.map((value) => ({ value, label: t(`register.publication.${value}`) }))}
        onChange={({ target }) => setPublication(target.value as DecisionPublication)}
      />
    </ActDialog>
  )
}

const endNames = ['byDecisionId', 'kind'] as const

export function EndDecisionDialog({ decision, onClose }: DialogProps) {
  const t = useText()
  const language = useLanguage()
  const name = useDecisionName()
  const [form, setForm] = useState<{ by: string; kind: DecisionEnd }>({ by: '', kind: 'revoked' })
  const { data } = useQuery(decisionsQuery, { variables: { words: null, language } })
  const later = (data?.decisions ?? []).filter(({ id, source, state, decidedOn }) => source === 'register' && state === 'in_force' && id !== decision.id && decidedOn >= decision.decidedOn)
  const [end] = useMutation(endDecisionMutation)
  const state = useAct<(typeof endNames)[number]>({ names: endNames, known: { DECISION_NOT_LATER: { field: 'byDecisionId', text: t('errors.DECISION_NOT_LATER') } } }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await end({ variables: { input: { decisionId: decision.id, expectedVersion: decision.version, byDecisionId: form.by, kind: form.kind } } })
        showToast({ kind: 'done', text: t('register.end.done') })
      },
      form.by === '' ? { byDecisionId: t('register.needs.by') } : {}
    )
  return (
    <ActDialog prefix="end" title={t('register.end.title', { number: decision.number })} submit={t('register.end.submit')} isDangerous names={endNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('register.end.text')}</p>
      <SelectField
        {...{ id: 'end-byDecisionId', label: t('register.end.by'), value: form.by, error: state.refusal.fields.byDecisionId }}
        options={[{ value: '', label: t('register.choose') }, ...later.map((one) => ({ value: one.id, label: `${one.number} ${name(one)}` }))]}
        onChange={({ target }) => setForm((before) => ({ ...before, by: target.value }))}
      />
      <SelectField
        {...{ id: 'end-kind', label: t('register.end.kind'), value: form.kind, error: state.refusal.fields.kind }}
        options={decisionEnds.map((value) => ({ value, label: t(`register.state.${value}`) }))}
        onChange={({ target }) => setForm((before) => ({ ...before, kind: target.value as DecisionEnd }))}
      />
    </ActDialog>
  )
}

const reviewNames = ['reviewedOn', 'finding', 'nextOn'] as const

export function ReviewDecisionDialog({ decision, onClose }: DialogProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['decision-review', decision.id], { reviewedOn: dayInField(today, language), finding: '', nextOn: dayInField(addYears(today, 1), language) })
  const [review] = useMutation(reviewDecisionMutation)
  const known = { DAYS_REVERSED: { field: 'nextOn', text: t('register.review.badNext') }, OUT_OF_RANGE: { field: 'reviewedOn', text: t('register.review.badDay') } } as const
  const state = useAct<(typeof reviewNames)[number]>({ names: reviewNames, known }, () => {
    forget()
    onClose()
  })
  const errors = state.refusal.fields
  const submit = () => {
    const [reviewedOn, nextOn] = [readDayText(form.reviewedOn, today), form.nextOn.trim() === '' ? null : readDayText(form.nextOn, today)]
    void state.run(
      async () => {
        await review({ variables: { input: { decisionId: decision.id, expectedVersion: decision.version, reviewedOn: reviewedOn ?? '', finding: form.finding, nextOn } } })
        showToast({ kind: 'done', text: t('register.review.done') })
      },
      {
        ...(reviewedOn === null && { reviewedOn: t('errors.INVALID_DATE') }),
        ...(form.finding.trim() === '' && { finding: t('register.needs.finding') }),
        ...(form.nextOn.trim() !== '' && nextOn === null && { nextOn: t('errors.INVALID_DATE') })
      }
    )
  }
  return (
    <ActDialog prefix="review" title={t('register.review.title')} submit={t('register.review.submit')} names={reviewNames} {...{ state, onClose }} onSubmit={submit}>
      <TextField id="review-reviewedOn" label={t('register.review.day')} value={form.reviewedOn} error={errors.reviewedOn} onChange={({ target }) => change({ reviewedOn: target.value })} />
      <FormField id="review-finding" label={t('register.review.finding')} help={t('register.review.findingHelp')} error={errors.finding}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={5000} value={form.finding} onChange={({ target }) => change({ finding: target.value })} />}
      </FormField>
      <TextField id="review-nextOn" label={t('register.review.next')} help={t('register.review.nextHelp')} isOptional value={form.nextOn} error={errors.nextOn} onChange={({ target }) => change({ nextOn: target.value })} />
    </ActDialog>
  )
}
