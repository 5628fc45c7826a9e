/** Surveys for specs. */
import type { SurveyContent, SurveyQuestion, SurveyText } from '../survey.js'

/** One text in all languages of surveys, told apart by its end. */
export const inEach = (text: string): SurveyText => ({ fi: `${text} fi`, sv: `${text} sv`, en: `${text} en`, easy: `${text} easy` })

const none: SurveyText = { fi: '', sv: '', en: '', easy: '' }

export const aQuestion = (code: string, of: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  ...{ code, kind: 'yes_no', title: inEach(`Question ${code}`), help: none, isRequired: false, options: [], meanIndicator: '', countIndicator: '' },
  ...of
})

export const steps = (...codes: readonly string[]) => codes.map((code) => ({ code, label: inEach(code) }))

/** A scale of three, a choice of several, yes and no, and words. */
export const aSurvey: SurveyContent = {
  audience: 'customer',
  name: inEach('Survey'),
  intro: inEach('Intro'),
  thanks: inEach('Thanks'),
  questions: [
    aQuestion('overall', { kind: 'scale', isRequired: true, options: steps('poor', 'fair', 'good') }),
    aQuestion('help', { kind: 'multiple', options: steps('phone', 'visit') }),
    aQuestion('again'),
    aQuestion('words', { kind: 'text' })
  ]
}
