/** What the pages of the criteria and of the decision path ask for and change. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const pathFragment = graphql(`
  fragment DecisionPathFields on DecisionPathVersion {
    id
    number
    isDraft
    validFrom
    validTo
    isInForce
    version
    content { validityDays appealDays appealBody reapplyMonths steps { kind body quorum majority } }
  }
`)

const criteriaFragment = graphql(`
  fragment CriteriaSetFields on CriteriaSetVersion {
    id
    number
    isDraft
    validFrom
    validTo
    isInForce
    version
    criteria { code weight name { fi sv en } question { fi sv en } anchors { fi sv en } }
  }
`)

export const decisionPathsQuery = graphql(
  `
    query DecisionPaths {
      decisionPaths {
        ...DecisionPathFields
      }
    }
  `,
  [pathFragment]
)

export const criteriaSetsQuery = graphql(
  `
    query CriteriaSets {
      criteriaSets {
        ...CriteriaSetFields
      }
    }
  `,
  [criteriaFragment]
)

export type PathVersion = ResultOf<typeof decisionPathsQuery>['decisionPaths'][number]
export type CriteriaVersion = ResultOf<typeof criteriaSetsQuery>['criteriaSets'][number]
/** What both kinds of versions have. */
export type RulesVersion = Pick<PathVersion, 'id' | 'number' | 'isDraft' | 'validFrom' | 'validTo' | 'isInForce' | 'version'>

export const saveDecisionPathMutation = graphql(
  `
    mutation SaveDecisionPath($input: SaveDecisionPathInput!) {
      saveDecisionPath(input: $input) {
        paths {
          ...DecisionPathFields
        }
      }
    }
  `,
  [pathFragment]
)

export const releaseDecisionPathMutation = graphql(
  `
    mutation ReleaseDecisionPath($input: ReleaseRulesInput!) {
      releaseDecisionPath(input: $input) {
        paths {
          ...DecisionPathFields
        }
      }
    }
  `,
  [pathFragment]
)

export const saveCriteriaSetMutation = graphql(
  `
    mutation SaveCriteriaSet($input: SaveCriteriaSetInput!) {
      saveCriteriaSet(input: $input) {
        sets {
          ...CriteriaSetFields
        }
      }
    }
  `,
  [criteriaFragment]
)

export const releaseCriteriaSetMutation = graphql(
  `
    mutation ReleaseCriteriaSet($input: ReleaseRulesInput!) {
      releaseCriteriaSet(input: $input) {
        sets {
          ...CriteriaSetFields
        }
      }
    }
  `,
  [criteriaFragment]
)

export const discardDecisionPathMutation = graphql(
  `
    mutation DiscardDecisionPathDraft($input: DiscardRulesInput!) {
      discardDecisionPathDraft(input: $input) {
        paths {
          ...DecisionPathFields
        }
      }
    }
  `,
  [pathFragment]
)

export const discardCriteriaSetMutation = graphql(
  `
    mutation DiscardCriteriaSetDraft($input: DiscardRulesInput!) {
      discardCriteriaSetDraft(input: $input) {
        sets {
          ...CriteriaSetFields
        }
      }
    }
  `,
  [criteriaFragment]
)
