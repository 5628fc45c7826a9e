/**
 * What is said about criteria: what the server takes of it, what happens when two have said something about the same one, and
 * how far somebody has come. Nobody's words are ever written over by what was based on something older.
 * Source: issue "Quality", item 3 and "Bad input and faults".
 */
import { DomainError } from '../errors.js'
import { criteriaOf, type FrameworkContent, scaleOf } from './framework.js'
import { type Answers, type FrameworkScore, levelOf, scoreOf } from './framework-score.js'

export const longestComment = 4000
export const longestReason = 1000

/** What is said about one criterion: a value, a reason for leaving it out, or neither; and words. */
export interface SaidAnswer {
  readonly criterionCode: string
  readonly value: number | null
  readonly skipped: string | null
  readonly comment: string
}

/** What somebody sends: with the version on which it rests, 0 when there was none. */
export interface SentAnswer extends SaidAnswer {
  readonly expectedVersion: number
}

export interface StoredAnswer extends SaidAnswer {
  readonly version: number
}

/** save: it is written · same: it stands so already · clash: somebody has said something else meanwhile. */
export type AnswerVerdict = 'save' | 'same' | 'clash'

const isSame = (a: SaidAnswer, b: SaidAnswer): boolean => a.value === b.value && a.skipped === b.skipped && a.comment === b.comment

/** An answer in the form in which it is kept: without blanks around its words. */
export const tidyAnswer = <Said extends SaidAnswer>(said: Said): Said => ({
  ...said,
  skipped: said.skipped === null ? null : said.skipped.trim(),
  comment: said.comment.trim()
})

/**
 * What becomes of an answer that was sent. Sending the same twice, as after a lost connection, is no clash.
 *
 * @param sent in the form of `tidyAnswer`
 * @example answerVerdict({ ...said, expectedVersion: 1 }, { ...other, version: 2 }) // 'clash'
 */
export function answerVerdict(sent: SentAnswer, stored: StoredAnswer | undefined): AnswerVerdict {
  if (stored && isSame(sent, stored)) return 'same'
  return sent.expectedVersion === (stored?.version ?? 0) ? 'save' : 'clash'
}

/**
 * What keeps an answer from being taken, as it was sent; null when nothing does.
 *
 * @returns UNKNOWN_REFERENCE for a criterion that the framework does not have, OUT_OF_RANGE for a value that its scale does not
 *   have, REQUIRED for leaving out without a reason, INVALID_INPUT for both a value and a reason, TOO_LONG (params: max)
 */
export function answerIssue(content: Pick<FrameworkContent, 'scales' | 'sections'>, said: SaidAnswer): DomainError | null {
  const criterion = criteriaOf(content).find(({ code }) => code === said.criterionCode)
  const scale = criterion && scaleOf(content, criterion)
  if (!scale) return new DomainError('UNKNOWN_REFERENCE', { path: ['criterionCode'] })
  if (said.value !== null && said.skipped !== null) return new DomainError('INVALID_INPUT', { path: ['skipped'] })
  if (said.value !== null && !levelOf(scale, said.value)) return new DomainError('OUT_OF_RANGE', { path: ['value'] })
  return wordsIssue(said)
}

function wordsIssue({ skipped, comment }: SaidAnswer): DomainError | null {
  if (skipped?.trim() === '') return new DomainError('REQUIRED', { path: ['skipped'] })
  if ((skipped?.length ?? 0) > longestReason) return new DomainError('TOO_LONG', { path: ['skipped'], params: { max: longestReason } })
  return comment.length > longestComment ? new DomainError('TOO_LONG', { path: ['comment'], params: { max: longestComment } }) : null
}

/** Answers as the score takes them. */
export function asAnswers(said: readonly Omit<SaidAnswer, 'comment'>[]): Answers {
  return Object.fromEntries(
    said.flatMap(({ criterionCode, value, skipped }): [string, Answers[string]][] => {
      if (value !== null) return [[criterionCode, { value }]]
      return skipped !== null && skipped.trim() !== '' ? [[criterionCode, { skipped }]] : []
    })
  )
}

/** How far an assessment has come. */
export interface AnswerStanding {
  readonly score: FrameworkScore
  /** Whether as much is answered, or left out with a reason, as the framework asks for before there is a score. */
  readonly isEnoughAnswered: boolean
  /** Criteria about which nothing is said, in their order. */
  readonly missing: readonly string[]
  readonly skipped: readonly string[]
}

/**
 * How far an assessment has come, by what is said in it. A criterion with nothing but a comment is unanswered.
 *
 * @example answerStanding(ips25, answers).missing // ['ips_04', 'ips_17']
 */
export function answerStanding(content: Pick<FrameworkContent, 'scales' | 'sections' | 'scoring' | 'bands'>, said: readonly Omit<SaidAnswer, 'comment'>[]): AnswerStanding {
  const answers = asAnswers(said)
  const score = scoreOf(content, answers)
  const codes = criteriaOf(content).map(({ code }) => code)
  const isSkipped = (code: string): boolean => 'skipped' in (answers[code] ?? {})
  const treated = score.answered + score.skipped
  return {
    score,
    isEnoughAnswered: treated > 0 && treated * 100 >= score.total * content.scoring.minimumAnswered,
    missing: codes.filter((code) => answers[code] === undefined),
    skipped: codes.filter(isSkipped)
  }
}

/**
 * Two comments on the same criterion as one, so that nobody's words are lost; the longer one when it holds the other.
 *
 * @example joinedComments('Asiakkaat mukana', 'Hallitus päättää') // 'Asiakkaat mukana\n\nHallitus päättää'
 */
export function joinedComments(mine: string, theirs: string): string {
  const [a, b] = [mine.trim(), theirs.trim()]
  if (a.includes(b)) return a
  return b.includes(a) ? b : `${a}\n\n${b}`
}
