/** One question as it is answered: what is asked, what helps, and the choices as large targets. */
import { useId, useState } from 'react'
import { choicesOf, longestAnswer, type SurveyLanguage, type SurveyQuestion, surveyWords } from '@solmu/domain/quality/survey.js'
import { answerWords } from './answer-words.js'
import styles from './answer.module.css'

export interface QuestionFieldProps {
  readonly question: SurveyQuestion
  readonly language: SurveyLanguage
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly isMissing?: boolean
}

export const questionId = (code: string): string => `question-${code}`

export function QuestionField(props: QuestionFieldProps) {
  const { question, language, isMissing } = props
  const words = answerWords[language]
  const id = questionId(question.code)
  const help = surveyWords(question.help, language)
  const helpId = help === '' ? undefined : `${id}-help`
  const title = (
    <>
      {surveyWords(question.title, language)}
      {question.isRequired && <span className={styles.required}> ({words.required})</span>}
    </>
  )
  if (question.kind === 'text') {
    return (
      <div className={styles.question} data-missing={isMissing || undefined}>
        <label htmlFor={id} className={styles.title}>
          {title}
        </label>
        {help !== '' && (
          <p id={helpId} className={styles.help}>
            {help}
          </p>
        )}
        <TextAnswer {...props} id={id} helpId={helpId} />
      </div>
    )
  }
  return (
    <fieldset id={id} tabIndex={-1} className={styles.question} data-missing={isMissing || undefined} aria-describedby={helpId}>
      <legend className={styles.title}>{title}</legend>
      {help !== '' && (
        <p id={helpId} className={styles.help}>
          {help}
        </p>
      )}
      <Choices {...props} />
    </fieldset>
  )
}

function Choices({ question, language, value, onChange }: QuestionFieldProps) {
  const name = useId()
  const words = answerWords[language]
  const isMultiple = question.kind === 'multiple'
  const choices = choicesOf(question)
  const labelOf = (code: string): string => {
    const option = question.options.find((each) => each.code === code)
    return option ? surveyWords(option.label, language) : code === 'yes' ? words.yes : words.no
  }
  const choose = (code: string, isChosen: boolean) => {
    if (!isMultiple) return onChange([code])
    onChange(choices.filter((each) => (each === code ? isChosen : value.includes(each))))
  }
  return (
    <div className={styles.choices} data-kind={question.kind}>
      {choices.map((code) => (
        <label key={code} className={styles.choice} data-checked={value.includes(code) || undefined}>
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={name}
            value={code}
            checked={value.includes(code)}
            required={question.isRequired && !isMultiple}
            onChange={({ target }) => choose(code, target.checked)}
          />
          <span>{labelOf(code)}</span>
        </label>
      ))}
    </div>
  )
}

/** How few characters must be left before they are told. */
const tellFrom = 200

function TextAnswer({ id, helpId, language, value, onChange }: QuestionFieldProps & { readonly id: string; readonly helpId: string | undefined }) {
  const [typed, setTyped] = useState(value[0] ?? '')
  const left = longestAnswer - typed.length
  return (
    <>
      <textarea
        id={id}
        aria-describedby={helpId}
        className={styles.text}
        rows={4}
        maxLength={longestAnswer}
        value={typed}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(target.value.trim() === '' ? [] : [target.value])
        }}
      />
      {left < tellFrom && (
        <p className={styles.help} role="status">
          {answerWords[language].left(left)}
        </p>
      )}
    </>
  )
}
