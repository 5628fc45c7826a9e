/**
 * Reviews by others: how one travels, where the levels that several gave differ, and how long the unit has for its reply.
 * Source: issue "Quality", item 3 (external or peer review, consensus step, right of reply).
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { type Criterion, criteriaOf, type FrameworkContent, scaleOf } from './framework.js'
import { type Answer, type Answers, levelOf } from './framework-score.js'

/**
 * assigned: nothing scored yet · declined: the reviewer has said no · scoring: begun · submitted: handed in, and the unit's own
 * answers are open to the reviewer · ended: somebody else took it away, or the reviewer has left.
 */
export const reviewStates = ['assigned', 'declined', 'scoring', 'submitted', 'ended'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Whether the reviewer still works on it, and so must not see the unit's own answers. */
export const isOpenReview = (state: ReviewState): boolean => state === 'assigned' || state === 'scoring'

/** Whether it counts among the reviewers that an assessment has. */
export const countsAsReview = (state: ReviewState): boolean => isOpenReview(state) || state === 'submitted'

/** How many days a unit has to reply to what was agreed. */
export const replyDays = 14

/** @example replyDueOn('2026-11-22') // '2026-12-06' */
export const replyDueOn = (agreedOn: IsoDate): IsoDate => addDays(agreedOn, replyDays)

/** What one looked at a criterion: the level that was given, or that it was skipped, or nothing. */
function givenLevel(content: Pick<FrameworkContent, 'scales'>, criterion: Criterion, answer: Answer | undefined): number | 'skipped' | null {
  if (!answer) return null
  if ('skipped' in answer) return 'skipped'
  const scale = scaleOf(content, criterion)
  return (scale && levelOf(scale, answer.value)?.value) ?? null
}

export interface ComparedCriterion {
  readonly code: string
  /** Whether not all gave the same level. */
  readonly differs: boolean
  /** What all gave alike; null when they differ, or nobody gave any. */
  readonly common: Answer | null
}

/**
 * Lays the unit's own answers beside those of its reviewers. Two shares of the same level do not differ; what stands in common is
 * then the first reviewer's share. Who gave nothing to a criterion has no part in it.
 *
 * @param self the unit's own answers
 * @param reviews of each reviewer, in a stated order
 * @example compareReviews(content, { access: { value: 3 } }, [{ access: { value: 2 } }])[0] // { code: 'access', differs: true, common: null }
 */
export function compareReviews(content: Pick<FrameworkContent, 'scales' | 'sections'>, self: Answers, reviews: readonly Answers[]): readonly ComparedCriterion[] {
  return criteriaOf(content).map((criterion) => {
    const given = [...reviews, self].flatMap((answers) => answers[criterion.code] ?? [])
    const levels = new Set(given.map((answer) => givenLevel(content, criterion, answer)).filter((level) => level !== null))
    return { code: criterion.code, differs: levels.size > 1, common: levels.size === 1 ? (given[0] ?? null) : null }
  })
}

/** Criteria that differ and have no agreed answer yet, in the order of the framework. */
export const unsettledOf = (compared: readonly ComparedCriterion[], agreed: Answers): readonly string[] =>
  compared.filter(({ code, differs }) => differs && !agreed[code]).map(({ code }) => code)
