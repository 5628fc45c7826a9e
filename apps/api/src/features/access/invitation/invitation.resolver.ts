import { Args, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { GiftRules } from '../role-assignment/gift-rules.js'
import {
  InvitationConnection,
  InvitationListArgs,
  InvitationType,
  InvitePersonInput,
  InvitePersonPayload,
  ResendInvitationInput,
  ResendInvitationPayload,
  RevokeInvitationInput,
  RevokeInvitationPayload
} from './invitation.graphql.js'
import { InvitationQueries, isPending } from './invitation.queries.js'
import { InvitationService } from './invitation.service.js'

@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(
    private readonly queries: InvitationQueries,
    private readonly service: InvitationService,
    private readonly gifts: GiftRules
  ) {}

  @Requires('access.manage')
  @Query(() => InvitationConnection, { description: 'The invitations to units where the viewer may give roles.' })
  invitations(@Args() args: InvitationListArgs, @Info() info: GraphQLResolveInfo): Promise<InvitationConnection> {
    return this.queries.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('access.manage')
  @Mutation(() => InvitePersonPayload, { description: 'Asks somebody by e-mail to take a role.' })
  async invitePerson(@Args('input', { description: 'Who is asked to take which role where.' }) input: InvitePersonInput): Promise<InvitePersonPayload> {
    return { invitation: await this.service.invite(input) }
  }

  @Requires('access.manage')
  @Mutation(() => ResendInvitationPayload, { description: 'Sends an invitation anew; the link of the last mail dies.' })
  async resendInvitation(@Args('input', { description: 'Which invitation.' }) input: ResendInvitationInput): Promise<ResendInvitationPayload> {
    return { invitation: await this.service.resend(input) }
  }

  @Requires('access.manage')
  @Mutation(() => RevokeInvitationPayload, { description: 'Takes an invitation back; its link opens nothing any more.' })
  async revokeInvitation(@Args('input', { description: 'Which invitation.' }) input: RevokeInvitationInput): Promise<RevokeInvitationPayload> {
    return { invitation: await this.service.revoke(input) }
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may send it anew: it waits or has expired, and the role is theirs to give.' })
  mayResend(@Parent() invitation: InvitationType): boolean {
    return isPending(invitation) && this.gifts.mayGive(asGift(invitation))
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may take it back.' })
  mayRevoke(@Parent() invitation: InvitationType): boolean {
    return isPending(invitation) && this.gifts.mayTakeBack(asGift(invitation))
  }
}

const asGift = ({ role, unit, organisationId, validTo }: InvitationType) => ({ role, unitId: unit.id, organisationId, validTo })
