/** Identity providers of the consortium, and one's own links to them, as the API gives them. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const providerFragment = graphql(`
  fragment IdentityProviderFields on IdentityProvider {
    id
    name {
      fi
      sv
      en
    }
    issuer
    clientId
    hasSecret
    scopes
    emailClaim
    nameClaim
    groupsClaim
    secondFactorValues
    createsAccounts
    isActive
    groups {
      groupValue
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
      organisationId
    }
    linkedCount
    version
  }
`)

/** All of them; there are a few at the most. */
export const identityProvidersQuery = graphql(
  `
    query IdentityProviders {
      identityProviders {
        ...IdentityProviderFields
      }
    }
  `,
  [providerFragment]
)

export type IdentityProvider = ResultOf<typeof identityProvidersQuery>['identityProviders'][number]
export type ProviderGroup = IdentityProvider['groups'][number]

export const saveIdentityProviderMutation = graphql(
  `
    mutation SaveIdentityProvider($input: SaveIdentityProviderInput!) {
      saveIdentityProvider(input: $input) {
        identityProvider {
          ...IdentityProviderFields
        }
      }
    }
  `,
  [providerFragment]
)

/** Asks a provider for its description, as sign-in would. */
export const checkIdentityProviderMutation = graphql(`
  mutation CheckIdentityProvider($input: CheckIdentityProviderInput!) {
    checkIdentityProvider(input: $input) {
      identityProvider {
        id
      }
    }
  }
`)

/** Through which providers the viewer can sign in. */
export const linkedIdentitiesQuery = graphql(`
  query LinkedIdentities {
    viewer {
      id
      linkedIdentities {
        id
        name {
          fi
          sv
          en
        }
        issuer
        linkedAt
        lastUsedAt
      }
    }
  }
`)

export type LinkedIdentity = ResultOf<typeof linkedIdentitiesQuery>['viewer']['linkedIdentities'][number]

/** Ends one of the viewer's own links. */
export const unlinkIdentityMutation = graphql(`
  mutation UnlinkIdentity($input: UnlinkIdentityInput!) {
    unlinkIdentity(input: $input) {
      linkedIdentities {
        id
      }
    }
  }
`)
