import { graphql } from '../../../../graphql/graphql.js'
import { regionFragment } from './region.operations.js'

/** Takes a region back. */
export const recallRegionMutation = graphql(
  `
    mutation RecallRegion($input: RegionStepInput!) {
      recallRegion(input: $input) {
        region { ...RegionFields }
      }
    }
  `,
  [regionFragment]
)

/** Gives a region back to its centre. */
export const returnRegionMutation = graphql(
  `
    mutation ReturnRegion($input: RegionStepInput!) {
      returnRegion(input: $input) {
        region { ...RegionFields }
      }
    }
  `,
  [regionFragment]
)

/** Accepts a region. */
export const acceptRegionMutation = graphql(
  `
    mutation AcceptRegion($input: RegionStepInput!) {
      acceptRegion(input: $input) {
        region { ...RegionFields }
      }
    }
  `,
  [regionFragment]
)
