import { graphql } from '../../../graphql/graphql.js'
import { commentFragment, presenceFragment, steppedFragment } from './return-fragments.operations.js'

/** A figure as the server keeps it after it was written or confirmed. */
const keptCellFragment = graphql(`
  fragment KeptCell on SavedCell {
    indicatorId
    breakdown
    status
    value
    note
    version
    review
    answered
  }
`)

/** Saves figures, each by the version on which it rests; who was faster comes back as data. */
export const saveCellsMutation = graphql(
  `
    mutation SaveCells($input: SaveCellsInput!) {
      saveCells(input: $input) {
        unitReturn {
          version
        }
        cells { ...KeptCell }
        conflicts {
          indicatorId
          breakdown
          theirs {
            status
            value
            note
            version
            changedBy
            changedAt
          }
        }
        refusals {
          indicatorId
          breakdown
          code
          params
        }
      }
    }
  `,
  [keptCellFragment]
)

/** Says something about a figure. */
export const commentCellMutation = graphql(
  `
    mutation CommentCell($input: CommentCellInput!) {
      commentCell(input: $input) {
        comment { ...CommentFields }
      }
    }
  `,
  [commentFragment]
)

/** Says of a questioned figure that it is right, and why. */
export const confirmCellMutation = graphql(
  `
    mutation ConfirmCell($input: ConfirmCellInput!) {
      confirmCell(input: $input) {
        cell { ...KeptCell }
      }
    }
  `,
  [keptCellFragment]
)

/** Says who has the form open, and in which figure. */
export const touchReturnMutation = graphql(
  `
    mutation TouchReturn($input: TouchReturnInput!) {
      touchReturn(input: $input) {
        presence { ...PresenceFields }
      }
    }
  `,
  [presenceFragment]
)

/** What a figure has been, newest first. */
export const cellHistoryQuery = graphql(`
  query CellHistory($returnId: ID!, $indicatorId: ID!, $breakdown: String!) {
    cellHistory(returnId: $returnId, indicatorId: $indicatorId, breakdown: $breakdown) {
      versionNumber
      status
      value
      changedBy
      changedAt
    }
  }
`)

/** Where a return stands now: whether a step whose answer was lost has been taken. */
export const returnStandingQuery = graphql(`
  query ReturnStanding($id: ID!) {
    unitReturn(id: $id) {
      id
      state
    }
  }
`)

/** Sends the return to the regional centre. */
export const submitReturnMutation = graphql(
  `
    mutation SubmitReturn($input: SubmitReturnInput!) {
      submitReturn(input: $input) {
        unitReturn { ...SteppedReturn }
      }
    }
  `,
  [steppedFragment]
)

/** Takes a return back, as long as nobody has verified it. */
export const withdrawReturnMutation = graphql(
  `
    mutation WithdrawReturn($input: WithdrawReturnInput!) {
      withdrawReturn(input: $input) {
        unitReturn { ...SteppedReturn }
      }
    }
  `,
  [steppedFragment]
)
