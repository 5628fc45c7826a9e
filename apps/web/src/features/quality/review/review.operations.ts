import { graphql, type ResultOf } from '../../../graphql/graphql.js'
import { namesFragment, reviewerFragment } from './review-fragments.js'

const reviewFragment = graphql(
  `
    fragment ReviewFields on QualityReview {
      id
      assessmentId
      versionId
      assessmentState
      state
      dueOn
      handedInAt
      visitOn
      visitPlan
      note
      submittedAt
      answeredCount
      criterionCount
      isOpen
      version
      unit {
        id
        type
        name {
          ...ReviewTexts
        }
      }
      frameworkName {
        ...ReviewTexts
      }
      cycleName {
        ...ReviewTexts
      }
    }
  `,
  [namesFragment]
)

const reviewWholeFragment = graphql(
  `
    fragment ReviewWhole on QualityReview {
      ...ReviewFields
      answers {
        criterionCode
        value
        skipped
        comment
        version
      }
      evidence {
        id
        criterionCode
        kind
        title
        url
        note
        fileName
        fileSize
        figure
        period
        indicatorName {
          ...ReviewTexts
        }
      }
      reviewers {
        ...ReviewerFields
      }
    }
  `,
  [namesFragment, reviewFragment, reviewerFragment]
)

export const myReviewsQuery = graphql(
  `
    query MyReviews {
      myReviews {
        ...ReviewFields
      }
    }
  `,
  [reviewFragment]
)

export const reviewQuery = graphql(
  `
    query QualityReview($id: ID!) {
      qualityReview(id: $id) {
        ...ReviewWhole
      }
    }
  `,
  [reviewWholeFragment]
)

export const answerReviewMutation = graphql(
  `
    mutation AnswerReview($input: AnswerReviewInput!) {
      answerReview(input: $input) {
        review {
          ...ReviewWhole
        }
      }
    }
  `,
  [reviewWholeFragment]
)

export const planVisitMutation = graphql(
  `
    mutation PlanReviewVisit($input: PlanVisitInput!) {
      planReviewVisit(input: $input) {
        review {
          ...ReviewFields
        }
      }
    }
  `,
  [reviewFragment]
)

export const declineReviewMutation = graphql(
  `
    mutation DeclineReview($input: DeclineReviewInput!) {
      declineReview(input: $input) {
        review {
          ...ReviewFields
        }
      }
    }
  `,
  [reviewFragment]
)

export const submitReviewMutation = graphql(
  `
    mutation SubmitReview($input: ReviewStepInput!) {
      submitReview(input: $input) {
        review {
          ...ReviewWhole
        }
      }
    }
  `,
  [reviewWholeFragment]
)

export type ReviewListed = ResultOf<typeof myReviewsQuery>['myReviews'][number]
export type Review = ResultOf<typeof reviewQuery>['qualityReview']
export type ReviewAnswer = Review['answers'][number]
