/** What the pages of report templates ask of the API. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** As much of a template as its row in the list tells. */
const rowFragment = graphql(`
  fragment ReportTemplateRow on ReportTemplate {
    id
    key
    name { fi sv en }
    description { fi sv en }
    parameter
    lens
    isShipped
    isRetired
    version
    attachedCount
    copiedFromName { fi sv en }
    draft { id savedAt savedBy }
    released { id number releasedAt releasedBy }
  }
`)

/** A page of the templates, and how many shipped ones the consortium does not have yet. */
export const reportTemplatesQuery = graphql(
  `
    query ReportTemplates($first: Int, $after: String) {
      reportTemplates(first: $first, after: $after, includeRetired: true) {
        pageInfo { hasNextPage endCursor }
        nodes { ...ReportTemplateRow }
      }
      reportTemplateGap
    }
  `,
  [rowFragment]
)

export type TemplateRow = ResultOf<typeof reportTemplatesQuery>['reportTemplates']['nodes'][number]

const versionFragment = graphql(`
  fragment ReportVersion on ReportTemplateVersion {
    id
    number
    state
    name { fi sv en }
    description { fi sv en }
    parameter
    lens
    blockCount
    note
    savedBy
    savedAt
    releasedBy
    releasedAt
    version
    attachedCount
  }
`)

/** A version with what it says. */
const contentsFragment = graphql(
  `
    fragment ReportVersionContents on ReportTemplateVersion {
      ...ReportVersion
      blocks
      faults { path code params }
    }
  `,
  [versionFragment]
)

export const reportTemplateQuery = graphql(
  `
    query ReportTemplate($id: ID!) {
      reportTemplate(id: $id) {
        ...ReportTemplateRow
        draft { ...ReportVersionContents }
        released { ...ReportVersionContents }
        versions { ...ReportVersion }
      }
    }
  `,
  [rowFragment, versionFragment, contentsFragment]
)

export type ReportTemplate = ResultOf<typeof reportTemplateQuery>['reportTemplate']
export type VersionRow = ReportTemplate['versions'][number]
export type VersionContents = NonNullable<ReportTemplate['draft']>
export type VersionFault = VersionContents['faults'][number]

export const reportDifferenceQuery = graphql(`
  query ReportDifference($oneVersionId: ID!, $otherVersionId: ID!) {
    reportDifference(oneVersionId: $oneVersionId, otherVersionId: $otherVersionId) {
      one { id number }
      other { id number }
      changes { blockId blockKind change was now fields { path was now } }
    }
  }
`)

export type BlockChange = ResultOf<typeof reportDifferenceQuery>['reportDifference']['changes'][number]

export const installReportTemplatesMutation = graphql(`
  mutation InstallReportTemplates {
    installReportTemplates { addedCount }
  }
`)

export const saveReportTemplateMutation = graphql(
  `
    mutation SaveReportTemplate($input: SaveReportTemplateInput!) {
      saveReportTemplate(input: $input) { template { ...ReportTemplateRow } }
    }
  `,
  [rowFragment]
)

export const saveReportDraftMutation = graphql(
  `
    mutation SaveReportDraft($input: SaveReportDraftInput!) {
      saveReportDraft(input: $input) { version { ...ReportVersionContents } }
    }
  `,
  [contentsFragment]
)

export const discardReportDraftMutation = graphql(`
  mutation DiscardReportDraft($input: DiscardReportDraftInput!) {
    discardReportDraft(input: $input) { template { id } }
  }
`)

export const releaseReportDraftMutation = graphql(`
  mutation ReleaseReportDraft($input: ReleaseReportDraftInput!) {
    releaseReportDraft(input: $input) { template { id released { id number } } }
  }
`)

export const copyReportTemplateMutation = graphql(
  `
    mutation CopyReportTemplate($input: CopyReportTemplateInput!) {
      copyReportTemplate(input: $input) { template { ...ReportTemplateRow } }
    }
  `,
  [rowFragment]
)

export const retireReportTemplateMutation = graphql(`
  mutation RetireReportTemplate($input: RetireReportTemplateInput!) {
    retireReportTemplate(input: $input) { template { id isRetired version } }
  }
`)

export const restoreReportTemplateMutation = graphql(`
  mutation RestoreReportTemplate($input: RestoreReportTemplateInput!) {
    restoreReportTemplate(input: $input) { template { id isRetired version } }
  }
`)
