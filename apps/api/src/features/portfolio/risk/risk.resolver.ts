import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ProjectRisk, ProjectRisks, ProjectRisksPayload, SaveProjectRiskInput } from './risk.graphql.js'
import { RiskService } from './risk.service.js'

/** What may come in the way of a project, and what has? */
@Resolver(() => ProjectRisk)
export class RiskResolver {
  constructor(private readonly service: RiskService) {}

  @Requires('budget.read')
  @Query(() => ProjectRisks, { description: 'The risks and issues of a project.' })
  projectRisks(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectRisks> {
    return this.service.list(projectId)
  }

  @Requires('project.work')
  @Mutation(() => ProjectRisksPayload, { description: 'Records a risk or an issue, or says how it stands; a risk that has come true becomes an issue.' })
  async saveProjectRisk(@Args('input', { description: 'What it is.' }) input: SaveProjectRiskInput): Promise<ProjectRisksPayload> {
    return { risks: await this.service.save(input) }
  }
}
