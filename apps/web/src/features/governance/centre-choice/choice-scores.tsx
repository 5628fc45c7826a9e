/** One's own points: for each candidate on each criterion, with what they rest on. Kept until they are saved. */
import { useMutation } from '@apollo/client/react'
import type { FormEvent } from 'react'
import { mostScore } from '@solmu/domain/governance/centre-choice.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { CandidatePapers } from './choice-papers.js'
import { useCriterionName } from './choice-words.js'
import { type Choice, scoreCentreCandidatesMutation } from './choice.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

const names = ['scores'] as const
type Given = Readonly<Record<string, { readonly points: string; readonly evidence: string }>>
const nothing = { points: '', evidence: '' }

const keyOf = (candidateId: string, criterion: string): string => `${candidateId} ${criterion}`

function firstForm({ scores, assessors }: Choice): { readonly given: Given } {
  const own = assessors.find(({ isMine }) => isMine)?.id
  const mine = scores.filter(({ assessorId }) => assessorId === own)
  return { given: Object.fromEntries(mine.map(({ candidateId, criterion, points, evidence }) => [keyOf(candidateId, criterion), { points: String(points), evidence }])) }
}

export function OwnScores({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const [pick, criterionName] = [useLocalized(), useCriterionName(choice)]
  const { form, change, forget } = useKeptForm(['centre-scores', choice.id], firstForm(choice))
  const [score] = useMutation(scoreCentreCandidatesMutation)
  const state = useAct<'scores'>({ names }, forget)
  const standing = choice.candidates.filter(({ withdrawnOn }) => withdrawnOn === null)
  const criteria = choice.criteria.filter(({ weight }) => weight > 0)
  const pairs = standing.flatMap(({ id }) => criteria.map(({ key }) => ({ candidateId: id, criterion: key, ...(form.given[keyOf(id, key)] ?? nothing) })))
  const filled = pairs.filter(({ points }) => points !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isBare = filled.some(({ evidence }) => evidence.trim() === '')
    void state.run(
      async () => {
        await score({ variables: { input: { choiceId: choice.id, scores: filled.map((each) => ({ ...each, points: Number(each.points) })) } } })
        showToast({ kind: 'done', text: t('choice.scores.saved') })
      },
      filled.length === 0 ? { scores: t('choice.needs.scores') } : isBare ? { scores: t('choice.needs.evidence') } : {}
    )
  }
  const set = (key: string, part: Partial<{ points: string; evidence: string }>) => change({ given: { ...form.given, [key]: { ...(form.given[key] ?? nothing), ...part } } })
  return (
    <Section title={t('choice.scores.title')} note={t('choice.progress', { count: filled.length, of: pairs.length })}>
      <p className={forms.intro}>{t('choice.scores.text')}</p>
      <form noValidate className={forms.form} onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(state.refusal, names, 'choice')} attempt={state.attempt} />
        <div id="choice-scores" tabIndex={-1}>
          {standing.map((candidate) => (
            <fieldset key={candidate.id}>
              <legend>{pick(candidate.unit.name)}</legend>
              {criteria.map(({ key, weight }) => {
                const at = keyOf(candidate.id, key)
                return <ScoreFields key={key} id={`score-${candidate.id}-${key}`} criterion={criterionName(key)} weight={weight} given={form.given[at] ?? nothing} onChange={(part) => set(at, part)} />
              })}
              <CandidatePapers {...{ choice, candidate }} isOwn />
            </fieldset>
          ))}
        </div>
        <div className={forms.acts}>
          <Button type="submit" variant="primary" isBusy={state.isBusy}>
            {t('choice.scores.save')}
          </Button>
          <span className={styles.below}>{t('choice.scores.later')}</span>
        </div>
      </form>
    </Section>
  )
}

interface ScoreFieldsProps {
  readonly id: string
  /** What it is called. */
  readonly criterion: string
  readonly weight: number
  readonly given: Given[string]
  readonly onChange: (part: Partial<Given[string]>) => void
}

function ScoreFields({ id, criterion, weight, given, onChange }: ScoreFieldsProps) {
  const t = useText()
  const points = Array.from({ length: mostScore + 1 }, (_, value) => ({ value: String(value), label: t('choice.pointsOf', { points: value, meaning: t(`choice.points.${value}`) }) }))
  return (
    <div className={forms.fields}>
      <SelectField
        {...{ id, label: criterion, help: t('choice.weightIs', { weight }), value: given.points, options: [{ value: '', label: t('choice.scores.none') }, ...points] }}
        onChange={({ target }) => onChange({ points: target.value })}
      />
      <FormField id={`${id}-evidence`} label={t('choice.scores.evidence', { criterion })}>
        {(control) => <textarea {...control} className={fields.input} rows={1} maxLength={2000} value={given.evidence} onChange={({ target }) => onChange({ evidence: target.value })} />}
      </FormField>
    </div>
  )
}
