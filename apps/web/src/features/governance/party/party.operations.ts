import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const answersFragment = graphql(`
  fragment PartyAnswersFields on PartyAnswers {
    id
    isWaiting
    mayRecord
    parties {
      party
      demand
      answer
      isInTheWay
      voiceRule
      said { id answer saidBy saidOn reason isOwn isLast voice { fi sv en } }
      voices { id name { fi sv en } }
      mine { id name { fi sv en } }
    }
  }
`)

const questionFragment = graphql(`
  fragment PartyQuestionFields on PartyQuestion {
    id
    subjectId
    recordId
    kind
    party
    demand
    voice { id name { fi sv en } }
    title { fi sv en }
    content { fi sv en }
    body { fi sv en }
    outcome
    answer
    saidOn
  }
`)

export const partyAnswersQuery = graphql(`query PartyAnswers($subjectId: ID!) { partyAnswers(subjectId: $subjectId) { ...PartyAnswersFields } }`, [answersFragment])
export type AskedParty = ResultOf<typeof partyAnswersQuery>['partyAnswers']['parties'][number]

export const partyQuestionsQuery = graphql(`query PartyQuestions { partyQuestions { ...PartyQuestionFields } }`, [questionFragment])
export type PartyQuestion = ResultOf<typeof partyQuestionsQuery>['partyQuestions'][number]

export const recordPartyAnswerMutation = graphql(`mutation RecordPartyAnswer($input: RecordPartyAnswerInput!) { recordPartyAnswer(input: $input) { answers { ...PartyAnswersFields } } }`, [answersFragment])
export const answerAsPartyMutation = graphql(`mutation AnswerAsParty($input: AnswerAsPartyInput!) { answerAsParty(input: $input) { questions { ...PartyQuestionFields } } }`, [questionFragment])
