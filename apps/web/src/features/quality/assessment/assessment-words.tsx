/** What assessments, their states and their scores are called. */
import type { AssessmentState } from '@solmu/domain/quality/assessment-workflow.js'
import { scoreRange } from '@solmu/domain/quality/framework-score.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status } from '../../../ui/status.js'
import { type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { AssessmentRow } from './assessment.operations.js'

const statuses = { self: 'draft', review: 'submitted', consensus: 'submitted', reply: 'returned', final: 'accepted', cancelled: 'locked' } as const

export function AssessmentStateMark({ of }: { readonly of: { readonly state: AssessmentState; readonly isLate: boolean } }) {
  const t = useText()
  return of.isLate ? <Status status="late" label={t('assessment.state.late')} /> : <Status status={statuses[of.state]} label={t(`assessment.state.${of.state}`)} />
}

/** "87" or "2,75": as many decimals as the score has, and never more than two. */
export function useScoreText() {
  const format = useFormat()
  return (score: number): string => format.number(score, Number.isInteger(score) ? 0 : 2)
}

/** "87/125 · Hyvä": the score, out of what, and its band. */
export function useScoreLine() {
  const t = useText()
  const pick = useLocalized()
  const scoreText = useScoreText()
  return ({ score, bandName }: { readonly score: number | null; readonly bandName: LocalizedText | null }, content?: FrameworkContent): string => {
    if (score === null) return t('assessment.score.none')
    const range = content ? scoreRange(content) : null
    const value = range ? t('assessment.score.of', { score: scoreText(score), highest: scoreText(range.highest) }) : scoreText(score)
    return bandName ? `${value} · ${pick(bandName)}` : value
  }
}

/** The name of a band of a framework. */
export const bandNameIn = (content: Pick<FrameworkContent, 'bands'>, code: string | null): LocalizedText | null => content.bands.find((band) => band.code === code)?.name ?? null

export function AssessmentLink({ assessment: { id, unit } }: { readonly assessment: Pick<AssessmentRow, 'id' | 'unit'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/quality/assessments/$id" params={{ lang, id }}>
      {pick(unit.name)}
    </TextLink>
  )
}

export function AssessmentsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality/assessments" params={{ lang }}>
      {t('assessment.list.title')}
    </TextLink>
  )
}

export function RoundsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality/rounds" params={{ lang }}>
      {t('assessment.round.title')}
    </TextLink>
  )
}

export function RoundLink({ round }: { readonly round: { readonly id: string; readonly name: LocalizedText } }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/quality/rounds/$id" params={{ lang, id: round.id }}>
      {pick(round.name)}
    </TextLink>
  )
}
