/** Invitations, as the API gives them. */
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
    mayResend
    mayRevoke
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
