import { graphql } from '../../../../graphql/graphql.js'
import { missingFragment, regionMemberFragment } from './region.operations.js'

/** What locking a round would do. */
export const lockPreviewQuery = graphql(
  `
    query LockPreview($roundId: ID!) {
      previewLock(roundId: $roundId) {
        alreadyAccepted
        accepts { id name { fi sv en } }
        leavesOut { ...MissingUnitFields }
        blockedBy { ...RegionMember }
      }
    }
  `,
  [missingFragment, regionMemberFragment]
)

/** Closes a period for good. */
export const lockRoundMutation = graphql(`
  mutation LockRound($input: LockRoundInput!) {
    lockRound(input: $input) {
      roundId
      lockedCount
      leftOutCount
    }
  }
`)
