import { graphql } from '../../../../graphql/graphql.js'
import { commentFragment, sheetFragment, steppedFragment } from '../../unit-return/return-fragments.operations.js'
import { standingFragment } from '../strip.operations.js'

/** A return as its reviewers read it. */
export const returnReviewQuery = graphql(
  `
    query ReturnReview($id: ID!) {
      unitReturn(id: $id) {
        ...StandingOfReturn
        number
        version
        previousPeriod
        options { action isAllowed blockedBy }
        unit { id name { fi sv en } }
        centre { id name { fi sv en } }
        round { id period name { fi sv en } }
        ...SheetOfReturn
        comments { ...CommentFields }
        findings {
          key
          severity
          message { fi sv en }
          cells { indicatorId breakdown }
          explanation { text writtenBy }
        }
      }
    }
  `,
  [standingFragment, sheetFragment, commentFragment]
)

/** The returns of a region that wait for approval, in the order of their units. */
export const reviewQueueOfCentreQuery = graphql(`
  query ReviewQueueOfCentre($roundId: ID!, $centreId: ID) {
    unitReturns(filter: { roundId: $roundId, centreId: $centreId, states: [submitted] }, sort: unit, first: 100) {
      nodes {
        id
      }
    }
  }
`)

/** Approves returns; what cannot be approved says why. */
export const verifyReturnsMutation = graphql(
  `
    mutation VerifyReturns($input: VerifyReturnsInput!) {
      verifyReturns(input: $input) {
        returns {
          issue { code params }
          unitReturn { ...SteppedReturn }
        }
      }
    }
  `,
  [steppedFragment]
)
