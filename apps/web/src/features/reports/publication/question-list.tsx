/** Questions about published figures with their answers; whoever may, answers here. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { LongTextField } from './long-text-field.js'
import { answerQuestionMutation, editionQuestionsQuery, type EditionQuestion } from './publication.operations.js'
import styles from './publication.module.css'

const names = ['answer'] as const

function AnswerDialog({ question, onClose }: { readonly question: EditionQuestion; readonly onClose: () => void }) {
  const t = useText()
  const [answer, setAnswer] = useState(question.answer ?? '')
  const [mutate] = useMutation(answerQuestionMutation, { refetchQueries: [editionQuestionsQuery] })
  const state = useAct<'answer'>({ names, known: { STALE: { text: t('publication.answer.stale') } } }, onClose)
  function send() {
    void state.run(
      async () => {
        await mutate({ variables: { input: { questionId: question.id, answer: answer.trim(), expectedVersion: question.version } } })
        showToast({ kind: 'done', text: t('publication.answered') })
      },
      answer.trim() === '' ? { answer: t('errors.REQUIRED') } : {}
    )
  }
  return (
    <ActDialog title={t('publication.answer.title')} submit={t('publication.answer.send')} prefix="answer" names={names} state={state} onSubmit={send} onClose={onClose}>
      <blockquote className={styles.asked}>{question.text}</blockquote>
      <LongTextField id="answer-answer" label={t('publication.answer.text')} value={answer} maxLength={4000} error={state.refusal.fields.answer} onChange={setAnswer} />
    </ActDialog>
  )
}

function Question({ question, onAnswer }: { readonly question: EditionQuestion; readonly onAnswer: () => void }) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const { indicatorName, areaName, period, text, askedBy, askedAt, state, answer, answeredBy, answeredAt, mayAnswer } = question
  const of = [indicatorName && say(indicatorName), areaName && say(areaName), period].filter(Boolean).join(' · ')
  return (
    <li className={styles.question}>
      <p className={styles.questionHead}>
        <strong>{of}</strong> <span className={styles.meta} data-open={state === 'open' || undefined}>{t(`publication.question.${state}`)}</span>
      </p>
      <p>{text}</p>
      <p className={styles.meta}>{t('publication.question.asked', { name: askedBy, at: format.instant(askedAt) })}</p>
      {answer !== null && (
        <div className={styles.answer}>
          <p>{answer}</p>
          <p className={styles.meta}>{t('publication.question.answeredBy', { name: answeredBy ?? '', at: answeredAt ? format.instant(answeredAt) : '' })}</p>
        </div>
      )}
      {mayAnswer && (
        <Button size="small" onClick={onAnswer} aria-label={t(state === 'open' ? 'publication.answer.of' : 'publication.answer.mendOf', { of })}>
          {t(state === 'open' ? 'publication.answer' : 'publication.answer.mend')}
        </Button>
      )}
    </li>
  )
}

interface QuestionListProps {
  readonly editionId?: string
  readonly audienceId?: string
  /** What stands there when nobody has asked. */
  readonly none: string
}

export function QuestionList({ editionId, audienceId, none }: QuestionListProps) {
  const [answering, setAnswering] = useState<EditionQuestion | null>(null)
  const variables = { editionId: editionId ?? null, audienceId: audienceId ?? null }
  const { data, error, refetch } = useQuery(editionQuestionsQuery, { variables, fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  if (data.editionQuestions.length === 0) return <EmptyState title={none} />
  return (
    <>
      <ul className={styles.questions}>
        {data.editionQuestions.map((question) => (
          <Question key={question.id} question={question} onAnswer={() => setAnswering(question)} />
        ))}
      </ul>
      {answering && <AnswerDialog question={answering} onClose={() => setAnswering(null)} />}
    </>
  )
}
