/** Records who was chosen: in the register of decisions, and with the day from which the network is to change. */
import { useMutation, useQuery } from '@apollo/client/react'
import { addMonths } from '@solmu/shared/dates.js'
import { pick as pickIn } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { decisionBodiesQuery } from '../decision/decision.operations.js'
import { useKeptForm } from '../use-kept-form.js'
import { outcomeOf } from './choice-figures.js'
import { type Choice, decideCentreChoiceMutation } from './choice.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

const names = ['candidateId', 'why', 'bodyId', 'basis', 'decidedOn', 'effectiveOn'] as const
type Name = (typeof names)[number]
type Form = Readonly<Record<Exclude<Name, 'basis'>, string>> & { readonly basis: Readonly<Record<Language, string>> }

const noText = { fi: '', sv: '', en: '' }

export function DecideDialog({ choice, onClose }: { readonly choice: Choice; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { form, change, state, submit, bodies } = useDeciding({ choice, onClose })
  const errors = state.refusal.fields
  const standing = choice.candidates.filter(({ withdrawnOn }) => withdrawnOn === null)
  const { agreement } = outcomeOf(choice, choice.criteria)
  return (
    <ActDialog prefix="decide" width="44rem" title={t('choice.step.decide')} submit={t('choice.decide.submit')} names={names} isBlocked={choice.vote?.isHeld === true} {...{ state, onClose }} onSubmit={submit}>
      {choice.vote?.isHeld && <p className={styles.late}>{t('errors.PARTY_IN_THE_WAY')}</p>}
      <p>{t('choice.decide.text')}</p>
      {agreement !== 'agree' && <p className={styles.late}>{t('choice.decide.explain')}</p>}
      <SelectField
        {...{ id: 'decide-candidateId', label: t('choice.decide.candidate'), value: form.candidateId, error: errors.candidateId, options: [{ value: '', label: t('choice.choose') }, ...standing.map(({ id, unit }) => ({ value: id, label: pick(unit.name) }))] }}
        onChange={({ target }) => change({ candidateId: target.value })}
      />
      <FormField id="decide-why" label={t('choice.field.why')} help={t('choice.decide.whyHelp')} error={errors.why}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={4000} value={form.why} onChange={({ target }) => change({ why: target.value })} />}
      </FormField>
      <SelectField
        {...{ id: 'decide-bodyId', label: t('choice.decide.body'), value: form.bodyId, error: errors.bodyId, options: [{ value: '', label: t('choice.choose') }, ...bodies.map(({ id, name }) => ({ value: id, label: pick(name) }))] }}
        onChange={({ target }) => change({ bodyId: target.value })}
      />
      {languages.map((each) => (
        <TextField
          {...{ id: each === 'fi' ? 'decide-basis' : `decide-basis-${each}`, label: t('choice.decide.basis', { language: languageName[each] }), help: each === 'fi' ? t('choice.decide.basisHelp') : undefined, maxLength: 1000, value: form.basis[each], isOptional: each !== 'fi' }}
          key={each}
          error={each === 'fi' ? errors.basis : undefined}
          onChange={({ target }) => change({ basis: { ...form.basis, [each]: target.value } })}
        />
      ))}
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
  const first: Form = { candidateId: '', why: '', bodyId: '', basis: noText, decidedOn: dayInField(today, lang), effectiveOn: dayInField(`${addMonths(today, 2).slice(0, 7)}-01`, lang) }
  const { form, change, forget } = useKeptForm(['centre-decide', choice.id], first)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const [decidedOn, effectiveOn] = [readDayText(form.decidedOn, today), readDayText(form.effectiveOn, today)]
  const problems: Partial<Record<Name, string>> = {
    ...(form.candidateId === '' && { candidateId: t('choice.needs.candidate') }),
    ...(form.why.trim() === '' && { why: t('choice.needs.why') }),
    ...(form.bodyId === '' && { bodyId: t('choice.needs.body') }),
    ...(Object.values(form.basis).every((text) => text.trim() === '') && { basis: t('choice.needs.basis') }),
    ...(decidedOn === null && { decidedOn: t('errors.INVALID_DATE') }),
    ...(effectiveOn === null && { effectiveOn: t('errors.INVALID_DATE') })
  }
  const submit = () =>
    void state.run(async () => {
      const [body, chosen] = [bodies.find(({ id }) => id === form.bodyId), choice.candidates.find(({ id }) => id === form.candidateId)]
      // The register is kept in Finnish first, as the titles of the choices are.
      const content = { ...noText, fi: [chosen && pickIn(chosen.unit.name, 'fi').text, form.why].join('. ') }
      const decision = { unitId: body?.unit.id ?? '', bodyId: form.bodyId, bodyName: noText, title: choice.title, content, basis: form.basis, dissent: '', decidedOn: decidedOn ?? '', publication: 'members' as const, tasks: [], ends: [] }
      await decide({ variables: { input: { choiceId: choice.id, expectedVersion: choice.version, candidateId: form.candidateId, why: form.why, effectiveOn: effectiveOn ?? '', decision } } })
      showToast({ kind: 'done', text: t('choice.moved.decide') })
    }, problems)
  return { form, change, state, submit, bodies }
}
