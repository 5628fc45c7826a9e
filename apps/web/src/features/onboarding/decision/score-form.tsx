/** The sheet of one assessor: of each criterion a score by its anchors, why, and on what it rests. Kept until it is handed in. */
import { useMutation } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type Assessment, type Assessor, type Criterion, saveScoresMutation } from './decision.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './decision.module.css'

interface Given {
  readonly score: number | null
  readonly reason: string
  readonly evidence: string
}
type Sheet = Readonly<Record<string, Given>>

const blank: Given = { score: null, reason: '', evidence: '' }

const keptSheet = ({ criteria, scores }: Assessment, me: Assessor): Sheet =>
  Object.fromEntries(criteria.map(({ code }) => [code, scores.find(({ assessorId, criterion }) => assessorId === me.id && criterion === code) ?? blank]))

export function ScoreForm({ assessment, me }: { readonly assessment: Assessment; readonly me: Assessor }) {
  const t = useText()
  const { id } = useViewer()
  const draft = ['application-scores', id, me.id] as const
  const [sheet, setSheet] = useState<Sheet>(() => ({ ...keptSheet(assessment, me), ...(readDraft(draft) as Sheet | null) }))
  const [save] = useMutation(saveScoresMutation)
  const names = assessment.criteria.flatMap(({ code }) => [`${code}-score`, `${code}-reason`])
  const placeOf = (path: readonly (string | number)[]) => names.find((name) => name === `${path[1]}-${path[2] ?? 'score'}`)
  const state = useAct<string>({ names, placeOf }, () => forgetDraft(draft))
  const isOpen = me.state === 'scoring' && assessment.closedAt === null
  const write = (code: string, part: Partial<Given>) => {
    const next = { ...sheet, [code]: { ...(sheet[code] ?? blank), ...part } }
    setSheet(next)
    keepDraft(draft, next)
  }
  const send = (isFinal: boolean) =>
    void state.run(async () => {
      const scores = assessment.criteria.map(({ code }) => {
        const { score, reason, evidence } = sheet[code] ?? blank
        return { criterion: code, score, reason, evidence }
      })
      await save({ variables: { input: { assessorId: me.id, expectedVersion: me.version, scores, isFinal } } })
      showToast({ kind: 'done', text: t(isFinal ? 'assess.scores.handedIn' : 'assess.scores.kept') })
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(true)
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'score')} attempt={state.attempt} />
      <p className={styles.text}>{t(isOpen ? 'assess.scores.text' : 'assess.scores.doneText')}</p>
      {assessment.criteria.map((criterion) => (
        <OneCriterion key={criterion.code} {...{ criterion, isOpen }} given={sheet[criterion.code] ?? blank} errors={state.refusal.fields} onChange={(part) => write(criterion.code, part)} />
      ))}
      {isOpen && (
        <div className={styles.acts}>
          <Button type="submit" variant="primary" isBusy={state.isBusy}>
            {t('assess.scores.submit')}
          </Button>
          <Button onClick={() => send(false)}>{t('assess.scores.keep')}</Button>
        </div>
      )}
    </form>
  )
}

interface OneCriterionProps {
  readonly criterion: Criterion
  readonly isOpen: boolean
  readonly given: Given
  readonly errors: Readonly<Record<string, string | undefined>>
  readonly onChange: (part: Partial<Given>) => void
}

function OneCriterion({ criterion, isOpen, given, errors, onChange }: OneCriterionProps) {
  const t = useText()
  const pick = useLocalized()
  const { code, name, question, anchors } = criterion
  const id = (part: string) => `score-${code}-${part}`
  const wrong = errors[`${code}-score`]
  return (
    <fieldset className={styles.criterion} disabled={!isOpen} aria-describedby={wrong ? id('wrong') : undefined}>
      <legend>{pick(name)}</legend>
      <p className={styles.text}>{pick(question)}</p>
      {wrong && (
        <p id={id('wrong')} className={styles.late}>
          {wrong}
        </p>
      )}
      {anchors.map((anchor, score) => (
        <label key={score} className={styles.anchor}>
          <input type="radio" id={score === 0 ? id('score') : undefined} name={id('choice')} checked={given.score === score} onChange={() => onChange({ score })} />
          <span>{t('assess.anchor', { score, text: pick(anchor) })}</span>
        </label>
      ))}
      <FormField id={id('reason')} label={t('assess.reasonOf', { name: pick(name) })} error={errors[`${code}-reason`]}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={given.reason} onChange={({ target }) => onChange({ reason: target.value })} />}
      </FormField>
      <TextField id={id('evidence')} label={t('assess.evidence')} help={t('assess.evidenceHelp')} isOptional value={given.evidence} maxLength={1000} onChange={({ target }) => onChange({ evidence: target.value })} />
    </fieldset>
  )
}
