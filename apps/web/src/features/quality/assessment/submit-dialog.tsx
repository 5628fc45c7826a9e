/** Handing in: what is missing, what is left out, what it comes to, and what happens next. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { type Criterion, criteriaOf, type FrameworkContent } from '@solmu/domain/quality/framework.js'
import type { AnswerStanding } from '@solmu/domain/quality/assessment-answers.js'
import { useCan } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { AnswerStore } from './answer-store.js'
import { bandNameIn, useScoreLine } from './assessment-words.js'
import type { AssessmentRecord } from './assessment.operations.js'
import { submitAssessmentMutation } from './assessment-steps.operations.js'
import styles from './assessment.module.css'

export interface SubmitDialogProps {
  readonly assessment: AssessmentRecord
  readonly content: FrameworkContent
  readonly standing: AnswerStanding
  readonly store: AnswerStore
  readonly onGoTo: (code: string) => void
  readonly onClose: () => void
}

function CriterionList({ title, codes, content, onGoTo }: { readonly title: string; readonly codes: readonly string[] } & Pick<SubmitDialogProps, 'content' | 'onGoTo'>) {
  const pick = useLocalized()
  const all = criteriaOf(content)
  if (codes.length === 0) return null
  const found = codes.flatMap((code): Criterion[] => all.filter((each) => each.code === code))
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <ul className={styles.gaps}>
        {found.map((criterion) => (
          <li key={criterion.code}>
            <button type="button" onClick={() => onGoTo(criterion.code)}>
              {all.indexOf(criterion) + 1}. {pick(criterion.title) || criterion.code}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

export function SubmitDialog({ assessment, content, standing, store, onGoTo, onClose }: SubmitDialogProps) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const scoreLine = useScoreLine()
  const maySubmit = useCan('assessment.submit') && assessment.steps.some(({ action }) => action === 'submit')
  const [submit] = useMutation(submitAssessmentMutation)
  const state = useAct<never>({ names: [], known: { STALE: { text: t('assessment.stale') } } }, onClose)
  const clashes = store.clashes()
  const { score, missing, skipped, isEnoughAnswered } = standing
  const isBlocked = !maySubmit || !isEnoughAnswered || clashes.length > 0
  const act = async () => {
    await store.flush()
    // What could not be sent is not handed in over; what still lacks its reason counts as unanswered.
    const { error } = store.state()
    if (error && store.hasUnsent()) throw error
    await submit({ variables: { input: { assessmentId: assessment.id, expectedVersion: assessment.version } } })
    showToast({ kind: 'done', text: t(assessment.review === 'none' ? 'assessment.submit.doneFinal' : 'assessment.submit.doneReview') })
    await navigate({ to: '/$lang/quality/assessments/$id', params: { lang, id: assessment.id } })
  }
  return (
    <ActDialog prefix="submit" title={t('assessment.submit.title')} submit={t('assessment.submit.act')} names={[]} {...{ state, isBlocked, onClose }} onSubmit={() => void state.run(act)}>
      <p>{t('assessment.progress', { answered: score.answered, total: score.total, skipped: score.skipped })}</p>
      <CriterionList title={t('assessment.submit.clashes', { count: clashes.length })} codes={clashes} {...{ content, onGoTo }} />
      <CriterionList title={t('assessment.submit.missing', { count: missing.length })} codes={missing} {...{ content, onGoTo }} />
      <CriterionList title={t('assessment.submit.skipped', { count: skipped.length })} codes={skipped} {...{ content, onGoTo }} />
      {!isEnoughAnswered && <p className={styles.warn}>{t('assessment.submit.tooLittle', { percent: content.scoring.minimumAnswered })}</p>}
      {!maySubmit && <p>{t('assessment.submit.notYours')}</p>}
      {!isBlocked && (
        <>
          <p>{score.value === null ? t('assessment.submit.noScore') : t('assessment.submit.score', { score: scoreLine({ score: score.value, bandName: bandNameIn(content, score.band) }, content) })}</p>
          <p>{t(`assessment.submit.next.${assessment.review}`)}</p>
        </>
      )}
    </ActDialog>
  )
}
