import { graphql } from '../../../graphql/graphql.js'
import { evidenceFragment } from './assessment.operations.js'

/** The indicators of which a figure can be taken as evidence. */
export const evidenceIndicatorsQuery = graphql(`
  query EvidenceIndicators {
    indicators(first: 100) {
      nodes {
        id
        code
        current {
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)

/** What rounds of surveys came to, as far as it is shown. */
export const evidenceSurveysQuery = graphql(`
  query EvidenceSurveys {
    surveyRounds {
      id
      opensOn
      closesOn
      name {
        fi
        sv
        en
      }
      content {
        questions {
          code
          title {
            fi
            sv
            en
          }
        }
      }
      figures {
        level
        unit {
          id
        }
        questionCode
        n
        mean
      }
    }
  }
`)

export const addEvidenceMutation = graphql(
  `
    mutation AddEvidence($input: AddEvidenceInput!) {
      addEvidence(input: $input) {
        evidence {
          ...AssessmentEvidenceFields
        }
      }
    }
  `,
  [evidenceFragment]
)

export const removeEvidenceMutation = graphql(
  `
    mutation RemoveEvidence($input: RemoveEvidenceInput!) {
      removeEvidence(input: $input) {
        evidence {
          ...AssessmentEvidenceFields
        }
      }
    }
  `,
  [evidenceFragment]
)
