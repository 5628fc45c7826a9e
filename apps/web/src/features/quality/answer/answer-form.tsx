/** A survey as it is answered: language, what is promised, the questions, and one button that sends it once. */
import { useEffect, useRef, useState } from 'react'
import { type SurveyAnswers, type SurveyLanguage, surveyLanguages, type SurveyQuestion, surveyWords } from '@solmu/domain/quality/survey.js'
import { Button } from '../../../ui/button.js'
import { Segmented } from '../../../ui/segmented.js'
import { answerWords, surveyLanguageName, surveyLanguageTag } from './answer-words.js'
import { type DoorKind, newNonce, sendAnswer, type Sent, type SurveyDoor } from './answer-door.js'
import { QuestionField, questionId } from './question-field.js'
import styles from './answer.module.css'

export interface AnswerFormProps {
  readonly kind: DoorKind
  readonly token: string
  readonly door: SurveyDoor & { readonly content: NonNullable<SurveyDoor['content']> }
  readonly language: SurveyLanguage
  readonly onLanguage: (language: SurveyLanguage) => void
  /** It has come in, or cannot any more. */
  readonly onEnd: (state: Exclude<Sent['state'], 'failed' | 'busy'>) => void
  readonly onAnswer?: (answers: SurveyAnswers) => void
}

const isAnswered = (question: SurveyQuestion, answers: SurveyAnswers) => (answers[question.code] ?? []).length > 0

/** Keeps an answer in the memory of the page until it has come in; a second click sends nothing twice. */
function useSending({ kind, token, onEnd }: Pick<AnswerFormProps, 'kind' | 'token' | 'onEnd'>) {
  const [trouble, setTrouble] = useState<'failed' | 'busy' | null>(null)
  const [isSending, setSending] = useState(false)
  const underWay = useRef(false)
  const [nonce] = useState(newNonce)
  async function send(answers: SurveyAnswers) {
    if (underWay.current) return
    underWay.current = true
    setSending(true)
    setTrouble(null)
    const { state } = await sendAnswer(kind, { token, answers, nonce })
    underWay.current = false
    setSending(false)
    if (state === 'failed' || state === 'busy') setTrouble(state)
    else onEnd(state)
  }
  return { send, trouble, isSending }
}

/** What is typed is not lost by closing the page unasked. */
function useLeaveWarning(isDirty: boolean) {
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])
}

/** What still has to be answered first; of an answer with nothing in it, the first question. */
const lackingIn = (questions: readonly SurveyQuestion[], answers: SurveyAnswers): SurveyQuestion | undefined =>
  questions.find((question) => question.isRequired && !isAnswered(question, answers)) ?? (Object.keys(answers).length === 0 ? questions[0] : undefined)

const focusQuestion = (question: SurveyQuestion | undefined) =>
  requestAnimationFrame(() => document.getElementById(questionId(question?.code ?? ''))?.focus())

/** What was answered, which question one is at, and which one is lacking. */
function useAnswering({ kind, door, onAnswer }: AnswerFormProps, send: (answers: SurveyAnswers) => void) {
  const { questions } = door.content
  const [answers, setAnswers] = useState<SurveyAnswers>({})
  const [isEach, setEach] = useState(kind === 'kiosk')
  const [at, setAt] = useState(0)
  const [missing, setMissing] = useState<SurveyQuestion | null>(null)
  const isLast = !isEach || at === questions.length - 1
  function change(code: string, value: readonly string[]) {
    const next = Object.fromEntries(Object.entries({ ...answers, [code]: value }).filter(([, each]) => each.length > 0))
    setAnswers(next)
    onAnswer?.(next)
    if (missing?.code === code) setMissing(null)
  }
  function go(place: number) {
    setAt(place)
    focusQuestion(questions[place])
  }
  function refuse(question: SurveyQuestion) {
    setMissing(question)
    if (isEach) setAt(questions.indexOf(question))
    focusQuestion(question)
  }
  function forward() {
    const question = questions[at]
    if (question?.isRequired && !isAnswered(question, answers)) refuse(question)
    else go(at + 1)
  }
  function submit() {
    const lacking = lackingIn(questions, answers)
    if (lacking) refuse(lacking)
    else send(answers)
  }
  const shown = isEach ? questions.slice(at, at + 1) : questions
  return { answers, change, shown, place: isEach ? at : null, isLast, missing, go, setEach, onward: isLast ? submit : forward }
}

export function AnswerForm(props: AnswerFormProps) {
  const { kind, door, language } = props
  const words = answerWords[language]
  const { send, trouble, isSending } = useSending(props)
  const { answers, change, shown, place, isLast, missing, go, setEach, onward } = useAnswering(props, (given) => void send(given))
  useLeaveWarning(kind === 'link' && Object.keys(answers).length > 0)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onward()
      }}
    >
      {!place && <Opening {...props} isEach={place !== null} onEach={setEach} />}
      <Alert text={missing && (missing.isRequired ? `${words.missing} ${surveyWords(missing.title, language)}` : words.nothing)} />
      {place !== null && <p className={styles.place}>{words.place(place + 1, door.content.questions.length)}</p>}
      {shown.map((question) => (
        <QuestionField
          key={question.code}
          question={question}
          language={language}
          value={answers[question.code] ?? []}
          onChange={(value) => change(question.code, value)}
          isMissing={missing?.code === question.code}
        />
      ))}
      <Alert text={trouble && (trouble === 'busy' ? words.busy : words.offline)} />
      <div className={styles.acts}>
        {place ? <Button onClick={() => go(place - 1)}>{words.back}</Button> : null}
        <Button type="submit" variant="primary" isBusy={isSending}>
          {words[nextAct({ isLast, isSending, hasTrouble: trouble !== null })]}
        </Button>
      </div>
    </form>
  )
}

/** What the button does next. */
function nextAct({ isLast, isSending, hasTrouble }: { readonly isLast: boolean; readonly isSending: boolean; readonly hasTrouble: boolean }): 'next' | 'send' | 'sending' | 'retry' {
  if (!isLast) return 'next'
  if (isSending) return 'sending'
  return hasTrouble ? 'retry' : 'send'
}

function Alert({ text }: { readonly text: string | null }) {
  return (
    text !== null && (
      <p role="alert" className={styles.alert}>
        {text}
      </p>
    )
  )
}

/** What it is, who reads it, and in which language and manner it is answered. */
function Opening({ door, language, onLanguage, isEach, onEach }: AnswerFormProps & { readonly isEach: boolean; readonly onEach: (isEach: boolean) => void }) {
  const words = answerWords[language]
  const { unitName, minimum, content } = door
  const unit = unitName ? unitName[language === 'easy' ? 'fi' : language] || unitName.fi : ''
  return (
    <>
      <div className={styles.switches}>
        <Segmented label={words.language} value={language} onChange={onLanguage} options={surveyLanguages.map((value) => ({ value, label: <span lang={surveyLanguageTag[value]}>{surveyLanguageName[value]}</span> }))} />
      </div>
      <h1 tabIndex={-1}>{surveyWords(content.name, language)}</h1>
      <p className={styles.intro}>{surveyWords(content.intro, language)}</p>
      <ul className={styles.promises}>
        <li>{words.who(unit)}</li>
        <li>{words.anonymous}</li>
        <li>{words.minimum(minimum ?? 10)}</li>
      </ul>
      <Segmented
        label={words.manner}
        value={isEach ? 'each' : 'all'}
        onChange={(value) => onEach(value === 'each')}
        options={(['all', 'each'] as const).map((value) => ({ value, label: words[value] }))}
      />
    </>
  )
}
