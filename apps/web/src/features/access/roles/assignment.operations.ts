import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** An assignment with everything that stands behind it. */
export const assignmentFragment = graphql(`
  fragment AssignmentFields on RoleAssignment {
    id
    role
    validFrom
    validTo
    version
    reason
    source
    givenAt
    endedAt
    endReason
    reviewDueOn
    mayEnd
    mayRenew
    mayAppointDeputy
    givenBy {
      id
      displayName
    }
    endedBy {
      id
      displayName
    }
    deputyFor {
      id
      displayName
    }
    organisation {
      id
      name {
        fi
        sv
        en
      }
    }
    deputies {
      id
      validFrom
      validTo
      version
      person {
        id
        displayName
      }
    }
    reviews {
      on
      by {
        id
        displayName
      }
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
`)

export type AssignmentRecord = ResultOf<typeof assignmentFragment>
export type Deputyship = AssignmentRecord['deputies'][number]

export const grantRoleMutation = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      grantRole(input: $input) {
        user {
          id
          assignments {
            ...AssignmentFields
          }
        }
      }
    }
  `,
  [assignmentFragment]
)

export const endRoleMutation = graphql(
  `
    mutation EndRole($input: EndRoleInput!) {
      endRole(input: $input) {
        user {
          id
          assignments {
            ...AssignmentFields
          }
        }
      }
    }
  `,
  [assignmentFragment]
)

export const renewRoleMutation = graphql(
  `
    mutation RenewRole($input: RenewRoleInput!) {
      renewRole(input: $input) {
        user {
          id
          assignments {
            ...AssignmentFields
          }
        }
      }
    }
  `,
  [assignmentFragment]
)

export const appointDeputyMutation = graphql(
  `
    mutation AppointDeputy($input: AppointDeputyInput!) {
      appointDeputy(input: $input) {
        assignment {
          ...AssignmentFields
        }
      }
    }
  `,
  [assignmentFragment]
)

export const endDeputyshipMutation = graphql(
  `
    mutation EndDeputyship($input: EndDeputyshipInput!) {
      endDeputyship(input: $input) {
        assignment {
          ...AssignmentFields
        }
      }
    }
  `,
  [assignmentFragment]
)

/** Who could stand in for the holder of a role. */
export const deputyCandidatesQuery = graphql(`
  query DeputyCandidates($assignmentId: ID!, $search: String) {
    deputyCandidates(assignmentId: $assignmentId, search: $search) {
      id
      displayName
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
    }
  }
`)

/** The organisations that fund, for choosing whom a funder represents. */
export const fundersQuery = graphql(`
  query Funders {
    organisations(filter: { roles: [funder] }, first: 100) {
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

/** One's own assignments with what stands behind them. */
export const ownAssignmentsQuery = graphql(
  `
    query OwnAssignments {
      viewer {
        id
        assignments {
          ...AssignmentFields
        }
      }
    }
  `,
  [assignmentFragment]
)
