import { Args, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ApplicationPipeline, PipelineArgs } from './pipeline.graphql.js'
import { PipelineService } from './pipeline.service.js'

/** Where the applications of a centre or of the nation stand. */
@Resolver()
export class PipelineResolver {
  constructor(private readonly service: PipelineService) {}

  @Requires('application.read')
  @Query(() => ApplicationPipeline, { description: 'The applications within reach by their stages, and how far those came that were begun in a period.' })
  applicationPipeline(@Args() args: PipelineArgs): Promise<ApplicationPipeline> {
    return this.service.of(args)
  }
}
