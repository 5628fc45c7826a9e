import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor, PageArgs } from '../../../core/graphql/page.js'
import { AuditCheckpointConnection, AuditCheckpointType, MakeAuditCheckpointPayload } from './audit-checkpoint.graphql.js'
import { AuditCheckpointService } from './audit-checkpoint.service.js'

@Resolver(() => AuditCheckpointType)
export class AuditCheckpointResolver {
  constructor(private readonly checkpoints: AuditCheckpointService) {}

  @Requires('audit.read')
  @Query(() => AuditCheckpointConnection, { description: 'The signed heads of the trail, the newest first.' })
  auditCheckpoints(@Args() args: PageArgs, @Info() info: GraphQLResolveInfo): Promise<AuditCheckpointConnection> {
    return this.checkpoints.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('audit.checkpoint')
  @Mutation(() => MakeAuditCheckpointPayload, { description: 'Signs the head of the trail now.' })
  async makeAuditCheckpoint(): Promise<MakeAuditCheckpointPayload> {
    return { checkpoint: await this.checkpoints.make() }
  }
}
