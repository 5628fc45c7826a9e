import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const textFragment = graphql(`
  fragment SurveyTexts on SurveyText {
    fi
    sv
    en
    easy
  }
`)

const versionFragment = graphql(`
  fragment SurveyVersionFields on SurveyVersion {
    id
    surveyId
    number
    state
    changedAt
    changedBy
    releasedAt
    version
    questionCount
  }
`)

const surveyFragment = graphql(
  `
    fragment SurveyFields on Survey {
      id
      code
      audience
      shippedCode
      retiredAt
      version
      openRoundCount
      endedRoundCount
      name {
        ...SurveyTexts
      }
      versions {
        ...SurveyVersionFields
      }
    }
  `,
  [textFragment, versionFragment]
)

export const contentFragment = graphql(
  `
    fragment SurveyContentFields on SurveyContent {
      audience
      name {
        ...SurveyTexts
      }
      intro {
        ...SurveyTexts
      }
      thanks {
        ...SurveyTexts
      }
      questions {
        code
        kind
        isRequired
        meanIndicator
        countIndicator
        title {
          ...SurveyTexts
        }
        help {
          ...SurveyTexts
        }
        options {
          code
          label {
            ...SurveyTexts
          }
        }
      }
    }
  `,
  [textFragment]
)

export const surveysQuery = graphql(
  `
    query Surveys {
      surveys {
        ...SurveyFields
      }
    }
  `,
  [surveyFragment]
)

export const surveyQuery = graphql(
  `
    query Survey($id: ID!) {
      survey(id: $id) {
        ...SurveyFields
      }
    }
  `,
  [surveyFragment]
)

export const surveyContentQuery = graphql(
  `
    query SurveyContent($id: ID!) {
      surveyVersion(id: $id) {
        ...SurveyVersionFields
        content {
          ...SurveyContentFields
        }
      }
    }
  `,
  [versionFragment, contentFragment]
)

export const installSurveysMutation = graphql(`
  mutation InstallSurveys {
    installSurveys {
      count
    }
  }
`)

export const createSurveyMutation = graphql(
  `
    mutation CreateSurvey($input: CreateSurveyInput!) {
      createSurvey(input: $input) {
        survey {
          ...SurveyFields
        }
      }
    }
  `,
  [surveyFragment]
)

export const startSurveyDraftMutation = graphql(
  `
    mutation StartSurveyDraft($input: StartSurveyDraftInput!) {
      startSurveyDraft(input: $input) {
        survey {
          ...SurveyFields
        }
      }
    }
  `,
  [surveyFragment]
)

export const saveSurveyDraftMutation = graphql(
  `
    mutation SaveSurveyDraft($input: SaveSurveyDraftInput!) {
      saveSurveyDraft(input: $input) {
        survey {
          ...SurveyFields
        }
        surveyVersion {
          ...SurveyVersionFields
        }
      }
    }
  `,
  [surveyFragment, versionFragment]
)

export const dropSurveyDraftMutation = graphql(`
  mutation DropSurveyDraft($input: DropSurveyDraftInput!) {
    dropSurveyDraft(input: $input) {
      versionId
      isSurveyGone
    }
  }
`)

export const releaseSurveyMutation = graphql(
  `
    mutation ReleaseSurvey($input: ReleaseSurveyInput!) {
      releaseSurvey(input: $input) {
        survey {
          ...SurveyFields
        }
      }
    }
  `,
  [surveyFragment]
)

export const retireSurveyMutation = graphql(
  `
    mutation RetireSurvey($input: RetireSurveyInput!) {
      retireSurvey(input: $input) {
        survey {
          ...SurveyFields
        }
      }
    }
  `,
  [surveyFragment]
)

export type Survey = ResultOf<typeof surveysQuery>['surveys'][number]
export type SurveyVersion = Survey['versions'][number]
/** What the API answers is what the domain reads, but for the marks of the cache. */
export const contentOf = (content: ResultOf<typeof contentFragment>): SurveyContent => content as unknown as SurveyContent
