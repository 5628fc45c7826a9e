import { graphql, type ResultOf } from '../../../graphql/graphql.js'
import { namesFragment, poolFragment, reviewerFragment } from './review-fragments.js'

const roundFragment = graphql(
  `
    fragment ReviewRoundFields on ReviewRound {
      id
      dueOn
      unitCount
      openCount
      submittedCount
      lackingCount
      name {
        ...ReviewTexts
      }
    }
  `,
  [namesFragment]
)

const assignmentFragment = graphql(
  `
    fragment ReviewAssignmentFields on ReviewAssignment {
      round {
        ...ReviewRoundFields
      }
      assessments {
        id
        centreId
        organisationId
        state
        wanted
        unit {
          id
          type
          name {
            ...ReviewTexts
          }
        }
        reviewers {
          ...ReviewerFields
        }
      }
      reviewers {
        ...PoolReviewerFields
      }
    }
  `,
  [namesFragment, roundFragment, reviewerFragment, poolFragment]
)

export const reviewRoundsQuery = graphql(
  `
    query ReviewRounds {
      reviewRounds {
        ...ReviewRoundFields
      }
    }
  `,
  [roundFragment]
)

export const reviewersQuery = graphql(
  `
    query Reviewers {
      reviewers {
        ...PoolReviewerFields
      }
    }
  `,
  [poolFragment]
)

export const reviewAssignmentQuery = graphql(
  `
    query ReviewAssignment($cycleId: ID!) {
      reviewAssignment(cycleId: $cycleId) {
        ...ReviewAssignmentFields
      }
    }
  `,
  [assignmentFragment]
)

export const assignReviewsMutation = graphql(
  `
    mutation AssignReviews($input: AssignReviewsInput!) {
      assignReviews(input: $input) {
        assignment {
          ...ReviewAssignmentFields
        }
      }
    }
  `,
  [assignmentFragment]
)

export const declareInterestMutation = graphql(
  `
    mutation DeclareInterest($input: DeclareInterestInput!) {
      declareInterest(input: $input) {
        reviewer {
          ...PoolReviewerFields
        }
      }
    }
  `,
  [poolFragment]
)

export const endInterestMutation = graphql(
  `
    mutation EndInterest($input: EndInterestInput!) {
      endInterest(input: $input) {
        reviewer {
          ...PoolReviewerFields
        }
      }
    }
  `,
  [poolFragment]
)

export type RoundListed = ResultOf<typeof reviewRoundsQuery>['reviewRounds'][number]
export type Assignment = ResultOf<typeof reviewAssignmentQuery>['reviewAssignment']
export type AssignedAssessment = Assignment['assessments'][number]
export type PoolReviewer = Assignment['reviewers'][number]
export type Reviewer = AssignedAssessment['reviewers'][number]
