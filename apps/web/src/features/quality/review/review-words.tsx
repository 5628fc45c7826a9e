/** What reviews, their states and the places in them are called. */
import type { AssessmentState } from '@solmu/domain/quality/assessment-workflow.js'
import type { ReviewState } from '@solmu/domain/quality/review.js'
import { type FrameworkContent, scaleOf } from '@solmu/domain/quality/framework.js'
import { levelOf } from '@solmu/domain/quality/framework-score.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'

const statuses = { assigned: 'notStarted', declined: 'returned', scoring: 'draft', submitted: 'submitted', ended: 'locked' } as const

export function ReviewStateMark({ state }: { readonly state: ReviewState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`review.state.${state}`)} />
}

const assessmentStatuses = { self: 'draft', review: 'submitted', consensus: 'returned', reply: 'verified', final: 'accepted', cancelled: 'locked' } as const

export function AssessmentStateMark({ state }: { readonly state: AssessmentState }) {
  const t = useText()
  return <Status status={assessmentStatuses[state]} label={t(`review.assessment.${state}`)} />
}

export function ReviewsCrumb() {
  const t = useText()
  return (
    <TextLink to="/$lang/quality/reviews" params={{ lang: useLanguage() }}>
      {t('review.list.title')}
    </TextLink>
  )
}

export function ReviewersCrumb() {
  const t = useText()
  return (
    <TextLink to="/$lang/quality/reviewers" params={{ lang: useLanguage() }}>
      {t('review.reviewers.title')}
    </TextLink>
  )
}

/** A score with its band in words; says so when there is none. */
export function useScoreText(content: FrameworkContent | undefined) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return (of: { readonly score: number | null; readonly band: string | null } | null): string => {
    if (!of || of.score === null) return t('review.score.none')
    const band = content?.bands.find(({ code }) => code === of.band)
    const isWhole = Number.isInteger(of.score)
    const score = t(content?.scoring.method === 'share_met' ? 'review.score.percent' : 'review.score.points', { score: format.number(of.score, isWhole ? 0 : 2) })
    return band ? `${score}, ${pick(band.name)}` : score
  }
}

type Given = { readonly value: number | null; readonly skipped: string | null }

/** The level of a criterion that a value is; undefined for one that the framework does not have. */
function levelIn(content: FrameworkContent | undefined, code: string, value: number) {
  const criterion = content?.sections.flatMap(({ criteria }) => criteria).find((each) => each.code === code)
  const scale = content && criterion && scaleOf(content, criterion)
  const level = scale && levelOf(scale, value)
  return level && { level, isPercent: scale.kind === 'percent' }
}

/** The level that somebody gave, in words; null when nothing was given. */
export function useGivenText(content: FrameworkContent | undefined) {
  const t = useText()
  const pick = useLocalized()
  return (code: string, given: Given | null): string | null => {
    if (!given || (given.skipped === null && given.value === null)) return null
    if (given.value === null) return t('review.skipped')
    const found = levelIn(content, code, given.value)
    if (!found) return String(given.value)
    const name = pick(found.level.name)
    if (found.isPercent) return t('review.percentLevel', { value: given.value, name })
    return name === String(found.level.value) ? name : `${found.level.value} – ${name}`
  }
}
