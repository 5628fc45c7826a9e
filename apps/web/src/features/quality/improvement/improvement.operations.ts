import type { ApolloCache } from '@apollo/client'
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const rowFragment = graphql(`
  fragment ImprovementRow on Improvement {
    id
    kind
    severity
    state
    outcome
    title
    text
    origin
    criterionCode
    criterionName { fi sv en }
    dueOn
    isOverdue
    openedAt
    doneAt
    closedAt
    version
    mayEdit
    findingId
    unit { id type name { fi sv en } }
    centre { id name { fi sv en } }
    owner { id displayName }
    framework { id name { fi sv en } }
    rule { id name { fi sv en } }
    practice { id name { fi sv en } }
    steps { text isDone }
    stepOptions { step blockedBy needsReason }
  }
`)

export const improvementsQuery = graphql(
  `
    query Improvements($filter: ImprovementFilter, $sort: ImprovementSort, $descending: Boolean, $first: Int, $after: String) {
      improvements(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...ImprovementRow }
      }
    }
  `,
  [rowFragment]
)
export type ImprovementRow = ResultOf<typeof improvementsQuery>['improvements']['nodes'][number]

/** After a change: pages of the board that were read before are read again. */
export const forgetBoard = (cache: ApolloCache): void => {
  cache.evict({ id: 'ROOT_QUERY', fieldName: 'improvements' })
}

const recordFragment = graphql(
  `
    fragment ImprovementRecord on Improvement {
      ...ImprovementRow
      finding { id title severity rule { id name { fi sv en } } }
      actions { ...ImprovementRow }
      effect { effect before { assessedOn value } after { assessedOn value } }
      evidence { id kind title note url fileName fileSize addedAt addedBy { id displayName } }
      events { id event text at by { id displayName } }
    }
  `,
  [rowFragment]
)

export const improvementQuery = graphql(
  `
    query Improvement($id: ID!) {
      improvement(id: $id) { ...ImprovementRecord }
    }
  `,
  [recordFragment]
)
export type ImprovementRecord = ResultOf<typeof improvementQuery>['improvement']

export const improvementOwnersQuery = graphql(`
  query ImprovementOwners($unitId: ID!) {
    improvementOwners(unitId: $unitId) { id displayName }
  }
`)

/** Frameworks, practices and units that a record can name. */
export const improvementChoicesQuery = graphql(`
  query ImprovementChoices {
    networkTree { nodes { id parentId type name { fi sv en } } }
    qualityFrameworks { id name { fi sv en } kind versions { id number state validFrom validTo } }
    practices { id retiredAt name { fi sv en } versions { id state } }
  }
`)
export type ImprovementChoices = ResultOf<typeof improvementChoicesQuery>

export const criteriaQuery = graphql(`
  query ImprovementCriteria($id: ID!) {
    qualityFrameworkVersion(id: $id) {
      id
      content {
        bands { code from name { fi sv en } }
        sections { code criteria { code title { fi sv en } } }
      }
    }
  }
`)

export const openImprovementMutation = graphql(
  `
    mutation OpenImprovement($input: OpenImprovementInput!) {
      openImprovement(input: $input) { improvement { ...ImprovementRecord } }
    }
  `,
  [recordFragment]
)

export const changeImprovementMutation = graphql(
  `
    mutation ChangeImprovement($input: ChangeImprovementInput!) {
      changeImprovement(input: $input) { improvement { ...ImprovementRecord } }
    }
  `,
  [recordFragment]
)

export const moveImprovementMutation = graphql(
  `
    mutation MoveImprovement($input: MoveImprovementInput!) {
      moveImprovement(input: $input) { improvement { ...ImprovementRecord } }
    }
  `,
  [recordFragment]
)

export const noteImprovementMutation = graphql(
  `
    mutation NoteImprovement($input: NoteImprovementInput!) {
      noteImprovement(input: $input) { improvement { ...ImprovementRecord } }
    }
  `,
  [recordFragment]
)

export const addEvidenceMutation = graphql(
  `
    mutation AddImprovementEvidence($input: AddImprovementEvidenceInput!) {
      addImprovementEvidence(input: $input) { improvement { ...ImprovementRecord } }
    }
  `,
  [recordFragment]
)

export const removeEvidenceMutation = graphql(
  `
    mutation RemoveImprovementEvidence($input: RemoveImprovementEvidenceInput!) {
      removeImprovementEvidence(input: $input) { improvement { ...ImprovementRecord } }
    }
  `,
  [recordFragment]
)

export const rulesQuery = graphql(`
  query ImprovementRules {
    improvementRules {
      id
      number
      kind
      severity
      isActive
      frameworkId
      bandCode
      criterionCode
      level
      days
      changedAt
      changedBy
      openCount
      name { fi sv en }
      frameworkName { fi sv en }
      runs { id number ranAt opened closed }
    }
  }
`)
export type ImprovementRule = ResultOf<typeof rulesQuery>['improvementRules'][number]

export const rulePreviewQuery = graphql(`
  query ImprovementRulePreview($input: ImprovementRuleInput!) {
    improvementRulePreview(input: $input) { closes keeps opens { id name { fi sv en } } }
  }
`)

export const saveRuleMutation = graphql(`
  mutation SaveImprovementRule($input: ImprovementRuleInput!) {
    saveImprovementRule(input: $input) { rule { id number } }
  }
`)

export const runRulesMutation = graphql(`
  mutation RunImprovementRules {
    runImprovementRules { isAsked }
  }
`)
