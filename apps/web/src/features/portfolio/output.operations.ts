import { graphql, type ResultOf } from '../../graphql/graphql.js'

const outputsFragment = graphql(`
  fragment ProjectOutputsFields on ProjectOutputs {
    version
    mayEdit
    outputs { id name state noneReason practiceId files { id name addedAt } card { id name { fi sv en } inUseCount unknownCount stoppedCount } }
  }
`)

export const projectOutputsQuery = graphql(
  `
    query ProjectOutputs($projectId: ID!) {
      projectOutputs(projectId: $projectId) { ...ProjectOutputsFields }
    }
  `,
  [outputsFragment]
)
export type Outputs = ResultOf<typeof projectOutputsQuery>['projectOutputs']
export type Output = Outputs['outputs'][number]

export const saveProjectOutputsMutation = graphql(
  `
    mutation SaveProjectOutputs($input: SaveProjectOutputsInput!) {
      saveProjectOutputs(input: $input) { outputs { ...ProjectOutputsFields } }
    }
  `,
  [outputsFragment]
)

export const removeOutputFileMutation = graphql(
  `
    mutation RemoveProjectOutputFile($input: RemoveOutputFileInput!) {
      removeProjectOutputFile(input: $input) { outputs { ...ProjectOutputsFields } }
    }
  `,
  [outputsFragment]
)

/** The cards that a result can be: those of other projects are refused. */
export const outputCardsQuery = graphql(`
  query OutputCards {
    practices { id name { fi sv en } retiredAt project { id } }
  }
`)

/** The card of an output begins as a draft of the head office. */
export const beginCardMutation = graphql(`
  mutation BeginOutputCard($input: CreatePracticeInput!) {
    createPractice(input: $input) { practice { id name { fi sv en } } }
  }
`)
