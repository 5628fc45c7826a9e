import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { Progress, ProgressInput } from './progress.graphql.js'
import { ProgressService } from './progress.service.js'
import {
  RemoveTargetInput,
  RemoveTargetPayload,
  SetTargetsInput,
  SetTargetsPayload,
  TargetConnection,
  TargetListArgs
} from './target.graphql.js'
import { TargetService } from './target.service.js'

@Resolver()
export class TargetResolver {
  constructor(
    private readonly targetService: TargetService,
    private readonly progresses: ProgressService
  ) {}

  @Requires('return.read')
  @Query(() => TargetConnection, { description: 'Targets and baselines, by unit, indicator and period.' })
  targets(@Args() args: TargetListArgs, @Info() info: GraphQLResolveInfo): Promise<TargetConnection> {
    return this.targetService.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('return.read')
  @Query(() => Progress, { description: 'Plan, actual and forecast of a year.' })
  progress(@Args('input', { description: 'Whose, and which year.' }) input: ProgressInput): Promise<Progress> {
    return this.progresses.of(input)
  }

  @Requires('target.manage')
  @Mutation(() => SetTargetsPayload, { description: 'Sets targets and baselines, all or none.' })
  async setTargets(@Args('input', { description: 'The targets.' }) input: SetTargetsInput): Promise<SetTargetsPayload> {
    return { targets: await this.targetService.set(input.targets) }
  }

  @Requires('target.manage')
  @Mutation(() => RemoveTargetPayload, { description: 'Takes a target or baseline away.' })
  async removeTarget(@Args('input', { description: 'The target.' }) input: RemoveTargetInput): Promise<RemoveTargetPayload> {
    return { targetId: await this.targetService.remove(input) }
  }
}
