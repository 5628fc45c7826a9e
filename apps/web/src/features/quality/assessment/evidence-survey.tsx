/** What a survey came to in the unit as evidence: the questions of ended rounds of which a mean is shown. */
import { useQuery } from '@apollo/client/react'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Evidence } from './assessment.operations.js'
import { evidenceSurveysQuery } from './evidence.operations.js'

export interface SurveyFieldsProps {
  readonly unitId: string
  readonly said: { readonly survey: string }
  readonly errors: { readonly survey?: string }
  readonly onSay: (name: 'survey', text: string) => void
}

/** The round and the question that were chosen. @example surveyOf('r1:overall') // { surveyRoundId: 'r1', questionCode: 'overall' } */
export function surveyOf(chosen: string): { readonly surveyRoundId: string; readonly questionCode: string } {
  const [surveyRoundId = '', questionCode = ''] = chosen.split(':')
  return { surveyRoundId, questionCode }
}

/** The days of answering, and a mean on its scale. */
function useSurveyFormat() {
  const t = useText()
  const format = useFormat()
  return {
    days: (from: string, to: string) => t('assessment.evidence.days', { from: format.day(from), to: format.day(to) }),
    mean: (value: number) => format.number(value, 2)
  }
}

/** What is shown of the unit, the newest round first. */
function useShownQuestions(unitId: string) {
  const pick = useLocalized()
  const shown = useSurveyFormat()
  const { data, loading } = useQuery(evidenceSurveysQuery, { fetchPolicy: 'cache-and-network' })
  const options = (data?.surveyRounds ?? []).flatMap(({ id, name, opensOn, closesOn, content, figures }) =>
    figures.flatMap(({ level, unit, questionCode, n, mean }) => {
      const question = content.questions.find(({ code }) => code === questionCode)
      if (level !== 'unit' || unit.id !== unitId || mean === null || !question) return []
      const label = `${pick(name)}, ${shown.days(opensOn, closesOn)}: ${pick(question.title)} ${shown.mean(mean)} (n = ${n})`
      return [{ value: `${id}:${questionCode}`, label }]
    })
  )
  return { options, isEmpty: !loading && options.length === 0 }
}

export function SurveyFields({ unitId, said, errors, onSay }: SurveyFieldsProps) {
  const t = useText()
  const { options, isEmpty } = useShownQuestions(unitId)
  return (
    <SelectField
      {...{ id: 'evidence-survey', label: t('assessment.evidence.survey'), help: t(isEmpty ? 'assessment.evidence.noSurvey' : 'assessment.evidence.surveyHelp') }}
      {...{ value: said.survey, error: errors.survey }}
      options={[{ value: '', label: t('assessment.evidence.choose') }, ...options]}
      onChange={({ target }) => onSay('survey', target.value)}
    />
  )
}

/** The mean as it stood when it was taken, with the number of people, the scale and the days of answering. */
export function useSurveyFigure(): (of: Pick<Evidence, 'figure' | 'figureSource' | 'period'>) => string {
  const t = useText()
  const shown = useSurveyFormat()
  return ({ figure, figureSource, period }) => {
    const [, n = '', steps = ''] = figureSource.split(':')
    const [from = '', to = ''] = (period ?? '').split('/')
    return t('assessment.evidence.surveyFigure', { value: shown.mean(Number(figure)), steps, n, period: shown.days(from, to) })
  }
}
