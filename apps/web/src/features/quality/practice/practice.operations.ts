import type { ApolloCache } from '@apollo/client'
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** After a change: the list that was read before is read again. */
export const forgetPractices = (cache: ApolloCache): void => {
  cache.evict({ id: 'ROOT_QUERY', fieldName: 'practices' })
}

const practiceFragment = graphql(`
  fragment PracticeRow on Practice {
    id
    kind
    retiredAt
    retiredReason
    version
    unitCount
    inUseCount
    unknownCount
    stoppedCount
    consideringCount
    notForUsCount
    name { fi sv en }
    summary { fi sv en }
    project { id title { fi sv en } }
  }
`)

const recordFragment = graphql(
  `
    fragment PracticeRecord on Practice {
      ...PracticeRow
      versions {
        id
        number
        state
        validFrom
        validTo
        reviewOn
        releasedAt
        releasedBy
        version
        content {
          name { fi sv en }
          summary { fi sv en }
          audience { fi sv en }
          sources { fi sv en }
          sections { code title { fi sv en } text { fi sv en } }
          card { evidenceLevel evidence { fi sv en } links { label url } costAmount cost { fi sv en } preconditions { fi sv en } adoption { fi sv en } licence }
        }
      }
      uptake {
        state standing reason since depth funding contact begunOn version mayChange
        unit { id name { fi sv en } }
        centre { id name { fi sv en } }
        followUp { begunOn months dueOn deadline }
        answers { begunOn months answer text link answeredOn answeredBy }
        files { id name addedAt }
      }
      spread { day inUse unknown stopped considering }
      retention { months asked kept stopped unknown open }
      publications { id publishedAt publishedBy withdrawnAt reason }
    }
  `,
  [practiceFragment]
)

export const practicesQuery = graphql(
  `
    query Practices {
      practices {
        ...PracticeRow
        versions { id number state validFrom validTo reviewOn releasedAt releasedBy version }
      }
    }
  `,
  [practiceFragment]
)
export type Practice = ResultOf<typeof practicesQuery>['practices'][number]

export const practiceQuery = graphql(
  `
    query Practice($id: ID!) {
      practice(id: $id) { ...PracticeRecord }
    }
  `,
  [recordFragment]
)
export type PracticeRecord = ResultOf<typeof practiceQuery>['practice']
export type PracticeVersion = PracticeRecord['versions'][number]
export type PracticeUptake = PracticeRecord['uptake'][number]

export const practiceDifferenceQuery = graphql(`
  query PracticeDifference($from: ID!, $to: ID!) {
    practiceDifference(fromVersionId: $from, toVersionId: $to) {
      changes { kind subject code level field before { fi sv en } after { fi sv en } }
    }
  }
`)

export const createPracticeMutation = graphql(
  `
    mutation CreatePractice($input: CreatePracticeInput!) {
      createPractice(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const startPracticeDraftMutation = graphql(
  `
    mutation StartPracticeDraft($input: StartPracticeDraftInput!) {
      startPracticeDraft(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const savePracticeDraftMutation = graphql(
  `
    mutation SavePracticeDraft($input: SavePracticeDraftInput!) {
      savePracticeDraft(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const releasePracticeMutation = graphql(
  `
    mutation ReleasePractice($input: ReleasePracticeInput!) {
      releasePractice(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const retirePracticeMutation = graphql(
  `
    mutation RetirePractice($input: RetirePracticeInput!) {
      retirePractice(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const setUptakeMutation = graphql(
  `
    mutation SetPracticeUptake($input: SetPracticeUptakeInput!) {
      setPracticeUptake(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const answerFollowUpMutation = graphql(
  `
    mutation AnswerPracticeFollowUp($input: AnswerPracticeFollowUpInput!) {
      answerPracticeFollowUp(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const publishPracticeMutation = graphql(
  `
    mutation PublishPractice($input: PublishPracticeInput!) {
      publishPractice(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const withdrawPracticeMutation = graphql(
  `
    mutation WithdrawPractice($input: WithdrawPracticeInput!) {
      withdrawPractice(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

export const removePracticeUseFileMutation = graphql(
  `
    mutation RemovePracticeUseFile($input: RemoveShownFileInput!) {
      removePracticeUseFile(input: $input) { practice { ...PracticeRecord } }
    }
  `,
  [recordFragment]
)

/** Which municipalities each centre serves, for the map. */
export const practiceGroundQuery = graphql(`
  query PracticeGround {
    networkTree { territories { unitId municipalityCodes } }
  }
`)
