/** What the pages of published results ask of the API. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const publicationsQuery = graphql(`
  query Publications($first: Int, $after: String) {
    publications(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        audienceId
        audienceKind
        audienceName { fi sv en }
        publishedAt
        replacedById
        edition { id year number firstPeriod lastPeriod certifiedAt certifiedBy }
      }
    }
  }
`)

export type PublicationRef = ResultOf<typeof publicationsQuery>['publications']['nodes'][number]

export const publicationQuery = graphql(`
  query Publication($editionId: ID!, $audienceId: ID!) {
    publication(editionId: $editionId, audienceId: $audienceId) {
      edition { id year number firstPeriod lastPeriod certifiedAt certifiedBy sha256 replacesId reason }
      audienceId
      audienceKind
      audienceName { fi sv en }
      detail
      personsThreshold
      narrative { fi sv en }
      publishedAt
      replacedById
      periods
      run
      headlineIds
      isSubscribed
      indicators {
        id
        code
        name { fi sv en }
        definition { fi sv en }
        definitionNumber
        definitionFrom
        groupName { fi sv en }
        unit
        decimals
        direction
        isRatio
      }
      areas { lens area name { fi sv en } parent municipalityCodes }
      targets { indicatorId lens area period value }
      quality {
        code
        name { fi sv en }
        notice { fi sv en }
        unitCount
        committedCount
        assessedCount
        publishedCount
        reviewedCount
        oldestOn
        newestOn
        bands { code name { fi sv en } count }
        units { unitId band assessedOn isReviewed }
      }
      completeness { givenUnits askedUnits givenReturns askedReturns missingUnits { fi sv en } }
    }
  }
`)

export type Publication = ResultOf<typeof publicationQuery>['publication']
export type PublishedIndicator = Publication['indicators'][number]
export type PublishedArea = Publication['areas'][number]

const figureFields = graphql(`
  fragment FigureFields on PublishedFigure @_unmask {
    indicatorId lens area period mark value numerator denominator unitCount missingCount isGross
  }
`)

/** whole: every indicator at the head of the page · places: some indicators in all places of some divisions · series: one over time, earlier editions too. */
export const publishedFiguresQuery = graphql(
  `
    query PublishedFigures($editionId: ID!, $audienceId: ID!, $run: [String!], $head: [String!], $ids: [ID!], $lenses: [String!], $one: [ID!]) {
      whole: publishedFigures(editionId: $editionId, audienceId: $audienceId, lenses: $head, periods: $run) {
        ...FigureFields
      }
      places: publishedFigures(editionId: $editionId, audienceId: $audienceId, lenses: $lenses, periods: $run, indicatorIds: $ids) {
        ...FigureFields
      }
      series: publishedFigures(editionId: $editionId, audienceId: $audienceId, lenses: $head, indicatorIds: $one, withEarlier: true) {
        ...FigureFields
      }
    }
  `,
  [figureFields]
)

export type PublishedFigures = ResultOf<typeof publishedFiguresQuery>
export type PublishedFigure = PublishedFigures['places'][number]

/** The figures at the head of the page as the edition before had them. */
export const replacedFiguresQuery = graphql(`
  query ReplacedFigures($editionId: ID!, $audienceId: ID!, $head: [String!], $run: [String!]) {
    publication(editionId: $editionId, audienceId: $audienceId) {
      audienceId
      edition { id year number }
    }
    publishedFigures(editionId: $editionId, audienceId: $audienceId, lenses: $head, periods: $run) {
      indicatorId lens area mark value
    }
  }
`)

export const publishedDerivationQuery = graphql(`
  query PublishedDerivation($input: DerivationInput!) {
    publishedDerivation(input: $input) {
      indicator { id code name { fi sv en } definition { fi sv en } definitionNumber definitionFrom decimals isRatio }
      steps {
        kind
        overlap
        verifiedBy
        verifiedAt
        figure { lens area mark value numerator denominator unitCount missingCount isGross }
        parts { lens area mark value }
      }
      returns { period isIncluded number sentBy sentAt verifiedBy verifiedAt acceptedBy acceptedAt }
      difference { editionId year number was now parts { name { fi sv en } amount } }
    }
  }
`)

export type Derivation = ResultOf<typeof publishedDerivationQuery>['publishedDerivation']

export const subscribeMutation = graphql(`
  mutation SubscribeAudience($input: SubscriptionInput!) {
    subscribeAudience(input: $input) { audienceId isSubscribed }
  }
`)

export const unsubscribeMutation = graphql(`
  mutation UnsubscribeAudience($input: SubscriptionInput!) {
    unsubscribeAudience(input: $input) { audienceId isSubscribed }
  }
`)

export const editionQuestionsQuery = graphql(`
  query EditionQuestions($editionId: ID, $audienceId: ID) {
    editionQuestions(editionId: $editionId, audienceId: $audienceId) {
      id
      editionId
      audienceId
      indicatorName { fi sv en }
      areaName { fi sv en }
      period
      text
      askedBy
      askedAt
      state
      answer
      answeredBy
      answeredAt
      mayAnswer
      version
    }
  }
`)

export type EditionQuestion = ResultOf<typeof editionQuestionsQuery>['editionQuestions'][number]

export const askAboutFigureMutation = graphql(`
  mutation AskAboutFigure($input: AskAboutFigureInput!) {
    askAboutFigure(input: $input) { question { id state } }
  }
`)

export const answerQuestionMutation = graphql(`
  mutation AnswerQuestion($input: AnswerQuestionInput!) {
    answerQuestion(input: $input) { question { id state answer answeredBy answeredAt version } }
  }
`)

export const audiencesQuery = graphql(`
  query Audiences {
    audiences {
      id
      kind
      name { fi sv en }
      organisationId
      organisationName { fi sv en }
      unitIds
      indicatorIds
      detail
      personsThreshold
      surveyThreshold
      showsZero
      isActive
      publicationCount
      version
    }
  }
`)

export type Audience = ResultOf<typeof audiencesQuery>['audiences'][number]

export const saveAudienceMutation = graphql(`
  mutation SaveAudience($input: SaveAudienceInput!) {
    saveAudience(input: $input) { audience { id version } }
  }
`)

export const publishEditionMutation = graphql(`
  mutation PublishEdition($input: PublishEditionInput!) {
    publishEdition(input: $input) { toldCount publications { audienceId } }
  }
`)

export const organisationChoicesQuery = graphql(`
  query AudienceOrganisations($search: String) {
    organisations(filter: { search: $search }, first: 20) { nodes { id name { fi sv en } businessId } }
  }
`)

export type OrganisationChoice = ResultOf<typeof organisationChoicesQuery>['organisations']['nodes'][number]
