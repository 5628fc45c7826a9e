import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { DeclareProjectSharesInput, ProjectResultsPayload, RemoveProjectIndicatorInput, SaveProjectIndicatorInput } from './result-input.graphql.js'
import { ResultReader } from './result-reader.js'
import { ProjectResults, SharedResult } from './result.graphql.js'
import { ResultService } from './result.service.js'

/** What has a project achieved, and who tells the same? */
@Resolver(() => ProjectResults)
export class ResultResolver {
  constructor(
    private readonly reader: ResultReader,
    private readonly service: ResultService
  ) {}

  @Requires('budget.read')
  @Query(() => ProjectResults, { description: 'The results of a project, out of the accepted figures of its units.' })
  projectResults(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectResults> {
    return this.reader.of(projectId)
  }

  @Requires('budget.read')
  @Query(() => [SharedResult], { description: 'By indicator, what projects tell together of the figures of the units in the projects that the viewer reads, and what was reported.' })
  sharedResults(): Promise<SharedResult[]> {
    return this.reader.shared()
  }

  @Requires('project.edit')
  @Mutation(() => ProjectResultsPayload, { description: 'Chooses an indicator for a project, or says anew what it aims at.' })
  async saveProjectIndicator(@Args('input', { description: 'Which, and what is aimed at.' }) input: SaveProjectIndicatorInput): Promise<ProjectResultsPayload> {
    return { results: await this.service.save(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectResultsPayload, { description: 'Takes an indicator out of a project that no report has told.' })
  async removeProjectIndicator(@Args('input', { description: 'Which.' }) input: RemoveProjectIndicatorInput): Promise<ProjectResultsPayload> {
    return { results: await this.service.remove(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectResultsPayload, { description: 'Declares which share of its units’ figures a project counts; what was declared before stays on record.' })
  async declareProjectShares(@Args('input', { description: 'All shares of an indicator.' }) input: DeclareProjectSharesInput): Promise<ProjectResultsPayload> {
    return { results: await this.service.declare(input) }
  }
}
