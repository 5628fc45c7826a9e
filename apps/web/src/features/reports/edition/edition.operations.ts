/** What the pages of editions ask of the API. */
import type { ResultOf } from 'gql.tada'
import { graphql } from '../../../graphql/graphql.js'

export const editionFields = graphql(`
  fragment EditionFields on Edition @_unmask {
    id state year number periodKind firstPeriod lastPeriod lenses reason doneCount totalCount failure hastyCount
    preparedBy preparedAt certifiedBy certifiedAt sha256 signature keyId includedCount missingCount version
    replaces { id year number }
    replacedBy { id year number }
  }
`)

export const editionsQuery = graphql(
  `
    query Editions($first: Int, $after: String, $filter: EditionFilter) {
      editions(first: $first, after: $after, filter: $filter) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...EditionFields }
      }
    }
  `,
  [editionFields]
)

/** How far an edition has come. */
export const editionQuery = graphql(
  `
    query Edition($id: ID!) {
      edition(id: $id) { ...EditionFields }
    }
  `,
  [editionFields]
)

/** What it holds; asked for once it is prepared. */
export const editionContentsQuery = graphql(`
  query EditionContents($id: ID!) {
    edition(id: $id) {
      id
      parts { name rowCount byteCount sha256 }
      outdated { part rowCount }
      protection { level primary secondary derived figureCount lenses { lens primary secondary derived figureCount } }
      movedFigures { indicatorId code name { fi sv en } period was value difference parts { place amount } }
    }
  }
`)

export const editionMissingQuery = graphql(`
  query EditionMissing($id: ID!, $first: Int, $after: String) {
    edition(id: $id) {
      id
      returns(standing: missing, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { returnId unitId unitName { fi sv en } centreName { fi sv en } period }
      }
    }
  }
`)

export const editionChangesQuery = graphql(`
  query EditionChanges($id: ID!, $first: Int, $after: String) {
    edition(id: $id) {
      id
      changes(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          place kind unitName { fi sv en } indicatorCode indicatorName { fi sv en } categoryNames { fi sv en } period
          wasStatus was status value reason details
          effects { indicatorId code period amount }
        }
      }
    }
  }
`)

export const prepareEditionMutation = graphql(
  `
    mutation PrepareEdition($input: PrepareEditionInput!) {
      prepareEdition(input: $input) { edition { ...EditionFields } }
    }
  `,
  [editionFields]
)

export const renewEditionMutation = graphql(
  `
    mutation RenewEdition($input: RenewEditionInput!) {
      renewEdition(input: $input) { edition { ...EditionFields } }
    }
  `,
  [editionFields]
)

export const certifyEditionMutation = graphql(
  `
    mutation CertifyEdition($input: CertifyEditionInput!) {
      certifyEdition(input: $input) { edition { ...EditionFields } }
    }
  `,
  [editionFields]
)

export const dropEditionMutation = graphql(`
  mutation DropEdition($input: DropEditionInput!) {
    dropEdition(input: $input) { editionId }
  }
`)

export type Edition = ResultOf<typeof editionFields>
export type EditionContents = ResultOf<typeof editionContentsQuery>['edition']
export type EditionChange = ResultOf<typeof editionChangesQuery>['edition']['changes']['nodes'][number]
