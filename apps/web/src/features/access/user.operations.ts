import { graphql, type ResultOf } from '../../graphql/graphql.js'
import { assignmentFragment } from './roles/assignment.operations.js'

const userFragment = graphql(`
  fragment UserFields on User {
    id
    displayName
    email
    language
    kind
    state
    lastLoginAt
    assignments {
      id
      role
      validFrom
      validTo
      version
      deputyFor {
        id
        displayName
      }
      unit {
        id
        type
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

/** A page of the people with an account. */
export const usersQuery = graphql(
  `
    query Users($filter: UserFilter, $sort: UserSort, $descending: Boolean, $first: Int, $after: String) {
      users(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...UserFields
        }
      }
    }
  `,
  [userFragment]
)

export type UserRow = ResultOf<typeof usersQuery>['users']['nodes'][number]
export type Assignment = UserRow['assignments'][number]

/** One person, with everything that stands behind their roles. */
export const userQuery = graphql(
  `
    query User($id: ID!) {
      user(id: $id) {
        ...UserFields
        assignments {
          ...AssignmentFields
        }
      }
    }
  `,
  [userFragment, assignmentFragment]
)

export type UserDetail = ResultOf<typeof userQuery>['user']

/** Units by a part of their name, for choosing where a role is held. */
export const unitChoicesQuery = graphql(`
  query UnitChoices($search: String) {
    orgUnits(filter: { search: $search }, sort: type, first: 50) {
      nodes {
        id
        type
        name {
          fi
          sv
          en
        }
        municipality {
          code
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)

export type UnitChoice = ResultOf<typeof unitChoicesQuery>['orgUnits']['nodes'][number]

/** Every role, what it allows, and how many hold it. */
export const rolesQuery = graphql(`
  query Roles {
    roles {
      name
      holderCount
      holdersWithoutSecondFactor
      needsSecondFactor
      policyVersion
      grants {
        action
        meaning
        reach
      }
    }
  }
`)

export type RoleRow = ResultOf<typeof rolesQuery>['roles'][number]

/** Demands a second factor of a role, or no longer does. */
export const setRolePolicyMutation = graphql(`
  mutation SetRolePolicy($input: SetRolePolicyInput!) {
    setRolePolicy(input: $input) {
      role {
        name
        needsSecondFactor
        policyVersion
        holdersWithoutSecondFactor
      }
    }
  }
`)
