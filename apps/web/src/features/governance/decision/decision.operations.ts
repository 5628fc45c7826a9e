import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

export const decisionsQuery = graphql(`
  query Decisions($words: String, $language: Language) {
    decisions(words: $words, language: $language) {
      id
      source
      number
      year
      title { fi sv en }
      bodyName { fi sv en }
      unit { id type name { fi sv en } }
      decidedOn
      state
      publication
      isOpenToAll
      progress
      taskCount
      doneCount
      responsible { fi sv en }
      dueOn
      reviewOn
      isReviewDue
      rank
      headline { text isHit }
      membership { outcome name applicationId membershipId }
    }
  }
`)

export type ListedDecision = ResultOf<typeof decisionsQuery>['decisions'][number]

const decisionFragment = graphql(`
  fragment RegisterDecisionFields on GovernanceDecision {
    id
    number
    year
    serial
    title { fi sv en }
    content { fi sv en }
    basis { fi sv en }
    bodyName { fi sv en }
    unit { id type name { fi sv en } }
    votes { for against abstain }
    dissent
    decidedOn
    dueOn
    reviewOn
    isReviewDue
    responsibleUnit { id type name { fi sv en } }
    responsiblePerson
    publication
    state
    endedOn
    endedBy { id number kind decidedOn title { fi sv en } }
    ends { id number kind decidedOn title { fi sv en } }
    progress
    tasks {
      id
      title
      unit { id type name { fi sv en } }
      personName
      dueOn
      state
      doneOn
      note
      dropReason
      mayComplete
      version
    }
    reviews { id reviewedOn finding nextOn }
    mayManage
    version
  }
`)

export const decisionQuery = graphql(
  `
    query Decision($id: ID!) {
      decision(id: $id) {
        ...RegisterDecisionFields
      }
    }
  `,
  [decisionFragment]
)

export type WholeDecision = ResultOf<typeof decisionQuery>['decision']
export type DecisionTask = WholeDecision['tasks'][number]

export const decisionBodiesQuery = graphql(`
  query DecisionBodies {
    decisionBodies {
      id
      name { fi sv en }
      unit { id type name { fi sv en } }
      validFrom
      validTo
    }
  }
`)

export const decisionPeopleQuery = graphql(`
  query DecisionPeople($unitId: ID!) {
    decisionPeople(unitId: $unitId) {
      id
      name
    }
  }
`)

export const recordDecisionMutation = graphql(
  `
    mutation RecordDecision($input: RecordDecisionInput!) {
      recordDecision(input: $input) {
        decision { ...RegisterDecisionFields }
      }
    }
  `,
  [decisionFragment]
)

export const endDecisionMutation = graphql(
  `
    mutation EndDecision($input: EndDecisionInput!) {
      endDecision(input: $input) {
        decision { ...RegisterDecisionFields }
      }
    }
  `,
  [decisionFragment]
)

export const openDecisionMutation = graphql(
  `
    mutation OpenDecision($input: OpenDecisionInput!) {
      openDecision(input: $input) {
        decision { ...RegisterDecisionFields }
      }
    }
  `,
  [decisionFragment]
)

export const reviewDecisionMutation = graphql(
  `
    mutation ReviewDecision($input: ReviewDecisionInput!) {
      reviewDecision(input: $input) {
        decision { ...RegisterDecisionFields }
      }
    }
  `,
  [decisionFragment]
)

export const addDecisionTaskMutation = graphql(
  `
    mutation AddDecisionTask($input: AddDecisionTaskInput!) {
      addDecisionTask(input: $input) {
        decision { ...RegisterDecisionFields }
      }
    }
  `,
  [decisionFragment]
)

export const completeDecisionTaskMutation = graphql(
  `
    mutation CompleteDecisionTask($input: CompleteDecisionTaskInput!) {
      completeDecisionTask(input: $input) {
        decision { ...RegisterDecisionFields }
      }
    }
  `,
  [decisionFragment]
)

export const dropDecisionTaskMutation = graphql(
  `
    mutation DropDecisionTask($input: DropDecisionTaskInput!) {
      dropDecisionTask(input: $input) {
        decision { ...RegisterDecisionFields }
      }
    }
  `,
  [decisionFragment]
)

export type RecordDecisionInput = VariablesOf<typeof recordDecisionMutation>['input']
