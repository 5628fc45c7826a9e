/** What the pages of exports and of the feed ask of the API. */
import type { ResultOf } from 'gql.tada'
import { graphql, type VariablesOf } from '../../../graphql/graphql.js'

export const exportFields = graphql(`
  fragment ExportFields on ExportJob @_unmask {
    id kind title format state steps doneCount totalCount failure fileName byteCount sha256 askedAt finishedAt expiresAt isRemoved version
  }
`)

export const exportsQuery = graphql(
  `
    query Exports($first: Int, $after: String, $filter: ExportJobFilter) {
      exportJobs(first: $first, after: $after, filter: $filter) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...ExportFields }
      }
    }
  `,
  [exportFields]
)

/** One of them, to which a mail has led. */
export const exportQuery = graphql(
  `
    query Export($id: ID!) {
      exportJob(id: $id) { ...ExportFields }
    }
  `,
  [exportFields]
)

export const requestPublicationsMutation = graphql(
  `
    mutation RequestPublicationsExport($input: RequestPublicationsExportInput!) {
      requestPublicationsExport(input: $input) { export { ...ExportFields } }
    }
  `,
  [exportFields]
)

export const requestConsolidationMutation = graphql(
  `
    mutation RequestConsolidationExport($input: RequestConsolidationExportInput!) {
      requestConsolidationExport(input: $input) { export { ...ExportFields } }
    }
  `,
  [exportFields]
)

export const requestEditionMutation = graphql(
  `
    mutation RequestEditionExport($input: RequestEditionExportInput!) {
      requestEditionExport(input: $input) { export { ...ExportFields } }
    }
  `,
  [exportFields]
)

export const cancelExportMutation = graphql(
  `
    mutation CancelExport($input: CancelExportInput!) {
      cancelExport(input: $input) { export { ...ExportFields } }
    }
  `,
  [exportFields]
)

export const retryExportMutation = graphql(
  `
    mutation RetryExport($input: RetryExportInput!) {
      retryExport(input: $input) { export { ...ExportFields } }
    }
  `,
  [exportFields]
)

export type ExportJob = ResultOf<typeof exportFields>
export type ConsolidationChoiceInput = VariablesOf<typeof requestConsolidationMutation>['input']['consolidation']

/** The audiences of which the viewer reads something, with their editions. */
export const feedAudiencesQuery = graphql(`
  query FeedAudiences($first: Int, $after: String) {
    publications(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { audienceId audienceName { fi sv en } edition { id year number } }
    }
  }
`)

export type FeedPublication = ResultOf<typeof feedAudiencesQuery>['publications']['nodes'][number]

export const feedKeyFields = graphql(`
  fragment FeedKeyFields on FeedKey @_unmask {
    id name prefix expiresOn state createdAt lastUsedAt lastUsedIp
  }
`)

export const feedKeysQuery = graphql(
  `
    query FeedKeys {
      feedKeys { ...FeedKeyFields }
    }
  `,
  [feedKeyFields]
)

export const createFeedKeyMutation = graphql(
  `
    mutation CreateFeedKey($input: CreateFeedKeyInput!) {
      createFeedKey(input: $input) { secret feedKeys { ...FeedKeyFields } }
    }
  `,
  [feedKeyFields]
)

export const revokeFeedKeyMutation = graphql(
  `
    mutation RevokeFeedKey($input: RevokeFeedKeyInput!) {
      revokeFeedKey(input: $input) { feedKeys { ...FeedKeyFields } }
    }
  `,
  [feedKeyFields]
)

export type FeedKey = ResultOf<typeof feedKeyFields>
