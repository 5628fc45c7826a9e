/** The accounts of people, as the API gives them. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const accountFragment = graphql(`
  fragment AccountFields on PersonAccount {
    id
    kind
    version
    createdAt
    deactivatedAt
    deactivatedByName
    deactivationReason
    erasedAt
    erasureRequestedAt
    erasableFrom
    roleCount
    deputyCount
    invitationCount
    sessionCount
    tokenCount
    hasSecondFactor
    closingProblems
    erasureProblems
  }
`)

/** What hangs on an account, and what may be done to it. */
export const accountQuery = graphql(
  `
    query PersonAccount($id: ID!) {
      personAccount(id: $id) {
        ...AccountFields
      }
    }
  `,
  [accountFragment]
)

export type Account = ResultOf<typeof accountQuery>['personAccount']

export const deactivatePersonMutation = graphql(
  `
    mutation DeactivatePerson($input: DeactivatePersonInput!) {
      deactivatePerson(input: $input) {
        user {
          id
          state
        }
        account {
          ...AccountFields
        }
      }
    }
  `,
  [accountFragment]
)

export const reactivatePersonMutation = graphql(
  `
    mutation ReactivatePerson($input: ReactivatePersonInput!) {
      reactivatePerson(input: $input) {
        user {
          id
          state
        }
        account {
          ...AccountFields
        }
      }
    }
  `,
  [accountFragment]
)

export const endSessionsOfMutation = graphql(
  `
    mutation EndSessionsOf($input: EndSessionsOfInput!) {
      endSessionsOf(input: $input) {
        endedCount
        account {
          ...AccountFields
        }
      }
    }
  `,
  [accountFragment]
)

export const resetSecondFactorMutation = graphql(
  `
    mutation ResetSecondFactor($input: ResetSecondFactorInput!) {
      resetSecondFactor(input: $input) {
        account {
          ...AccountFields
        }
      }
    }
  `,
  [accountFragment]
)

export const erasePersonMutation = graphql(
  `
    mutation ErasePerson($input: ErasePersonInput!) {
      erasePerson(input: $input) {
        user {
          id
          displayName
          email
          state
        }
        account {
          ...AccountFields
        }
      }
    }
  `,
  [accountFragment]
)

/** One's own wish to be erased. */
export const ownErasureQuery = graphql(`
  query OwnErasure {
    viewer {
      id
      erasureRequestedAt
    }
  }
`)

export const requestErasureMutation = graphql(`
  mutation RequestErasure($input: RequestErasureInput!) {
    requestErasure(input: $input) {
      erasureRequestedAt
    }
  }
`)
