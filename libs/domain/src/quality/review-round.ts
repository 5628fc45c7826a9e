/**
 * What the assignment of reviewers must know of a round, out of what is told about it: by the API to itself, and to whoever
 * assigns on the screen.
 * Source: issue "Quality", item 3.
 */
import type { AssessmentState } from './assessment-workflow.js'
import { countsAsReview, isOpenReview, type ReviewState } from './review.js'
import type { AssignableReviewer, AssignmentFacts, ReviewPair } from './review-assignment.js'

export interface RoundAssessment {
  readonly id: string
  readonly unit: { readonly id: string }
  readonly centreId: string | null
  readonly organisationId: string | null
  readonly state: AssessmentState
  readonly reviewers: readonly { readonly reviewerId: string; readonly state: ReviewState }[]
}

export interface RoundReviewer extends Omit<AssignableReviewer, 'otherLoad'> {
  /** Unfinished reviews of all rounds. */
  readonly openCount: number
}

export interface RoundWish {
  /** How many reviewers each unit is to have. */
  readonly wanted: number
  /** How many reviews one person may have in the round; null: as many as it takes. */
  readonly most: number | null
}

/** Whether reviewers can still be chosen for an assessment: until its reviews are closed. */
export const takesReviewers = (state: AssessmentState): boolean => state === 'self' || state === 'review'

/** The facts of a round. What has left the review wants nobody more, and still counts in who looks at whom. */
export function roundFacts(of: { readonly assessments: readonly RoundAssessment[]; readonly reviewers: readonly RoundReviewer[] }, { wanted, most }: RoundWish): AssignmentFacts {
  const pairs = of.assessments.flatMap(({ id, reviewers }) => reviewers.map(({ reviewerId, state }) => ({ assessmentId: id, reviewerId, state })))
  const plain = ({ assessmentId, reviewerId }: ReviewPair): ReviewPair => ({ assessmentId, reviewerId })
  return {
    assessments: of.assessments.map(({ id, unit, centreId, organisationId, state }) => ({
      ...{ id, unitId: unit.id, centreId, organisationId, wanted: takesReviewers(state) ? wanted : 0 }
    })),
    reviewers: of.reviewers.map(({ id, homes, interests, readsAll, openCount }) => {
      const own = pairs.filter(({ reviewerId, state }) => reviewerId === id && isOpenReview(state)).length
      return { id, homes, interests, readsAll, otherLoad: Math.max(0, openCount - own) }
    }),
    kept: pairs.filter(({ state }) => countsAsReview(state)).map(plain),
    spent: pairs.filter(({ state }) => !countsAsReview(state)).map(plain),
    most
  }
}
