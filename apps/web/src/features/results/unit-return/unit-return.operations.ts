import { graphql, type VariablesOf } from '../../../graphql/graphql.js'
import { commentFragment, presenceFragment, sheetFragment } from './return-fragments.operations.js'

/** One return with its whole sheet. */
export const unitReturnQuery = graphql(
  `
    query UnitReturn($id: ID!) {
      unitReturn(id: $id) {
        id
        state
        isLate
        effectiveDueOn
        extendedUntil
        extensionReason
        heldSince
        number
        version
        previousPeriod
        givenCount
        askedCount
        unit { id name { fi sv en } }
        centre { id name { fi sv en } }
        round {
          id
          period
          state
          graceUntil
          name { fi sv en }
          instructions { fi sv en }
        }
        ...SheetOfReturn
        comments { ...CommentFields }
        presence { ...PresenceFields }
      }
    }
  `,
  [sheetFragment, commentFragment, presenceFragment]
)

/** A page of the returns that the viewer may see. */
export const unitReturnsQuery = graphql(`
  query UnitReturns($filter: UnitReturnFilter, $sort: UnitReturnSort, $descending: Boolean, $first: Int, $after: String) {
    unitReturns(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        state
        isLate
        effectiveDueOn
        extendedUntil
        heldSince
        givenCount
        askedCount
        version
        unit {
          id
          name {
            fi
            sv
            en
          }
        }
        centre {
          id
          name {
            fi
            sv
            en
          }
        }
        round {
          id
          period
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)

export type UnitReturnsVariables = VariablesOf<typeof unitReturnsQuery>
