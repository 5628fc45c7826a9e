/** Records who was chosen: in the register of decisions, and with the day from which the network is to change. */
import { useMutation, useQuery } from '@apollo/client/react'
import { addMonths } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { decisionBodiesQuery } from '../decision/decision.operations.js'
import { useKeptForm } from '../use-kept-form.js'
import { isNothing, nothingWritten, type Written, WrittenFields } from '../written-fields.js'
import { writtenText } from '../written-text.js'
import { outcomeOf } from './choice-figures.js'
import { type Choice, decideCentreChoiceMutation } from './choice.operations.js'
import styles from '../governance.module.css'

const names = ['candidateId', 'why', 'content', 'bodyId', 'basis', 'decidedOn', 'effectiveOn'] as const
type Name = (typeof names)[number]
type Words = 'why' | 'content' | 'basis'
type Form = Readonly<Record<Exclude<Name, Words>, string>> & Readonly<Record<Words, Written>>

export function DecideDialog({ choice, onClose }: { readonly choice: Choice; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { form, change, state, submit, bodies } = useDeciding({ choice, onClose })
  const errors = state.refusal.fields
  const standing = choice.candidates.filter(({ withdrawnOn }) => withdrawnOn === null)
  const { agreement } = outcomeOf(choice, choice.criteria)
  // Who was chosen, in each language in which the unit has a name, until something else is written.
  const chosenIn = (id: string): Written => {
    const unit = standing.find((each) => each.id === id)?.unit
    return unit ? writtenText(unit.name) : nothingWritten
  }
  return (
    <ActDialog prefix="decide" width="44rem" title={t('choice.step.decide')} submit={t('choice.decide.submit')} names={names} isBlocked={choice.isHeld} {...{ state, onClose }} onSubmit={submit}>
      {choice.isHeld && <p className={styles.late}>{t('errors.PARTY_IN_THE_WAY')}</p>}
      <p>{t('choice.decide.text')}</p>
      {agreement !== 'agree' && <p className={styles.late}>{t('choice.decide.explain')}</p>}
      <SelectField
        {...{ id: 'decide-candidateId', label: t('choice.decide.candidate'), value: form.candidateId, error: errors.candidateId, options: [{ value: '', label: t('choice.choose') }, ...standing.map(({ id, unit }) => ({ value: id, label: pick(unit.name) }))] }}
        onChange={({ target }) => change({ candidateId: target.value, content: chosenIn(target.value) })}
      />
      <WrittenFields {...{ id: 'decide-why', label: (language) => t('choice.decide.why', { language }), help: t('choice.decide.whyHelp'), error: errors.why, value: form.why, most: 4000 }} onChange={(why) => change({ why })} />
      <WrittenFields {...{ id: 'decide-content', label: (language) => t('choice.decide.content', { language }), help: t('choice.decide.contentHelp'), error: errors.content, value: form.content, most: 10_000 }} onChange={(content) => change({ content })} />
      <SelectField
        {...{ id: 'decide-bodyId', label: t('choice.decide.body'), value: form.bodyId, error: errors.bodyId, options: [{ value: '', label: t('choice.choose') }, ...bodies.map(({ id, name }) => ({ value: id, label: pick(name) }))] }}
        onChange={({ target }) => change({ bodyId: target.value })}
      />
      <WrittenFields {...{ id: 'decide-basis', label: (language) => t('choice.decide.basis', { language }), help: t('choice.decide.basisHelp'), error: errors.basis, value: form.basis, most: 1000, rows: 2 }} onChange={(basis) => change({ basis })} />
      <TextField {...{ id: 'decide-decidedOn', label: t('choice.decide.decidedOn'), value: form.decidedOn, error: errors.decidedOn }} onChange={({ target }) => change({ decidedOn: target.value })} />
      <TextField {...{ id: 'decide-effectiveOn', label: t('choice.field.effectiveOn'), help: t('choice.decide.effectiveHelp'), value: form.effectiveOn, error: errors.effectiveOn }} onChange={({ target }) => change({ effectiveOn: target.value })} />
    </ActDialog>
  )
}

function useDeciding({ choice, onClose }: { readonly choice: Choice; readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const [decide] = useMutation(decideCentreChoiceMutation)
  const { data } = useQuery(decisionBodiesQuery)
  const bodies = data?.decisionBodies ?? []
  const first: Form = { candidateId: '', why: nothingWritten, content: nothingWritten, bodyId: '', basis: nothingWritten, decidedOn: dayInField(today, lang), effectiveOn: dayInField(`${addMonths(today, 2).slice(0, 7)}-01`, lang) }
  const { form, change, forget } = useKeptForm(['centre-decided', choice.id], first)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const [decidedOn, effectiveOn] = [readDayText(form.decidedOn, today), readDayText(form.effectiveOn, today)]
  const problems: Partial<Record<Name, string>> = {
    ...(form.candidateId === '' && { candidateId: t('choice.needs.candidate') }),
    ...(isNothing(form.why) && { why: t('choice.needs.why') }),
    ...(isNothing(form.content) && { content: t('choice.needs.content') }),
    ...(form.bodyId === '' && { bodyId: t('choice.needs.body') }),
    ...(isNothing(form.basis) && { basis: t('choice.needs.basis') }),
    ...(decidedOn === null && { decidedOn: t('errors.INVALID_DATE') }),
    ...(effectiveOn === null && { effectiveOn: t('errors.INVALID_DATE') })
  }
  const submit = () =>
    void state.run(async () => {
      const body = bodies.find(({ id }) => id === form.bodyId)
      const decision = { unitId: body?.unit.id ?? '', bodyId: form.bodyId, bodyName: nothingWritten, title: writtenText(choice.title), content: form.content, basis: form.basis, dissent: '', decidedOn: decidedOn ?? '', publication: 'members' as const, tasks: [], ends: [] }
      await decide({ variables: { input: { choiceId: choice.id, expectedVersion: choice.version, candidateId: form.candidateId, why: form.why, effectiveOn: effectiveOn ?? '', decision } } })
      showToast({ kind: 'done', text: t('choice.moved.decide') })
    }, problems)
  return { form, change, state, submit, bodies }
}
