import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { isSpending } from '@solmu/domain/portfolio/cost.js'
import { toldCategories } from '@solmu/domain/portfolio/cost-model.js'
import { Requires } from '../../../core/access/requires.js'
import { SpendingReader } from '../money/spending.js'
import { ProjectCost, ProjectCostArgs, ProjectCostConnection, ProjectCostPayload, ProjectSpending, RemoveProjectCostInput, RemoveProjectCostPayload, SaveProjectCostInput } from './cost.graphql.js'
import { CostQueries } from './cost.queries.js'
import { CostService } from './cost.service.js'

/** What has been spent, by whom and on what? */
@Resolver(() => ProjectCost)
export class CostResolver {
  constructor(
    private readonly spending: SpendingReader,
    private readonly queries: CostQueries,
    private readonly service: CostService
  ) {}

  @Requires('budget.read')
  @Query(() => ProjectSpending, { description: 'What decides which costs a project takes, and whose costs the viewer records.' })
  async projectSpending(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectSpending> {
    const { project, costModel, costRate, frame, partners } = await this.spending.of(projectId)
    return {
      ...{ costModel, costRate, categories: toldCategories(frame.model), startsOn: frame.startsOn, endsOn: frame.endsOn, currency: project.currency, isOpen: isSpending(project.stage) },
      partners: partners.map(({ id, name, mayWrite }) => ({ id, name, mayWrite }))
    }
  }

  @Requires('budget.read')
  @Query(() => ProjectCostConnection, { description: 'What has been spent in a project.' })
  projectCosts(@Args() args: ProjectCostArgs): Promise<ProjectCostConnection> {
    return this.queries.list(args)
  }

  @Requires('claim.write')
  @Mutation(() => ProjectCostPayload, { description: 'Records what a partner has spent, or changes it before it is claimed.' })
  async saveProjectCost(@Args('input', { description: 'What it was.' }) input: SaveProjectCostInput): Promise<ProjectCostPayload> {
    return { cost: await this.service.save(input) }
  }

  @Requires('claim.write')
  @Mutation(() => RemoveProjectCostPayload, { description: 'Takes away a cost that was recorded by mistake and never claimed.' })
  async removeProjectCost(@Args('input', { description: 'Which one.' }) input: RemoveProjectCostInput): Promise<RemoveProjectCostPayload> {
    return { costId: await this.service.remove(input) }
  }
}
