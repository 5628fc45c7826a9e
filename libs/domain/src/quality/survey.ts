/**
 * A survey as data: questions that customers, employers and others answer without a name. Every text is written in Finnish,
 * Swedish, English and easy Finnish (selkokieli). What was released never changes, so that what was answered keeps its question.
 * Source: issue 7, "Surveys"; quality-frameworks 3.7.
 */

/** easy: Finnish that is easy to read (selkokieli). */
export const surveyLanguages = ['fi', 'sv', 'en', 'easy'] as const
export type SurveyLanguage = (typeof surveyLanguages)[number]

/** The same text in the languages of surveys; a blank one has not been written yet. */
export type SurveyText = Readonly<Record<SurveyLanguage, string>>

export const surveyAudiences = ['customer', 'employer', 'partner', 'staff', 'other'] as const
export type SurveyAudience = (typeof surveyAudiences)[number]

/**
 * scale: one of named steps, of which the first counts 1 and each next one more · yes_no · single: one of options · multiple: any
 * of options · text: a few words.
 */
export const questionKinds = ['scale', 'yes_no', 'single', 'multiple', 'text'] as const
export type QuestionKind = (typeof questionKinds)[number]

export interface SurveyOption {
  readonly code: string
  readonly label: SurveyText
}

export interface SurveyQuestion {
  readonly code: string
  readonly kind: QuestionKind
  readonly title: SurveyText
  readonly help: SurveyText
  readonly isRequired: boolean
  /** The steps of a scale from the lowest, or what can be chosen; empty for yes and no, and for text. */
  readonly options: readonly SurveyOption[]
  /** Codes of the indicators whose value its mean and its number of answers are; empty for none. */
  readonly meanIndicator: string
  readonly countIndicator: string
}

export interface SurveyContent {
  readonly audience: SurveyAudience
  readonly name: SurveyText
  readonly intro: SurveyText
  readonly thanks: SurveyText
  readonly questions: readonly SurveyQuestion[]
}

/** What one person answered: the codes that were chosen by question, or the words. Nothing is there for what was left out. */
export type SurveyAnswers = Readonly<Record<string, readonly string[]>>

export const noSurveyText: SurveyText = { fi: '', sv: '', en: '', easy: '' }
export const emptySurvey: SurveyContent = { audience: 'customer', name: noSurveyText, intro: noSurveyText, thanks: noSurveyText, questions: [] }

/** The smallest number of answers of which anything is shown; a round may ask for more, never for fewer. */
export const leastAnswers = 10

/** The longest answer in words that is taken. */
export const longestAnswer = 1000

/** The codes that can be chosen, in the order in which they are shown; none where words are written. */
export function choicesOf({ kind, options }: Pick<SurveyQuestion, 'kind' | 'options'>): readonly string[] {
  if (kind === 'yes_no') return ['yes', 'no']
  return kind === 'text' ? [] : options.map(({ code }) => code)
}

/**
 * A text as it is read in a language; easy Finnish falls back to Finnish, and everything to the first language that has it.
 *
 * @example surveyWords({ fi: 'Kyllä', sv: 'Ja', en: 'Yes', easy: '' }, 'easy') // 'Kyllä'
 */
export function surveyWords(text: SurveyText, language: SurveyLanguage): string {
  return [language, ...surveyLanguages].map((each) => text[each]).find((each) => each.trim() !== '') ?? ''
}
