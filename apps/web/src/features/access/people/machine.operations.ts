/** Programs with an account, and their tokens, as the API gives them. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

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
