/** What the page of people in common asks of the API. */
import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

/** What a unit and others have declared. */
export const personOverlapsQuery = graphql(`
  query PersonOverlaps($unitId: ID!) {
    personOverlaps(unitId: $unitId) {
      id
      breakdown
      period
      count
      isConfirmed
      version
      unit { id name { fi sv en } }
      otherUnit { id name { fi sv en } }
      indicator { id code nearest { name { fi sv en } } }
    }
  }
`)

export type PersonOverlap = ResultOf<typeof personOverlapsQuery>['personOverlaps'][number]

/** The words for the combinations of categories. */
export const overlapCategoriesQuery = graphql(`
  query OverlapCategories {
    dimensions { id code categories { code name { fi sv en } } }
  }
`)

/** The returns in which a unit has sent figures and whose period still moves, the newest period first. */
export const overlapReturnsQuery = graphql(`
  query OverlapReturns($unitId: ID!) {
    unitReturns(
      filter: { unitId: $unitId, states: [submitted, returned, verified, accepted] }
      sort: period
      descending: true
      first: 60
    ) {
      nodes { id round { id period name { fi sv en } } }
    }
  }
`)

/** What a unit has counted in one of them. Names of dimensions are those of its period, so nothing of it is kept under its id. */
export const overlapSheetQuery = graphql(`
  query OverlapSheet($id: ID!) {
    unitReturn(id: $id) {
      id
      sheet {
        total
        indicator { id code aggregation }
        version { name { fi sv en } }
        dimensions { code categories { code name { fi sv en } } }
        cells { breakdown status value }
      }
    }
  }
`)

export type OverlapSheetRow = ResultOf<typeof overlapSheetQuery>['unitReturn']['sheet'][number]

export const declareOverlapMutation = graphql(`
  mutation DeclareOverlap($input: DeclareOverlapInput!) {
    declareOverlap(input: $input) { overlap { id count isConfirmed version } }
  }
`)

export type DeclareOverlapInput = VariablesOf<typeof declareOverlapMutation>['input']

export const confirmOverlapMutation = graphql(`
  mutation ConfirmOverlap($input: OverlapStepInput!) {
    confirmOverlap(input: $input) { overlap { id count isConfirmed version } }
  }
`)

export const removeOverlapMutation = graphql(`
  mutation RemoveOverlap($input: OverlapStepInput!) {
    removeOverlap(input: $input) { overlapId }
  }
`)
