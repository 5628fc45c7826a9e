import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** A page of the roles under review, and how far the review has come. */
export const accessReviewsQuery = graphql(`
  query AccessReviews($filter: AccessReviewFilter, $sort: AccessReviewSort, $descending: Boolean, $first: Int, $after: String) {
    accessReviews(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
      totalCount
      progress {
        totalCount
        doneCount
        dueCount
        overdueCount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        dueOn
        state
        mayConfirm
        person {
          id
          displayName
        }
        lastConfirmed {
          on
          by {
            id
            displayName
          }
        }
        assignment {
          id
          role
          validFrom
          validTo
          version
          reason
          mayEnd
          organisation {
            id
            name {
              fi
              sv
              en
            }
          }
          deputyFor {
            id
            displayName
          }
          unit {
            id
            type
            name {
              fi
              sv
              en
            }
          }
        }
      }
    }
  }
`)

export type Reviews = ResultOf<typeof accessReviewsQuery>['accessReviews']
export type Review = Reviews['nodes'][number]
export type ReviewProgress = Reviews['progress']

export const confirmAccessMutation = graphql(`
  mutation ConfirmAccess($input: ConfirmAccessInput!) {
    confirmAccess(input: $input) {
      confirmedIds
      refused {
        assignmentId
        code
      }
    }
  }
`)
