/** Takes a survey in, whoever wrote it, and says what keeps it from being released. */
import { DomainError, type ErrorCode, type ErrorParams } from '../errors.js'
import { TextFields } from '../text-fields.js'
import {
  type QuestionKind,
  questionKinds,
  surveyAudiences,
  type SurveyContent,
  surveyLanguages,
  type SurveyOption,
  type SurveyQuestion,
  type SurveyText
} from './survey.js'

type Path = readonly (string | number)[]
type Given = Readonly<Record<string, unknown>>

/** How much a survey may hold. */
export const surveyLimits = { title: 300, text: 2000, questions: 40, options: 20, steps: 11, indicator: 30 } as const

class SurveyFields extends TextFields {
  object(path: Path, value: unknown): Given {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Given
    this.refuse('INVALID_INPUT', path)
    return {}
  }

  list<Item>(path: Path, value: unknown, { most, read }: { readonly most: number; readonly read: (path: Path, value: unknown) => Item }): readonly Item[] {
    if (!Array.isArray(value)) {
      this.refuse('INVALID_INPUT', path)
      return []
    }
    if (value.length > most) this.refuse('TOO_LONG', path, { max: most })
    return value.slice(0, most).map((each: unknown, place) => read([...path, place], each))
  }

  words(path: Path, value: unknown, of: { readonly most: number; readonly isLong?: boolean }): SurveyText {
    const given = value === undefined ? {} : this.object(path, value)
    const [fi = '', sv = '', en = '', easy = ''] = surveyLanguages.map((language) => {
      const each = given[language] ?? ''
      if (typeof each === 'string') return this.text([...path, language], each, of)
      this.refuse('INVALID_INPUT', [...path, language])
      return ''
    })
    return { fi, sv, en, easy }
  }

  oneOf<Word extends string>(path: Path, value: unknown, words: readonly Word[]): Word {
    const found = words.find((word) => word === value)
    if (found !== undefined) return found
    this.refuse('UNKNOWN_WORD', path, { value: String(value).slice(0, 40) })
    return words[0] as Word
  }

  code(path: Path, value: unknown): string {
    return this.key(path, typeof value === 'string' ? value : '')
  }

  /** The code of an indicator; empty for none. */
  indicator(path: Path, value: unknown = ''): string {
    if (typeof value === 'string') return this.text(path, value, { most: surveyLimits.indicator })
    this.refuse('INVALID_INPUT', path)
    return ''
  }
}

const title = { most: surveyLimits.title, isLong: true }
const long = { most: surveyLimits.text, isLong: true }

/**
 * Reads a survey; it may still be unfinished.
 *
 * @returns the content in its one form, or everything that keeps it from being taken in, each with its path
 * @example readSurvey({ ...emptySurvey, audience: 'nobody' }) // { issues: [UNKNOWN_WORD at audience] }
 */
export function readSurvey(value: unknown): { readonly content: SurveyContent } | { readonly issues: readonly DomainError[] } {
  const fields = new SurveyFields()
  const given = fields.object([], value)
  const content: SurveyContent = {
    audience: fields.oneOf(['audience'], given['audience'], surveyAudiences),
    name: fields.words(['name'], given['name'], { most: surveyLimits.title }),
    intro: fields.words(['intro'], given['intro'], long),
    thanks: fields.words(['thanks'], given['thanks'], long),
    questions: fields.list(['questions'], given['questions'], { most: surveyLimits.questions, read: (path, each) => readQuestion(fields, path, each) })
  }
  return fields.issues.length > 0 ? { issues: fields.issues } : { content }
}

function readQuestion(fields: SurveyFields, path: Path, value: unknown): SurveyQuestion {
  const given = fields.object(path, value)
  return {
    code: fields.code([...path, 'code'], given['code']),
    kind: fields.oneOf([...path, 'kind'], given['kind'], questionKinds),
    title: fields.words([...path, 'title'], given['title'], title),
    help: fields.words([...path, 'help'], given['help'], long),
    isRequired: given['isRequired'] === true,
    options: fields.list([...path, 'options'], given['options'], { most: surveyLimits.options, read: (at, each) => readOption(fields, at, each) }),
    meanIndicator: fields.indicator([...path, 'meanIndicator'], given['meanIndicator']),
    countIndicator: fields.indicator([...path, 'countIndicator'], given['countIndicator'])
  }
}

function readOption(fields: SurveyFields, path: Path, value: unknown): SurveyOption {
  const given = fields.object(path, value)
  return { code: fields.code([...path, 'code'], given['code']), label: fields.words([...path, 'label'], given['label'], { most: surveyLimits.title }) }
}

type Refuse = (code: ErrorCode, path: Path, params?: ErrorParams) => void

/**
 * Everything that stands in the way of releasing a survey; empty when nothing does. A survey is offered in every one of its
 * languages, so every text that is there in Finnish must be there in all of them.
 */
export function surveyIssues(content: SurveyContent): readonly DomainError[] {
  const issues: DomainError[] = []
  const refuse: Refuse = (code, path, params = {}) => issues.push(new DomainError(code, { path, params }))
  for (const key of ['name', 'intro', 'thanks'] as const) wholeText(refuse, [key], { text: content[key], isNeeded: true })
  if (!content.questions.some(({ kind }) => kind !== 'text')) refuse('REQUIRED', ['questions'])
  unique(refuse, ['questions'], content.questions)
  for (const [place, question] of content.questions.entries()) questionIssues(refuse, ['questions', place], question)
  return issues
}

function wholeText(refuse: Refuse, path: Path, { text, isNeeded }: { readonly text: SurveyText; readonly isNeeded: boolean }): void {
  if (!isNeeded && surveyLanguages.every((language) => text[language] === '')) return
  for (const language of surveyLanguages) if (!/[\p{L}\p{N}]/u.test(text[language])) refuse('REQUIRED', [...path, language])
}

function unique(refuse: Refuse, path: Path, items: readonly { readonly code: string }[]): void {
  const seen = new Set<string>()
  for (const [place, { code }] of items.entries()) {
    if (seen.has(code)) refuse('DUPLICATE_KEY', [...path, place, 'code'], { value: code })
    seen.add(code)
  }
}

function questionIssues(refuse: Refuse, path: Path, question: SurveyQuestion): void {
  wholeText(refuse, [...path, 'title'], { text: question.title, isNeeded: true })
  wholeText(refuse, [...path, 'help'], { text: question.help, isNeeded: false })
  optionIssues(refuse, [...path, 'options'], question)
  if (question.kind !== 'scale' && question.meanIndicator !== '') refuse('INVALID_INPUT', [...path, 'meanIndicator'])
}

/** How many options a question of a kind has; those that are not here have none. */
const optionRange: Partial<Readonly<Record<QuestionKind, { readonly min: number; readonly max: number }>>> = {
  scale: { min: 2, max: surveyLimits.steps },
  single: { min: 2, max: surveyLimits.options },
  multiple: { min: 2, max: surveyLimits.options }
}

function optionIssues(refuse: Refuse, path: Path, { kind, options }: SurveyQuestion): void {
  const range = optionRange[kind]
  if (!range && options.length > 0) refuse('INVALID_INPUT', path)
  if (range && (options.length < range.min || options.length > range.max)) refuse('OUT_OF_RANGE', path, range)
  unique(refuse, path, options)
  for (const [place, { label }] of options.entries()) wholeText(refuse, [...path, place, 'label'], { text: label, isNeeded: true })
}
