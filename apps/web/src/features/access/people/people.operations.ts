/** Invitations, accounts and machines, as the API gives them. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const invitationFragment = graphql(`
  fragment InvitationFields on Invitation {
    id
    email
    displayName
    language
    role
    unit {
      id
      type
      name {
        fi
        sv
        en
      }
    }
    organisationName {
      fi
      sv
      en
    }
    validFrom
    validTo
    reason
    state
    sentAt
    sendCount
    expiresAt
    acceptedAt
    acceptedById
    revokedAt
    invitedByName
    version
  }
`)

/** A page of invitations. */
export const invitationsQuery = graphql(
  `
    query Invitations($filter: InvitationFilter, $sort: InvitationSort, $descending: Boolean, $first: Int, $after: String) {
      invitations(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...InvitationFields
        }
      }
    }
  `,
  [invitationFragment]
)

export type InvitationRow = ResultOf<typeof invitationsQuery>['invitations']['nodes'][number]

export const invitePersonMutation = graphql(
  `
    mutation InvitePerson($input: InvitePersonInput!) {
      invitePerson(input: $input) {
        invitation {
          ...InvitationFields
        }
      }
    }
  `,
  [invitationFragment]
)

export const resendInvitationMutation = graphql(
  `
    mutation ResendInvitation($input: ResendInvitationInput!) {
      resendInvitation(input: $input) {
        invitation {
          ...InvitationFields
        }
      }
    }
  `,
  [invitationFragment]
)

export const revokeInvitationMutation = graphql(
  `
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
      revokeInvitation(input: $input) {
        invitation {
          ...InvitationFields
        }
      }
    }
  `,
  [invitationFragment]
)

/** The organisations that fund, for inviting one of their people. */
export const funderChoicesQuery = graphql(`
  query FunderChoices($search: String) {
    organisations(filter: { search: $search, roles: [funder] }, first: 50) {
      nodes {
        id
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

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

const machineFragment = graphql(`
  fragment MachineFields on MachineUser {
    id
    displayName
    purpose
    state
    createdAt
    createdByName
    roleCount
    tokens {
      id
      name
      prefix
      actions
      mayWrite
      expiresOn
      state
      createdAt
      createdByName
      lastUsedAt
      lastUsedIp
    }
  }
`)

/** The programs with an account. */
export const machinesQuery = graphql(
  `
    query MachineUsers {
      machineUsers {
        ...MachineFields
      }
    }
  `,
  [machineFragment]
)

export type Machine = ResultOf<typeof machinesQuery>['machineUsers'][number]
export type Token = Machine['tokens'][number]

export const createMachineMutation = graphql(
  `
    mutation CreateMachineUser($input: CreateMachineUserInput!) {
      createMachineUser(input: $input) {
        machine {
          ...MachineFields
        }
      }
    }
  `,
  [machineFragment]
)

export const createTokenMutation = graphql(
  `
    mutation CreateApiToken($input: CreateApiTokenInput!) {
      createApiToken(input: $input) {
        secret
        machine {
          ...MachineFields
        }
      }
    }
  `,
  [machineFragment]
)

export const revokeTokenMutation = graphql(
  `
    mutation RevokeApiToken($input: RevokeApiTokenInput!) {
      revokeApiToken(input: $input) {
        machine {
          ...MachineFields
        }
      }
    }
  `,
  [machineFragment]
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
