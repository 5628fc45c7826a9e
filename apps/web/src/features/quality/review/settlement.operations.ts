import { graphql, type ResultOf } from '../../../graphql/graphql.js'
import { namesFragment, reviewerFragment } from './review-fragments.js'

const givenFragment = graphql(`
  fragment GivenAnswerFields on GivenAnswer {
    reviewId
    value
    skipped
    comment
  }
`)

const scoreFragment = graphql(`
  fragment SettlementScoreFields on SettlementScore {
    reviewId
    score
    band
  }
`)

const settlementFragment = graphql(
  `
    fragment SettlementFields on ReviewSettlement {
      assessmentId
      versionId
      state
      wanted
      missing
      unsettled
      replyDueOn
      reply
      repliedAt
      mayClose
      maySettle
      mayReply
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
      reviewers {
        ...ReviewerFields
      }
      criteria {
        code
        differs
        self {
          ...GivenAnswerFields
        }
        reviews {
          ...GivenAnswerFields
        }
        agreed {
          value
          skipped
          reason
          settledBy
          version
        }
      }
      selfScore {
        ...SettlementScoreFields
      }
      reviewScores {
        ...SettlementScoreFields
      }
      agreedScore {
        ...SettlementScoreFields
      }
    }
  `,
  [namesFragment, reviewerFragment, givenFragment, scoreFragment]
)

export const endReviewMutation = graphql(
  `
    mutation EndReview($input: EndReviewInput!) {
      endReview(input: $input) {
        settlement {
          ...SettlementFields
        }
      }
    }
  `,
  [settlementFragment]
)

export const settlementQuery = graphql(
  `
    query ReviewSettlement($assessmentId: ID!) {
      reviewSettlement(assessmentId: $assessmentId) {
        ...SettlementFields
      }
    }
  `,
  [settlementFragment]
)

export const closeReviewsMutation = graphql(
  `
    mutation CloseReviews($input: CloseReviewsInput!) {
      closeReviews(input: $input) {
        settlement {
          ...SettlementFields
        }
      }
    }
  `,
  [settlementFragment]
)

export const settleCriterionMutation = graphql(
  `
    mutation SettleCriterion($input: SettleCriterionInput!) {
      settleCriterion(input: $input) {
        settlement {
          ...SettlementFields
        }
      }
    }
  `,
  [settlementFragment]
)

export const replyToReviewMutation = graphql(
  `
    mutation ReplyToReview($input: ReplyToReviewInput!) {
      replyToReview(input: $input) {
        settlement {
          ...SettlementFields
        }
      }
    }
  `,
  [settlementFragment]
)

export type Settlement = ResultOf<typeof settlementQuery>['reviewSettlement']
export type SettledCriterion = Settlement['criteria'][number]
