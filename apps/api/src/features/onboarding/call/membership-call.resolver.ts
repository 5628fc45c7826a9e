import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { MembershipCall, MembershipCallInput, MembershipCallPayload, SaveMembershipCallInput } from './membership-call.graphql.js'
import { MembershipCallService } from './membership-call.service.js'

/** Who looks for members, until when? */
@Resolver()
export class MembershipCallResolver {
  constructor(private readonly service: MembershipCallService) {}

  @Requires('application.read')
  @Query(() => [MembershipCall], { description: 'The calls for members within reach, the newest first.' })
  membershipCalls(): Promise<MembershipCall[]> {
    return this.service.list()
  }

  @Requires('application.read')
  @Query(() => MembershipCall, { description: 'One call.' })
  membershipCall(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<MembershipCall> {
    return this.service.one(id)
  }

  @Requires('application.manage')
  @Query(() => [OrgUnitRefType], { description: 'The centres, and the head office, for which the viewer looks after applications.' })
  applicationCentres(): Promise<OrgUnitRefType[]> {
    return this.service.centres()
  }

  @Requires('application.manage')
  @Mutation(() => MembershipCallPayload, { description: 'Writes a call, or changes one.' })
  async saveMembershipCall(@Args('input', { description: 'What it says.' }) input: SaveMembershipCallInput): Promise<MembershipCallPayload> {
    return { call: await this.service.save(input) }
  }

  @Requires('application.manage')
  @Mutation(() => MembershipCallPayload, { description: 'Shows a call to everybody.' })
  async publishMembershipCall(@Args('input', { description: 'Which one.' }) input: MembershipCallInput): Promise<MembershipCallPayload> {
    return { call: await this.service.publish(input) }
  }

  @Requires('application.manage')
  @Mutation(() => MembershipCallPayload, { description: 'Takes a call back; applications that came by it go on.' })
  async withdrawMembershipCall(@Args('input', { description: 'Which one.' }) input: MembershipCallInput): Promise<MembershipCallPayload> {
    return { call: await this.service.withdraw(input) }
  }
}
