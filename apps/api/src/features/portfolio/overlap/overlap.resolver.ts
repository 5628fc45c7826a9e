import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { JudgeOverlapInput, ProjectOverlapPayload, ProjectOverlapArgs, ProjectOverlaps } from './overlap.graphql.js'
import { OverlapService } from './overlap.service.js'

/** Who else does the same? */
@Resolver(() => ProjectOverlaps)
export class OverlapResolver {
  constructor(private readonly service: OverlapService) {}

  @Requires('project.read')
  @Query(() => ProjectOverlaps, { description: 'Projects of the network that look like others, of the network or of public lists.' })
  projectOverlaps(@Args() args: ProjectOverlapArgs): Promise<ProjectOverlaps> {
    return this.service.list(args)
  }

  @Requires('project.steer')
  @Mutation(() => ProjectOverlapPayload, { description: 'Says of two projects that look alike that they belong together, that they are no overlap, or that somebody should look again.' })
  judgeOverlap(@Args('input', { description: 'What is said.' }) input: JudgeOverlapInput): Promise<ProjectOverlapPayload> {
    return this.service.judge(input)
  }
}
