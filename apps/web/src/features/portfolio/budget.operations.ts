import { graphql, type ResultOf } from '../../graphql/graphql.js'
import { projectQuery } from './portfolio.operations.js'

const budgetsFragment = graphql(`
  fragment BudgetFields on ProjectBudgets {
    mayWrite
    maySettle
    versions {
      id
      number
      kind
      state
      costModel
      costRate
      startsOn
      endsOn
      reason
      decidedOn
      reference
      madeAt
      lines { partnerId category period source amount { minorUnits currency } isReckoned }
      total { minorUnits currency }
      grant { minorUnits currency }
      version
    }
  }
`)

export const projectBudgetsQuery = graphql(
  `
    query ProjectBudgets($id: ID!) {
      projectBudgets(projectId: $id) {
        ...BudgetFields
      }
    }
  `,
  [budgetsFragment]
)
export type ProjectBudgets = ResultOf<typeof projectBudgetsQuery>['projectBudgets']
export type BudgetVersion = ProjectBudgets['versions'][number]

export const saveProjectBudgetMutation = graphql(
  `
    mutation SaveProjectBudget($input: SaveProjectBudgetInput!) {
      saveProjectBudget(input: $input) {
        budgets {
          ...BudgetFields
        }
      }
    }
  `,
  [budgetsFragment]
)

export const proposeBudgetChangeMutation = graphql(
  `
    mutation ProposeBudgetChange($input: ProposeBudgetChangeInput!) {
      proposeBudgetChange(input: $input) {
        budgets {
          ...BudgetFields
        }
      }
    }
  `,
  [budgetsFragment]
)

export const settleBudgetChangeMutation = graphql(
  `
    mutation SettleBudgetChange($input: SettleBudgetChangeInput!) {
      settleBudgetChange(input: $input) {
        budgets {
          ...BudgetFields
        }
      }
    }
  `,
  [budgetsFragment]
)

/** After a change of its money: the budgets have no id of their own, and the project tells sums and steps by them. */
export const readAnew = (id: string) => ({ refetchQueries: [{ query: projectBudgetsQuery, variables: { id } }, { query: projectQuery, variables: { id } }], awaitRefetchQueries: true })
