import { graphql } from '../../../graphql/graphql.js'
import { recordFragment } from './assessment.operations.js'

export const submitAssessmentMutation = graphql(
  `
    mutation SubmitAssessment($input: SubmitAssessmentInput!) {
      submitAssessment(input: $input) {
        assessment {
          ...AssessmentRecordFields
        }
      }
    }
  `,
  [recordFragment]
)

export const withdrawAssessmentMutation = graphql(
  `
    mutation WithdrawAssessment($input: WithdrawAssessmentInput!) {
      withdrawAssessment(input: $input) {
        assessment {
          ...AssessmentRecordFields
        }
      }
    }
  `,
  [recordFragment]
)

export const cancelAssessmentMutation = graphql(
  `
    mutation CancelAssessment($input: CancelAssessmentInput!) {
      cancelAssessment(input: $input) {
        assessment {
          ...AssessmentRecordFields
        }
      }
    }
  `,
  [recordFragment]
)

export const publishAssessmentMutation = graphql(
  `
    mutation PublishAssessment($input: PublishAssessmentInput!) {
      publishAssessment(input: $input) {
        assessment {
          ...AssessmentRecordFields
        }
      }
    }
  `,
  [recordFragment]
)

export const startAssessmentMutation = graphql(`
  mutation StartAssessment($input: StartAssessmentInput!) {
    startAssessment(input: $input) {
      assessment {
        id
      }
    }
  }
`)
