import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { BudgetReader } from './budget-reader.js'
import { ProjectBudgets, ProjectBudgetsPayload, ProposeBudgetChangeInput, SaveProjectBudgetInput, SettleBudgetChangeInput } from './budget.graphql.js'
import { BudgetService } from './budget.service.js'

/** Whose money is spent on what, and what has the funder agreed to? */
@Resolver(() => ProjectBudgets)
export class BudgetResolver {
  constructor(
    private readonly reader: BudgetReader,
    private readonly service: BudgetService
  ) {}

  @Requires('budget.read')
  @Query(() => ProjectBudgets, { description: 'The budgets of a project: plans, the decision and changes.' })
  projectBudgets(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectBudgets> {
    return this.reader.of(projectId)
  }

  @Requires('project.edit')
  @Mutation(() => ProjectBudgetsPayload, { description: 'Writes the plan of an application, the decision on it, or a change of what was decided; which of them follows from the stage.' })
  async saveProjectBudget(@Args('input', { description: 'What it says.' }) input: SaveProjectBudgetInput): Promise<ProjectBudgetsPayload> {
    return { budgets: await this.service.save(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectBudgetsPayload, { description: 'Puts a change of the budget to the funder.' })
  async proposeBudgetChange(@Args('input', { description: 'Which one.' }) input: ProposeBudgetChangeInput): Promise<ProjectBudgetsPayload> {
    return { budgets: await this.service.propose(input) }
  }

  @Requires('project.steer')
  @Mutation(() => ProjectBudgetsPayload, { description: 'Records what the funder said to a change; once agreed to, it is the base.' })
  async settleBudgetChange(@Args('input', { description: 'What it said.' }) input: SettleBudgetChangeInput): Promise<ProjectBudgetsPayload> {
    return { budgets: await this.service.settle(input) }
  }
}
