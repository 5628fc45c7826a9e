import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const commitmentFragment = graphql(`
  fragment CommitmentFields on Commitment {
    id
    framework { id code kind name { fi sv en } }
    frameworkVersion { id number validFrom validTo news { fi sv en } }
    newerVersion { id number validFrom validTo news { fi sv en } }
    subject
    unit { id type name { fi sv en } }
    centreId
    organisation { id name { fi sv en } }
    state
    requestedBy
    requestedAt
    dueOn
    requestNote
    validFrom
    validTo
    conditions { text dueOn everyMonths }
    signatoryName
    signatoryTitle
    onBehalfOf
    mandateBasis
    language
    signedAt
    hasSecondFactor
    renewsId
    renewedById
    endedOn
    endKind
    endReason
    endedBy
    overdueDuties
    nextDutyOn
    version
    maySign
    mayManage
  }
`)

const wholeFragment = graphql(
  `
    fragment WholeCommitment on Commitment {
      ...CommitmentFields
      statement
      contentHash
      duties { id kind title dueOn everyMonths state doneOn evidence evidenceUrl doneBy version }
    }
  `,
  [commitmentFragment]
)

/** Every commitment of the network, with those that ended when they are asked for. */
export const commitmentsQuery = graphql(
  `
    query Commitments($unitId: ID, $withEnded: Boolean) {
      commitments(unitId: $unitId, withEnded: $withEnded) {
        ...CommitmentFields
      }
    }
  `,
  [commitmentFragment]
)

export type Commitment = ResultOf<typeof commitmentsQuery>['commitments'][number]

export const commitmentQuery = graphql(
  `
    query Commitment($id: ID!) {
      commitment(id: $id) {
        ...WholeCommitment
      }
    }
  `,
  [wholeFragment]
)

export type WholeCommitment = ResultOf<typeof commitmentQuery>['commitment']
export type CommitmentDuty = WholeCommitment['duties'][number]

/** For which units the viewer may sign. */
export const commitmentPlacesQuery = graphql(`
  query CommitmentPlaces {
    commitmentPlaces {
      unit { id name { fi sv en } }
      organisation { id name { fi sv en } }
    }
  }
`)

export type CommitmentPlace = ResultOf<typeof commitmentPlacesQuery>['commitmentPlaces'][number]

export const requestCommitmentsMutation = graphql(
  `
    mutation RequestCommitments($input: RequestCommitmentsInput!) {
      requestCommitments(input: $input) {
        skippedCount
        commitments {
          ...CommitmentFields
        }
      }
    }
  `,
  [commitmentFragment]
)

export const signCommitmentMutation = graphql(
  `
    mutation SignCommitment($input: SignCommitmentInput!) {
      signCommitment(input: $input) {
        commitment {
          ...WholeCommitment
        }
      }
    }
  `,
  [wholeFragment]
)

export const endCommitmentMutation = graphql(
  `
    mutation EndCommitment($input: EndCommitmentInput!) {
      endCommitment(input: $input) {
        commitment {
          ...WholeCommitment
        }
      }
    }
  `,
  [wholeFragment]
)

export const completeDutyMutation = graphql(
  `
    mutation CompleteCommitmentDuty($input: CompleteDutyInput!) {
      completeCommitmentDuty(input: $input) {
        commitment {
          ...WholeCommitment
        }
      }
    }
  `,
  [wholeFragment]
)
