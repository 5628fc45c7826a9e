/** What one person may answer, and what the answers of a group come to. */
import { DomainError } from '../errors.js'
import { choicesOf, longestAnswer, type SurveyAnswers, type SurveyContent, type SurveyQuestion } from './survey.js'

/** Characters that no answer has; line ends stay. */
const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/**
 * Reads what somebody sent. Questions that were left out are not there; an answer without anything in it is none.
 *
 * @returns the answers, or what is wrong with them by question
 * @example readAnswers(feedback, { overall: ['good'] }) // { answers: { overall: ['good'] } }
 */
export function readAnswers(content: SurveyContent, given: unknown): { readonly answers: SurveyAnswers } | { readonly issues: readonly DomainError[] } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { issues: [new DomainError('INVALID_INPUT', { path: ['answers'] })] }
  return readEach(content, given as Readonly<Record<string, unknown>>)
}

function readEach(content: SurveyContent, given: Readonly<Record<string, unknown>>): ReturnType<typeof readAnswers> {
  const known = new Set(content.questions.map(({ code }) => code))
  const strange = Object.keys(given).filter((code) => !known.has(code))
  const issues = strange.map((code) => new DomainError('UNKNOWN_WORD', { path: ['answers', code.slice(0, 40)] }))
  const answers: Record<string, readonly string[]> = {}
  for (const question of content.questions) {
    const read = readAnswer(question, given[question.code])
    if (read instanceof DomainError) issues.push(read)
    else if (read.length > 0) answers[question.code] = read
  }
  if (issues.length === 0 && Object.keys(answers).length === 0) issues.push(new DomainError('REQUIRED', { path: ['answers'] }))
  return issues.length > 0 ? { issues } : { answers }
}

function readAnswer(question: SurveyQuestion, given: unknown): readonly string[] | DomainError {
  const path = ['answers', question.code]
  const words = given ?? []
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) return new DomainError('INVALID_INPUT', { path })
  const read = question.kind === 'text' ? textIn(words) : [...new Set(words)]
  if (read.length === 0) return question.isRequired ? new DomainError('REQUIRED', { path }) : []
  return question.kind === 'text' ? shortEnough(read, path) : chosenOf(question, read, path)
}

type Path = readonly string[]

const shortEnough = (read: readonly string[], path: Path): readonly string[] | DomainError =>
  read.some((text) => text.length > longestAnswer) ? new DomainError('TOO_LONG', { path, params: { max: longestAnswer } }) : read

/** What was chosen, in the order of the choices. */
function chosenOf(question: SurveyQuestion, read: readonly string[], path: Path): readonly string[] | DomainError {
  const choices = choicesOf(question)
  if (!read.every((word) => choices.includes(word))) return new DomainError('UNKNOWN_WORD', { path })
  return question.kind !== 'multiple' && read.length > 1 ? new DomainError('INVALID_INPUT', { path }) : choices.filter((each) => read.includes(each))
}

function textIn(words: readonly string[]): readonly string[] {
  const text = words.join('\n').normalize('NFC').replace(/\r\n?/gu, '\n').replace(control, (sign) => (sign === '\n' ? sign : ' ')).trim()
  return text === '' ? [] : [text]
}

/** How often each choice of a question was chosen, in the order of the choices, and by how many people. */
export interface QuestionFigures {
  /** People who answered the question. */
  readonly n: number
  readonly counts: readonly { readonly code: string; readonly count: number }[]
  /** The mean step, 1 for the lowest, with two decimals as hundredths; null where there is no scale. */
  readonly meanHundredths: number | null
}

/**
 * The figures of a question from kept counts.
 *
 * @example figuresOf(overall, 4, { good: 3, fair: 1 }) // { n: 4, counts: […], meanHundredths: 275 } on poor, fair, good
 */
export function figuresOf(question: Pick<SurveyQuestion, 'kind' | 'options'>, n: number, counts: Readonly<Record<string, number>>): QuestionFigures {
  const listed = choicesOf(question).map((code) => ({ code, count: counts[code] ?? 0 }))
  const sum = listed.reduce((total, { count }, place) => total + count * (place + 1), 0)
  return { n, counts: listed, meanHundredths: question.kind === 'scale' && n > 0 ? Math.round((sum * 100) / n) : null }
}
