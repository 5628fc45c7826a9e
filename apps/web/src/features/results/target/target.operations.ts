/** What the pages of targets ask of the API. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const targetIndicatorsQuery = graphql(`
  query TargetIndicators {
    indicators(first: 100) {
      nodes { id code unit decimals sourceClass current { name { fi sv en } } }
    }
  }
`)

export const progressQuery = graphql(`
  query Progress($input: ProgressInput!) {
    progress(input: $input) {
      node { id name { fi sv en } }
      year
      rows {
        indicator { id code name { fi sv en } unit decimals direction }
        baseline
        target
        actual
        forecast
        method
        standing
        isGross
        givenPeriods
        allPeriods
        missingCount
      }
    }
  }
`)

export type ProgressRow = ResultOf<typeof progressQuery>['progress']['rows'][number]

export const targetsQuery = graphql(`
  query Targets($filter: TargetFilter, $first: Int, $after: String) {
    targets(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        scope
        unit { id name { fi sv en } type }
        projectCode
        indicator { id code name { fi sv en } unit decimals direction }
        breakdown
        period
        kind
        value
        note
        setBy
        setAt
        mayChange
        version
      }
    }
  }
`)

export type Target = ResultOf<typeof targetsQuery>['targets']['nodes'][number]

export const setTargetsMutation = graphql(`
  mutation SetTargets($input: SetTargetsInput!) {
    setTargets(input: $input) {
      targets { id version value note }
    }
  }
`)

export const removeTargetMutation = graphql(`
  mutation RemoveTarget($input: RemoveTargetInput!) {
    removeTarget(input: $input) { targetId }
  }
`)
