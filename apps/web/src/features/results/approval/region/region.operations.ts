import { graphql, type ResultOf } from '../../../../graphql/graphql.js'

export interface RegionStep {
  readonly roundId: string
  readonly centreId: string
  readonly message: string
  readonly expectedVersion: number
}

export interface NamedMissing {
  readonly unitId: string
  readonly reason: string
}

/** A return as one of a region. */
export const regionMemberFragment = graphql(`
  fragment RegionMember on UnitReturn {
    id
    state
    isLate
    version
    heldSince
    givenCount
    askedCount
    unit { id name { fi sv en } }
  }
`)

/** A unit that will give no figures, and why. */
export const missingFragment = graphql(`
  fragment MissingUnitFields on MissingUnit {
    reason
    unit { id name { fi sv en } }
  }
`)

/** The returns of a region as a whole. */
export const regionFragment = graphql(
  `
    fragment RegionFields on RegionReturn {
      roundId
      state
      message
      version
      changedAt
      centre { id type name { fi sv en } }
      missing { ...MissingUnitFields }
      options { action isAllowed blockedBy }
      returns { ...RegionMember }
    }
  `,
  [missingFragment, regionMemberFragment]
)

/** One region of a round. */
export const regionReturnQuery = graphql(
  `
    query RegionReturn($roundId: ID!, $centreId: ID!) {
      regionReturn(roundId: $roundId, centreId: $centreId) {
        ...RegionFields
      }
      round(id: $roundId) { id name { fi sv en } state opensOn dueOn verifyBy acceptBy }
    }
  `,
  [regionFragment]
)

export type RoundOfRegion = ResultOf<typeof regionReturnQuery>['round']

/** The regions of a round that the viewer may read as a whole. */
export const roundRegionsQuery = graphql(`
  query RoundRegions($roundId: ID!) {
    regionReturns(roundId: $roundId) {
      roundId
      state
      centre { id name { fi sv en } }
      returns { id state }
    }
  }
`)

export type RoundRegion = ResultOf<typeof roundRegionsQuery>['regionReturns'][number]

/** Hands a region to the head office. */
export const forwardRegionMutation = graphql(
  `
    mutation ForwardRegion($input: ForwardRegionInput!) {
      forwardRegion(input: $input) {
        region { ...RegionFields }
      }
    }
  `,
  [regionFragment]
)
