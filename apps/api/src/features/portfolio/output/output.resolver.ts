import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { OutputFileService } from './output-file.service.js'
import { ProjectOutputs, RemoveOutputFileInput, SaveProjectOutputsInput, SaveProjectOutputsPayload } from './output.graphql.js'
import { OutputService } from './output.service.js'

/** What projects brought about. */
@Resolver(() => ProjectOutputs)
export class OutputResolver {
  constructor(
    private readonly service: OutputService,
    private readonly files: OutputFileService
  ) {}

  @Requires('project.read')
  @Query(() => ProjectOutputs, { description: 'What a project brought about, with the practice card of each.' })
  projectOutputs(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectOutputs> {
    return this.service.of(projectId)
  }

  @Requires('project.edit')
  @Mutation(() => SaveProjectOutputsPayload, { description: 'Names what a project brought about: for each its practice card, or why there is none.' })
  async saveProjectOutputs(@Args('input', { description: 'All of it.' }) input: SaveProjectOutputsInput): Promise<SaveProjectOutputsPayload> {
    return { outputs: await this.service.save(input) }
  }

  @Requires('project.edit')
  @Mutation(() => SaveProjectOutputsPayload, { description: 'Takes away a file that shows what a project brought about.' })
  async removeProjectOutputFile(@Args('input', { description: 'Which one.' }) { fileId }: RemoveOutputFileInput): Promise<SaveProjectOutputsPayload> {
    return { outputs: await this.service.of(await this.files.remove(fileId)) }
  }
}
