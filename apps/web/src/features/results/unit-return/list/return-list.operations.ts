import { graphql, type ResultOf } from '../../../../graphql/graphql.js'

/** The rounds of which there can be returns, the newest first. */
export const returnRoundsQuery = graphql(`
  query ReturnRounds($first: Int, $after: String) {
    rounds(filter: { states: [open, locked, cancelled] }, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id period name { fi sv en } }
    }
  }
`)

export type ReturnRound = ResultOf<typeof returnRoundsQuery>['rounds']['nodes'][number]
