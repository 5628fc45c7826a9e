/** What the pages of progress reports ask. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const briefFragment = graphql(`
  fragment ProgressBriefFields on ProgressReportBrief {
    id
    projectId
    projectNumber
    title { fi sv en }
    number
    period
    dueOn
    state
    isLate
    partCount
    sentCount
    openQuestions
  }
`)

export const progressReportsQuery = graphql(
  `
    query ProgressReports($projectId: ID) {
      progressReports(projectId: $projectId) {
        next { period dueOn }
        reports {
          ...ProgressBriefFields
        }
      }
    }
  `,
  [briefFragment]
)
export type ReportBrief = ResultOf<typeof progressReportsQuery>['progressReports']['reports'][number]
export type NextReport = NonNullable<ResultOf<typeof progressReportsQuery>['progressReports']['next']>

const reportFragment = graphql(`
  fragment ProgressReportFields on ProgressReport {
    id
    projectId
    projectNumber
    title { fi sv en }
    number
    period
    dueOn
    state
    isLate
    factsOn
    figures { projectIndicatorId code name { fi sv en } period soFar target asked given }
    texts { key text isOpen }
    money {
      budget { minorUnits currency }
      claimed { minorUnits currency }
      certified { minorUnits currency }
      paid { minorUnits currency }
    }
    findings { ruleCode about message { fi sv en } projectIndicatorId explanation }
    parts {
      id
      partnerId
      name { fi sv en }
      state
      factsOn
      sentOn
      figures { projectIndicatorId code name { fi sv en } period soFar target asked given }
      texts { key text isOpen }
      steps { action blockedBy needsMarks }
      version
    }
    marks { id partId cell comment reply isOpen madeAt }
    questions { id cell question askedAt answer answeredAt version }
    events { id partId action reason at }
    steps { action blockedBy needsMarks }
    mayWrite
    mayAsk
    mayAnswer
    version
  }
`)

export const progressReportQuery = graphql(
  `
    query ProgressReportPage($id: ID!) {
      progressReport(reportId: $id) {
        ...ProgressReportFields
      }
    }
  `,
  [reportFragment]
)
export type Report = ResultOf<typeof progressReportQuery>['progressReport']
export type ReportPart = Report['parts'][number]
export type ReportFigure = Report['figures'][number]
export type ReportStep = Report['steps'][number]

export const openProgressReportMutation = graphql(`
  mutation OpenProgressReport($input: OpenProgressReportInput!) {
    openProgressReport(input: $input) {
      report { id }
    }
  }
`)

export const writeProgressReportMutation = graphql(
  `
    mutation WriteProgressReport($input: WriteProgressReportInput!) {
      writeProgressReport(input: $input) {
        report {
          ...ProgressReportFields
        }
      }
    }
  `,
  [reportFragment]
)

export const moveProgressReportMutation = graphql(
  `
    mutation MoveProgressReport($input: MoveProgressReportInput!) {
      moveProgressReport(input: $input) {
        report {
          ...ProgressReportFields
        }
      }
    }
  `,
  [reportFragment]
)

export const askProgressQuestionMutation = graphql(
  `
    mutation AskProgressQuestion($input: AskProgressQuestionInput!) {
      askProgressQuestion(input: $input) {
        report {
          ...ProgressReportFields
        }
      }
    }
  `,
  [reportFragment]
)

export const answerProgressQuestionMutation = graphql(
  `
    mutation AnswerProgressQuestion($input: AnswerProgressQuestionInput!) {
      answerProgressQuestion(input: $input) {
        report {
          ...ProgressReportFields
        }
      }
    }
  `,
  [reportFragment]
)
