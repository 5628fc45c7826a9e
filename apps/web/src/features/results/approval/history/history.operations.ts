import { graphql } from '../../../../graphql/graphql.js'
import { sheetFragment } from '../../unit-return/return-fragments.operations.js'
import { standingFragment } from '../strip.operations.js'

/** A return with all that has happened to it. */
export const returnPastQuery = graphql(
  `
    query ReturnPast($id: ID!) {
      unitReturn(id: $id) {
        ...StandingOfReturn
        number
        version
        options { action isAllowed blockedBy }
        steps {
          id
          action
          fromState
          toState
          versionNumber
          message
          takenAt
          takenBy { id displayName }
        }
        versions { number kind reason madeAt madeBy }
        corrections {
          id
          state
          reason
          proposedAt
          decisionReason
          versionNumber
          options
          version
          proposedBy { id displayName }
          cells { indicatorId breakdown status value wasStatus was }
        }
        unit { id name { fi sv en } }
        round { id period name { fi sv en } }
        ...SheetOfReturn
      }
    }
  `,
  [standingFragment, sheetFragment]
)

/** What differs between two versions; the working copy when the later one is null. */
export const returnDifferenceQuery = graphql(`
  query ReturnDifference($returnId: ID!, $from: Int!, $to: Int) {
    returnDifference(returnId: $returnId, from: $from, to: $to) {
      indicatorId
      breakdown
      before { status value }
      after { status value }
    }
  }
`)
