import { graphql } from '../../../../graphql/graphql.js'

/** Where a correction stands after a step. */
const correctionFragment = graphql(`
  fragment CorrectionStanding on Correction {
    id
    state
    version
  }
`)

/** Proposes a correction of figures that stand closed. */
export const proposeCorrectionMutation = graphql(
  `
    mutation ProposeCorrection($input: ProposeCorrectionInput!) {
      proposeCorrection(input: $input) {
        correction { ...CorrectionStanding }
      }
    }
  `,
  [correctionFragment]
)

/** The centre stands behind a correction. */
export const verifyCorrectionMutation = graphql(
  `
    mutation VerifyCorrection($input: VerifyCorrectionInput!) {
      verifyCorrection(input: $input) {
        correction { ...CorrectionStanding }
      }
    }
  `,
  [correctionFragment]
)

/** Accepts a correction, or rejects it. */
export const decideCorrectionMutation = graphql(
  `
    mutation DecideCorrection($input: DecideCorrectionInput!) {
      decideCorrection(input: $input) {
        correction { ...CorrectionStanding }
      }
    }
  `,
  [correctionFragment]
)
