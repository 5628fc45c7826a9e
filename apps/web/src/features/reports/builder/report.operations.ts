/** What the pages of reports ask of the API: a report as it is read, and which reports a publication has. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const cellFragment = graphql(`
  fragment ReportCell on RenderedCell { text mark value unit explanation }
`)

const figureFragment = graphql(
  `
    fragment ReportFigure on RenderedFigure {
      code
      label
      note
      cell { ...ReportCell }
      comparison { label change cell { ...ReportCell } }
    }
  `,
  [cellFragment]
)

const paragraphFragment = graphql(`
  fragment ReportParagraphs on ReportParagraph { style runs { text isStrong href } }
`)

const reportFragment = graphql(
  `
    fragment RenderedReportParts on RenderedReport {
      title
      subtitle
      language
      place { area name }
      unresolved { blockId reference }
      blocks {
        id
        kind
        level
        title
        notes
        paragraphs { ...ReportParagraphs }
        figures { ...ReportFigure }
        table {
          caption
          corner
          columns { label isTotal isText }
          rows { label code isTotal cells { ...ReportCell } }
        }
        chart { form unit categories series { name cells { ...ReportCell } } }
        map { lens unit decimals areas { area name municipalityCodes cell { ...ReportCell } } }
        steps { level label paragraphs { ...ReportParagraphs } figures { ...ReportFigure } }
        entries { term text note }
      }
    }
  `,
  [paragraphFragment, figureFragment, cellFragment]
)

export const renderedReportQuery = graphql(
  `
    query RenderedReport($input: RenderedReportInput!) {
      renderedReport(input: $input) { ...RenderedReportParts }
    }
  `,
  [reportFragment]
)

export type RenderedReport = ResultOf<typeof renderedReportQuery>['renderedReport']
export type RenderedBlock = RenderedReport['blocks'][number]
export type RenderedFigure = RenderedBlock['figures'][number]
export type RenderedCell = RenderedFigure['cell']
export type ReportParagraph = RenderedBlock['paragraphs'][number]
export type RenderedTable = NonNullable<RenderedBlock['table']>
export type RenderedChart = NonNullable<RenderedBlock['chart']>
export type RenderedMap = NonNullable<RenderedBlock['map']>

/** What a version would say of a publication; blocks that are not kept yet may stand in place of its own. */
export const reportPreviewQuery = graphql(
  `
    query ReportPreview($input: ReportPreviewInput!) {
      reportPreview(input: $input) { ...RenderedReportParts }
    }
  `,
  [reportFragment]
)

/** The places for which a version can be made of a publication. */
export const reportPlacesQuery = graphql(`
  query ReportPlaces($input: ReportPlacesInput!) {
    reportPlaces(input: $input) { area name { fi sv en } }
  }
`)

export const attachedReportsQuery = graphql(`
  query AttachedReports($editionId: ID!, $audienceId: ID!) {
    attachedReports(editionId: $editionId, audienceId: $audienceId) {
      id
      editionId
      audienceId
      templateId
      versionId
      versionNumber
      name { fi sv en }
      description { fi sv en }
      parameter
      lens
      places { area name { fi sv en } }
      attachedAt
    }
  }
`)

export type AttachedReport = ResultOf<typeof attachedReportsQuery>['attachedReports'][number]
export type ReportPlace = AttachedReport['places'][number]

export const attachReportMutation = graphql(`
  mutation AttachReport($input: AttachReportInput!) {
    attachReport(input: $input) { report { id } }
  }
`)

export const detachReportMutation = graphql(`
  mutation DetachReport($input: DetachReportInput!) {
    detachReport(input: $input) { attachedId }
  }
`)
