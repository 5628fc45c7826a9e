/** What reports can refer to, as the API tells it. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const reportIndicatorsQuery = graphql(`
  query ReportIndicators($first: Int, $after: String) {
    indicators(sort: code, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        code
        unit
        nearest { number name { fi sv en } dimensionCodes }
      }
    }
  }
`)

export type ReportIndicator = ResultOf<typeof reportIndicatorsQuery>['indicators']['nodes'][number]

export const reportDimensionsQuery = graphql(`
  query ReportDimensions {
    dimensions {
      id
      code
      name { fi sv en }
      categories { code name { fi sv en } }
    }
  }
`)

export type ReportDimension = ResultOf<typeof reportDimensionsQuery>['dimensions'][number]
