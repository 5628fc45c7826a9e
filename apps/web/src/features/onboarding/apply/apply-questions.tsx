/** What the centre asks, answered inside the application. */
import { useState } from 'react'
import { type ApplicationForm, sectionOf } from '@solmu/domain/onboarding/application-form.js'
import { useIntl } from 'react-intl'
import { Button } from '../../../ui/button.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { describeError } from '../../../ui/error-message.js'
import { FormField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Desk, DoorQuestion } from './apply-door.js'
import fields from '../../../ui/form-field.module.css'
import styles from './apply.module.css'

interface ApplyQuestionsProps {
  readonly desk: Desk
  readonly form: ApplicationForm
  readonly personId: string
  readonly questions: readonly DoorQuestion[]
  readonly onChanged: () => void
}

function OpenQuestion({ desk, personId, question, onChanged }: Omit<ApplyQuestionsProps, 'form' | 'questions'> & { readonly question: DoorQuestion }) {
  const t = useText()
  const intl = useIntl()
  const draft = ['application-answer', personId, question.id] as const
  const [text, setText] = useState(() => (readDraft(draft) as { text?: string } | null)?.text ?? '')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  async function send() {
    setBusy(true)
    setProblem(undefined)
    try {
      await desk.answer(question.id, text)
      forgetDraft(draft)
      onChanged()
    } catch (error) {
      setProblem(describeError(intl, error).text)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <FormField id={`answer-${question.id}`} label={t('apply.question.answer')} error={problem}>
        {(control) => (
          <textarea
            {...control}
            className={fields.input}
            rows={4}
            maxLength={8000}
            value={text}
            onChange={({ target }) => {
              setText(target.value)
              keepDraft(draft, { text: target.value })
            }}
          />
        )}
      </FormField>
      <Button isBusy={isBusy} onClick={() => void send()}>
        {t('apply.question.send')}
      </Button>
    </>
  )
}

export function ApplyQuestions({ form, questions, ...rest }: ApplyQuestionsProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  if (questions.length === 0) return null
  const title = (section: string | null) => {
    const found = section === null ? undefined : sectionOf(form, section)
    return found ? pick(found.title) : t('apply.question.whole')
  }
  return (
    <Section title={t('apply.question.title')} note={t('apply.question.open', { count: questions.filter(({ answeredAt }) => answeredAt === null).length })}>
      {questions.map((question) => (
        <article key={question.id} className={styles.question}>
          <p className={styles.minor}>
            {title(question.section)} · {format.instant(question.askedAt)}
          </p>
          <p className={styles.said}>{question.body}</p>
          {question.answeredAt === null ? (
            <OpenQuestion {...rest} question={question} />
          ) : (
            <>
              <p className={styles.minor}>{t('apply.question.answered', { by: question.answeredBy, at: format.instant(question.answeredAt) })}</p>
              <p className={styles.said}>{question.answer}</p>
            </>
          )}
        </article>
      ))}
    </Section>
  )
}
