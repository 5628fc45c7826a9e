import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

const ruleFragment = graphql(`
  fragment CheckRuleFields on CheckRule {
    id
    code
    kind
    severity
    isActive
    version
    changedAt
    changedBy
    message {
      fi
      sv
      en
    }
    spec {
      of
      codes
      level
      periodKinds
      onlyRequired
      min
      max
      wholes
      relation
      parts
      periodsAgo
      tolerance
      direction
      relative
      absolute
      factor
      expression
      at
    }
  }
`)

/** Every rule by which returns are checked. */
export const checkRulesQuery = graphql(
  `
    query CheckRules {
      checkRules {
        ...CheckRuleFields
      }
    }
  `,
  [ruleFragment]
)

export type CheckRuleRow = ResultOf<typeof checkRulesQuery>['checkRules'][number]

export const createCheckRuleMutation = graphql(
  `
    mutation CreateCheckRule($input: CreateCheckRuleInput!) {
      createCheckRule(input: $input) {
        rule {
          ...CheckRuleFields
        }
      }
    }
  `,
  [ruleFragment]
)

export const changeCheckRuleMutation = graphql(
  `
    mutation ChangeCheckRule($input: ChangeCheckRuleInput!) {
      changeCheckRule(input: $input) {
        rule {
          ...CheckRuleFields
        }
      }
    }
  `,
  [ruleFragment]
)

export type CreateRuleInput = VariablesOf<typeof createCheckRuleMutation>['input']

/** What a rule would find in the returns of a round. */
export const tryCheckRuleQuery = graphql(`
  query TryCheckRule($input: TryCheckRuleInput!, $roundId: ID!) {
    tryCheckRule(input: $input, roundId: $roundId) {
      returnCount
      foundInCount
      findingCount
      examples {
        returnId
        unit {
          id
          name {
            fi
            sv
            en
          }
        }
        label {
          fi
          sv
          en
        }
        message {
          fi
          sv
          en
        }
      }
    }
  }
`)

export type TrialInput = VariablesOf<typeof tryCheckRuleQuery>['input']
export type Trial = ResultOf<typeof tryCheckRuleQuery>['tryCheckRule']

/** The rounds on which a rule can be tried, the newest first. */
export const trialRoundsQuery = graphql(`
  query TrialRounds {
    rounds(first: 12) {
      nodes {
        id
        period
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

/** The groups that a rule can name. */
export const ruleGroupsQuery = graphql(`
  query RuleGroups {
    indicatorGroups {
      id
      code
      name {
        fi
        sv
        en
      }
    }
  }
`)

/** All that it takes to check a return while it is being written. */
export const returnChecksQuery = graphql(
  `
    query ReturnChecks($returnId: ID!) {
      returnChecks(returnId: $returnId) {
        rules {
          ...CheckRuleFields
        }
        indicators {
          indicatorId
          groupCode
          numerator
          denominator
          factor
          past {
            breakdown
            values
          }
        }
        explanations {
          ruleCode
          cell
          about
          text
          version
          writtenBy
          writtenAt
        }
      }
    }
  `,
  [ruleFragment]
)

export type ReturnChecks = ResultOf<typeof returnChecksQuery>['returnChecks']

export const explainFindingMutation = graphql(`
  mutation ExplainFinding($input: ExplainFindingInput!) {
    explainFinding(input: $input) {
      finding {
        key
        ruleCode
        severity
        kind
        message {
          fi
          sv
          en
        }
        cell
        cells {
          indicatorId
          breakdown
        }
        needsExplanation
        explanation {
          text
          writtenBy
          writtenAt
        }
        formerText
        explanationVersion
      }
    }
  }
`)

/** What the panel needs of a finding: as the API gives it, or as it was worked out here. */
export interface PanelFinding {
  readonly key: string
  readonly ruleCode: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: { readonly fi: string; readonly sv: string; readonly en: string }
  readonly cell: string
  readonly cells: readonly FindingCell[]
  readonly needsExplanation: boolean
  readonly explanation: { readonly text: string; readonly writtenBy: string | null; readonly writtenAt: string } | null
  /** What was said before the figures changed. */
  readonly formerText: string | null
  readonly explanationVersion: number
}

/** A place of the sheet; the empty breakdown is the total of an indicator that is broken down. */
export interface FindingCell {
  readonly indicatorId: string
  readonly breakdown: string
}
