/** What the pages of the results of projects ask. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const toldFragment = graphql(`
  fragment ToldFields on GrossAndNetType {
    gross
    net
    twice
    projects { projectId number title { fi sv en } counted }
  }
`)

const resultsFragment = graphql(
  `
    fragment ProjectResultsFields on ProjectResults {
      mayEdit
      units { unit { id name { fi sv en } type } partnerId validFrom validTo }
      results {
        value
        isGross
        standing
        asked
        given
        missing { id name { fi sv en } type }
        periods { period value asked given }
        told {
          ...ToldFields
        }
        returns { returnId versionNumber unit { id name { fi sv en } type } period share reported counted }
        indicator {
          id
          indicatorId
          code
          name { fi sv en }
          decimals
          aggregation
          direction
          periodKind
          baseline
          target
          why
          partnerTargets { partnerId target }
          shares { id unitId share validFrom validTo replacedAt }
          version
        }
      }
    }
  `,
  [toldFragment]
)

export const projectResultsQuery = graphql(
  `
    query ProjectResultsPage($id: ID!) {
      project(id: $id) {
        id
        number
        title { fi sv en }
        startsOn
        endsOn
        partners { id organisation { id name { fi sv en } } }
      }
      projectResults(projectId: $id) {
        ...ProjectResultsFields
      }
    }
  `,
  [resultsFragment]
)
export type ResultProject = ResultOf<typeof projectResultsQuery>['project']
export type Results = ResultOf<typeof projectResultsQuery>['projectResults']
export type Result = Results['results'][number]
export type Told = NonNullable<Result['told']>

export const sharedResultsQuery = graphql(
  `
    query SharedResults {
      sharedResults {
        indicatorId
        code
        name { fi sv en }
        periodKind
        told {
          ...ToldFields
        }
      }
    }
  `,
  [toldFragment]
)
export type SharedResult = ResultOf<typeof sharedResultsQuery>['sharedResults'][number]

export const indicatorChoicesQuery = graphql(`
  query ProjectIndicatorChoices {
    indicators(first: 100) {
      nodes { id code decimals current { name { fi sv en } } }
    }
  }
`)

export const saveProjectIndicatorMutation = graphql(`
  mutation SaveProjectIndicator($input: SaveProjectIndicatorInput!) {
    saveProjectIndicator(input: $input) {
      results { mayEdit }
    }
  }
`)

export const removeProjectIndicatorMutation = graphql(`
  mutation RemoveProjectIndicator($input: RemoveProjectIndicatorInput!) {
    removeProjectIndicator(input: $input) {
      results { mayEdit }
    }
  }
`)

export const declareProjectSharesMutation = graphql(`
  mutation DeclareProjectShares($input: DeclareProjectSharesInput!) {
    declareProjectShares(input: $input) {
      results { mayEdit }
    }
  }
`)
