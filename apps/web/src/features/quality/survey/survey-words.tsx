/** What surveys, their rounds and groups are called. */
import { type SurveyText, surveyWords } from '@solmu/domain/quality/survey.js'
import type { SurveyRoundStanding } from '@solmu/domain/quality/survey-round.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { Survey } from './survey.operations.js'
import type { SurveyRound } from './survey-round.operations.js'
import type { surveyStates } from './survey-list.search.js'

export type SurveyState = (typeof surveyStates)[number]

export function surveyStateOf({ retiredAt, versions }: Pick<Survey, 'retiredAt' | 'versions'>): SurveyState {
  if (retiredAt !== null) return 'retired'
  return versions.some(({ state }) => state === 'released') ? 'offered' : 'draft'
}

const surveyStatus = { offered: 'accepted', draft: 'draft', retired: 'locked' } as const satisfies Record<SurveyState, StatusName>

export function SurveyStateMark({ state }: { readonly state: SurveyState }) {
  const t = useText()
  return <Status status={surveyStatus[state]} label={t(`survey.state.${state}`)} />
}

const roundStatus = { coming: 'notStarted', open: 'submitted', over: 'submitted', closed: 'locked', cancelled: 'returned' } as const satisfies Record<SurveyRoundStanding, StatusName>

export function RoundMark({ standing }: { readonly standing: SurveyRoundStanding }) {
  const t = useText()
  return <Status status={roundStatus[standing]} label={t(`survey.standing.${standing}`)} />
}

/** A text of a survey as the page reads it. */
export function useSurveyWords() {
  const language = useLanguage()
  return (text: SurveyText): string => surveyWords(text, language)
}

export function usePeriodText() {
  const t = useText()
  const format = useFormat()
  return ({ opensOn, closesOn }: Pick<SurveyRound, 'opensOn' | 'closesOn'>): string => t('survey.round.period', { from: format.day(opensOn), to: format.day(closesOn) })
}

/** The share of the links that came back; null when none went out. */
export const answeredShare = ({ linkCount, usedCount }: Pick<SurveyRound, 'linkCount' | 'usedCount'>): number | null =>
  linkCount === 0 ? null : usedCount / linkCount

export function SurveyLink({ survey }: { readonly survey: Pick<Survey, 'id' | 'name' | 'code'> }) {
  const lang = useLanguage()
  const say = useSurveyWords()
  return (
    <TextLink to="/$lang/quality/surveys/$id" params={{ lang, id: survey.id }}>
      {say(survey.name) || survey.code}
    </TextLink>
  )
}

export function SurveysCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality/surveys" params={{ lang }}>
      {t('survey.list.title')}
    </TextLink>
  )
}
