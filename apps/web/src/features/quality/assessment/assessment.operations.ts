import { graphql, type ResultOf } from '../../../graphql/graphql.js'
import { contentFragment } from '../framework/framework.operations.js'

const namesFragment = graphql(`
  fragment AssessmentNames on LocalizedText {
    fi
    sv
    en
  }
`)

const rowFragment = graphql(
  `
    fragment AssessmentRowFields on Assessment {
      id
      unit {
        id
        type
        name {
          ...AssessmentNames
        }
      }
      centre {
        id
        name {
          ...AssessmentNames
        }
      }
      cycle {
        id
        name {
          ...AssessmentNames
        }
      }
      frameworkId
      versionId
      framework {
        id
        code
        number
        criterionCount
        newerNumber
        newerId
        name {
          ...AssessmentNames
        }
        notice {
          ...AssessmentNames
        }
      }
      review
      state
      level
      dueOn
      isLate
      score
      band
      bandName {
        ...AssessmentNames
      }
      finalKind
      assessedOn
      version
      progress {
        answered
        skipped
      }
    }
  `,
  [namesFragment]
)

const answerFragment = graphql(`
  fragment AssessmentAnswerFields on AssessmentAnswer {
    criterionCode
    value
    skipped
    comment
    version
    changedAt
    changedBy
  }
`)

export const evidenceFragment = graphql(
  `
    fragment AssessmentEvidenceFields on AssessmentEvidence {
      id
      criterionCode
      kind
      title
      url
      note
      fileName
      fileType
      fileSize
      indicatorName {
        ...AssessmentNames
      }
      indicatorUnit
      period
      figure
      figureSource
      addedAt
      addedBy
    }
  `,
  [namesFragment]
)

export const recordFragment = graphql(
  `
    fragment AssessmentRecordFields on Assessment {
      ...AssessmentRowFields
      note
      reply
      cancelReason
      createdAt
      heldSince
      selfSubmittedAt
      repliedAt
      finalisedAt
      mayEdit
      mayPublish
      selfScore {
        score
        band
      }
      hands {
        submittedBy
        finalisedBy
        repliedBy
      }
      steps {
        action
        isAllowed
        blockedBy
      }
      answers {
        ...AssessmentAnswerFields
      }
      evidence {
        ...AssessmentEvidenceFields
      }
      previous {
        id
        versionId
        score
        band
        assessedOn
        bandName {
          ...AssessmentNames
        }
        answers {
          criterionCode
          value
          skipped
        }
      }
    }
  `,
  [rowFragment, answerFragment, evidenceFragment, namesFragment]
)

export const assessmentsQuery = graphql(
  `
    query Assessments($filter: AssessmentFilter, $sort: AssessmentSort, $descending: Boolean, $first: Int, $after: String) {
      assessments(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        nodes {
          ...AssessmentRowFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [rowFragment]
)
export type AssessmentRow = ResultOf<typeof assessmentsQuery>['assessments']['nodes'][number]

/** What a list of assessments can be narrowed to. */
export const assessmentChoicesQuery = graphql(
  `
    query AssessmentChoices {
      assessmentCycles(first: 100) {
        nodes {
          id
          name {
            ...AssessmentNames
          }
        }
      }
      qualityFrameworks {
        id
        code
        kind
        subject
        retiredAt
        name {
          ...AssessmentNames
        }
        versions {
          id
          number
          state
          validFrom
          validTo
        }
      }
    }
  `,
  [namesFragment]
)

export const assessmentQuery = graphql(
  `
    query Assessment($id: ID!) {
      assessment(id: $id) {
        ...AssessmentRecordFields
      }
    }
  `,
  [recordFragment]
)
export type AssessmentRecord = ResultOf<typeof assessmentQuery>['assessment']
export type Evidence = AssessmentRecord['evidence'][number]
export type StoredAnswer = AssessmentRecord['answers'][number]

/** What the framework of an assessment asks. */
export const assessedContentQuery = graphql(
  `
    query AssessedContent($id: ID!) {
      qualityFrameworkVersion(id: $id) {
        id
        content {
          ...FrameworkContentFields
        }
      }
    }
  `,
  [contentFragment]
)

export const saveAnswersMutation = graphql(
  `
    mutation SaveAssessmentAnswers($input: SaveAssessmentAnswersInput!) {
      saveAssessmentAnswers(input: $input) {
        results {
          criterionCode
          outcome
          code
          params
          answer {
            ...AssessmentAnswerFields
          }
        }
      }
    }
  `,
  [answerFragment]
)
export type AnswerResult = ResultOf<typeof saveAnswersMutation>['saveAssessmentAnswers']['results'][number]
