import { graphql, type ResultOf } from '../../graphql/graphql.js'

const userFragment = graphql(`
  fragment UserFields on User {
    id
    displayName
    email
    language
    state
    lastLoginAt
    assignments {
      id
      role
      validFrom
      validTo
      version
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

/** One person. */
export const userQuery = graphql(
  `
    query User($id: ID!) {
      user(id: $id) {
        ...UserFields
      }
    }
  `,
  [userFragment]
)

export const grantRoleMutation = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      grantRole(input: $input) {
        user {
          ...UserFields
        }
      }
    }
  `,
  [userFragment]
)

export const endRoleMutation = graphql(
  `
    mutation EndRole($input: EndRoleInput!) {
      endRole(input: $input) {
        user {
          ...UserFields
        }
      }
    }
  `,
  [userFragment]
)

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
      grants {
        action
        meaning
        reach
      }
    }
  }
`)

export type RoleRow = ResultOf<typeof rolesQuery>['roles'][number]
