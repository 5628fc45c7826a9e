import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import {
  ActivateMembershipInput,
  GiveMembershipNoticeInput,
  MembershipListArgs,
  ReasonedMembershipInput,
  SetMembershipRulesInput,
  TakeBackMembershipNoticeInput
} from './membership-input.graphql.js'
import { MembershipReader } from './membership-reader.js'
import { Membership, MembershipOutlook, MembershipPayload, MembershipRules, MembershipRulesPayload } from './membership.graphql.js'
import { MembershipService } from './membership.service.js'

/** Who is a member, since when, and what becomes of it. */
@Resolver(() => Membership)
export class MembershipResolver {
  constructor(
    private readonly service: MembershipService,
    private readonly reader: MembershipReader
  ) {}

  @Requires('member.read')
  @Query(() => [Membership], { description: 'The memberships of the consortium, by the name of the organisation.' })
  memberships(@Args() args: MembershipListArgs): Promise<Membership[]> {
    return this.service.list(args)
  }

  @Requires('member.read')
  @Query(() => Membership, { description: 'One membership, as it stands today.' })
  membership(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Membership> {
    return this.service.one(id)
  }

  @Requires('member.read')
  @Query(() => MembershipRules, { description: 'The rules of membership in the consortium.' })
  membershipRules(): Promise<MembershipRules> {
    return this.service.rules()
  }

  @Requires('member.manage')
  @Mutation(() => MembershipPayload, { description: 'Makes a member active: its decision stands, the agreements are accepted and the required tasks are done.' })
  async activateMembership(@Args('input', { description: 'Which one.' }) input: ActivateMembershipInput): Promise<MembershipPayload> {
    return { membership: await this.service.activate(input) }
  }

  @Requires('member.read')
  @NeedsFreshProof()
  @Mutation(() => MembershipPayload, { description: 'Gives notice of a membership: signed by the mandated signatory, or recorded from a letter.' })
  async giveMembershipNotice(@Args('input', { description: 'Which one, from when, and how.' }) input: GiveMembershipNoticeInput): Promise<MembershipPayload> {
    return { membership: await this.service.giveNotice(input) }
  }

  @Requires('member.read')
  @Mutation(() => MembershipPayload, { description: 'Takes a notice back before its day; the roles that were to end go on.' })
  async takeBackMembershipNotice(@Args('input', { description: 'Which one.' }) input: TakeBackMembershipNoticeInput): Promise<MembershipPayload> {
    return { membership: await this.service.takeBack(input) }
  }

  @Requires('member.manage')
  @Mutation(() => MembershipPayload, { description: 'Suspends a membership: its rights rest, its obligations go on.' })
  async suspendMembership(@Args('input', { description: 'Which one, and why.' }) input: ReasonedMembershipInput): Promise<MembershipPayload> {
    return { membership: await this.service.suspend(input) }
  }

  @Requires('member.manage')
  @Mutation(() => MembershipPayload, { description: 'Takes a suspended membership up again.' })
  async reinstateMembership(@Args('input', { description: 'Which one, and why.' }) input: ReasonedMembershipInput): Promise<MembershipPayload> {
    return { membership: await this.service.reinstate(input) }
  }

  @Requires('member.rule')
  @Mutation(() => MembershipRulesPayload, { description: 'Sets the notice period, and from when members come by admission alone.' })
  async setMembershipRules(@Args('input', { description: 'The rules.' }) input: SetMembershipRulesInput): Promise<MembershipRulesPayload> {
    return { rules: await this.service.setRules(input) }
  }

  @ResolveField(() => [OrgUnitRefType], { description: 'The open local units that the organisation runs today.' })
  units(@Parent() { organisation }: Membership): Promise<OrgUnitRefType[]> {
    return this.reader.unitsOf(organisation.id)
  }

  @ResolveField(() => MembershipOutlook, { description: 'What can be done with it today, and what is in the way.' })
  outlook(@Parent() membership: Membership): Promise<MembershipOutlook> {
    return this.reader.outlookOf(membership)
  }
}
