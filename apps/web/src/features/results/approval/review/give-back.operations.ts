import { graphql } from '../../../../graphql/graphql.js'
import { steppedFragment } from '../../unit-return/return-fragments.operations.js'

/** Gives marked figures back; all others are approved. */
export const returnCellsMutation = graphql(
  `
    mutation ReturnCells($input: ReturnCellsInput!) {
      returnCells(input: $input) {
        unitReturn { ...SteppedReturn }
      }
    }
  `,
  [steppedFragment]
)

/** Opens an approved return again. */
export const reopenReturnMutation = graphql(
  `
    mutation ReopenReturn($input: ReopenReturnInput!) {
      reopenReturn(input: $input) {
        unitReturn { ...SteppedReturn }
      }
    }
  `,
  [steppedFragment]
)
