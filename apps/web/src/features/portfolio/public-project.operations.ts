import { graphql, type ResultOf } from '../../graphql/graphql.js'

/** A page of projects of others. */
export const publicProjectsQuery = graphql(`
  query PublicProjects($filter: PublicProjectFilter, $sort: PublicProjectSort, $descending: Boolean, $first: Int, $after: String) {
    publicProjects(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        name
        organisationName
        organisation {
          id
        }
        funder
        fund
        region
        state
        startsOn
        endsOn
        granted {
          minorUnits
          currency
        }
        realised {
          minorUnits
          currency
        }
        source
        sourceAt
      }
    }
  }
`)

export type PublicProjectRow = ResultOf<typeof publicProjectsQuery>['publicProjects']['nodes'][number]

/** What they add up to, and by what they can be filtered. */
export const publicProjectOverviewQuery = graphql(`
  query PublicProjectOverview($filter: PublicProjectFilter) {
    publicProjectOverview(filter: $filter) {
      sums {
        count
        granted {
          minorUnits
          currency
        }
        realised {
          minorUnits
          currency
        }
      }
      funders
      funds
      regions
    }
  }
`)
