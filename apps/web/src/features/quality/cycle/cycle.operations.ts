import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const cycleFragment = graphql(`
  fragment AssessmentCycleFields on AssessmentCycle {
    id
    name { fi sv en }
    frameworkId
    versionId
    scopeUnitId
    unitIds
    review
    opensOn
    selfDueOn
    reviewDueOn
    closesOn
    reminderDays
    state
    stateReason
    note
    version
    mayManage
    framework { id code number name { fi sv en } notice { fi sv en } }
    scope { id type name { fi sv en } }
    counts { total self late underway final cancelled }
  }
`)

export const cyclesQuery = graphql(
  `
    query AssessmentCycles($filter: CycleFilter, $sort: AssessmentCycleSort, $descending: Boolean, $first: Int, $after: String) {
      assessmentCycles(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        nodes {
          ...AssessmentCycleFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [cycleFragment]
)
export type CycleRow = ResultOf<typeof cyclesQuery>['assessmentCycles']['nodes'][number]

export const cycleQuery = graphql(
  `
    query AssessmentCycle($id: ID!) {
      assessmentCycle(id: $id) {
        ...AssessmentCycleFields
      }
    }
  `,
  [cycleFragment]
)

export const previewCycleQuery = graphql(`
  query PreviewAssessmentCycle($input: PreviewCycleInput!) {
    previewAssessmentCycle(input: $input) {
      unit { id name { fi sv en } }
      centre { id name { fi sv en } }
    }
  }
`)

export const createCycleMutation = graphql(
  `
    mutation CreateAssessmentCycle($input: CreateCycleInput!) {
      createAssessmentCycle(input: $input) {
        cycle {
          ...AssessmentCycleFields
        }
      }
    }
  `,
  [cycleFragment]
)

export const changeCycleMutation = graphql(
  `
    mutation ChangeAssessmentCycle($input: ChangeCycleInput!) {
      changeAssessmentCycle(input: $input) {
        cycle {
          ...AssessmentCycleFields
        }
      }
    }
  `,
  [cycleFragment]
)

export const actOnCycleMutation = graphql(
  `
    mutation ActOnAssessmentCycle($input: ActOnCycleInput!) {
      actOnAssessmentCycle(input: $input) {
        cycle {
          ...AssessmentCycleFields
        }
      }
    }
  `,
  [cycleFragment]
)
