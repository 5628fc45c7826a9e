import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const organisationFragment = graphql(`
  fragment OrganisationFields on Organisation {
    id
    name {
      fi
      sv
      en
    }
    businessId
    legalForm
    town
    unitCount
    roles {
      role
      validFrom
      validTo
    }
  }
`)

/** A page of the register of organisations. */
export const organisationsQuery = graphql(
  `
    query Organisations($filter: OrganisationFilter, $sort: OrganisationSort, $descending: Boolean, $first: Int, $after: String) {
      organisations(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...OrganisationFields
        }
      }
    }
  `,
  [organisationFragment]
)

export type OrganisationRow = ResultOf<typeof organisationsQuery>['organisations']['nodes'][number]
export type RolePeriod = OrganisationRow['roles'][number]

const organisationRecordFragment = graphql(
  `
    fragment OrganisationRecordFields on Organisation {
      ...OrganisationFields
      code
      sizeClass
      languages
      email
      phone
      website
      streetAddress
      postalCode
      contactName
      note
      version
      units {
        validFrom
        validTo
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
  `,
  [organisationFragment]
)

/** All that the register says about one organisation. */
export const organisationQuery = graphql(
  `
    query Organisation($id: ID!) {
      organisation(id: $id) {
        ...OrganisationRecordFields
      }
    }
  `,
  [organisationRecordFragment]
)

export type OrganisationRecord = ResultOf<typeof organisationQuery>['organisation']
export type KeptUnit = OrganisationRecord['units'][number]

/** Organisations that may be the one that is being typed. */
export const similarOrganisationsQuery = graphql(`
  query SimilarOrganisations($name: String, $businessId: String, $exceptId: ID) {
    similarOrganisations(name: $name, businessId: $businessId, exceptId: $exceptId) {
      isSameBusinessId
      organisation {
        id
        name {
          fi
          sv
          en
        }
        businessId
        legalForm
      }
    }
  }
`)

export type SimilarOrganisation = ResultOf<typeof similarOrganisationsQuery>['similarOrganisations'][number]

export const registerOrganisationMutation = graphql(
  `
    mutation RegisterOrganisation($input: RegisterOrganisationInput!) {
      registerOrganisation(input: $input) {
        organisation {
          ...OrganisationRecordFields
        }
      }
    }
  `,
  [organisationRecordFragment]
)

export const changeOrganisationMutation = graphql(
  `
    mutation ChangeOrganisation($input: ChangeOrganisationInput!) {
      changeOrganisation(input: $input) {
        organisation {
          ...OrganisationRecordFields
        }
      }
    }
  `,
  [organisationRecordFragment]
)
