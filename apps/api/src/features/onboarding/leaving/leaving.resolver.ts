import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { EntrustMemberReturnsInput, HandOverMemberUnitInput, MemberLeaving, MemberLeavingArgs, MemberLeavingPayload } from './leaving.graphql.js'
import { LeavingService } from './leaving.service.js'

/** What becomes of the units and the open returns of a member that leaves. */
@Resolver(() => MemberLeaving)
export class LeavingResolver {
  constructor(private readonly service: LeavingService) {}

  @Requires('member.read')
  @Query(() => MemberLeaving, { description: 'What becomes of a member’s units and open returns when it leaves, as planned or as if.' })
  memberLeaving(@Args() args: MemberLeavingArgs): Promise<MemberLeaving> {
    return this.service.of(args)
  }

  @Requires('member.manage')
  @Mutation(() => MemberLeavingPayload, { description: 'Hands a unit of a member that leaves over to another member, from that day on.' })
  async handOverMemberUnit(@Args('input', { description: 'Which unit, and to whom.' }) input: HandOverMemberUnitInput): Promise<MemberLeavingPayload> {
    return { leaving: await this.service.handOver(input) }
  }

  @Requires('member.manage')
  @Mutation(() => MemberLeavingPayload, { description: 'Entrusts somebody with the open returns of units that closed with a member.' })
  async entrustMemberReturns(@Args('input', { description: 'Whom, until when, and why.' }) input: EntrustMemberReturnsInput): Promise<MemberLeavingPayload> {
    return { leaving: await this.service.entrust(input) }
  }
}
