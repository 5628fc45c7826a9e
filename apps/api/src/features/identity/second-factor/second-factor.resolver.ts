import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql'
import { AnySignedIn, BeforeSecondFactor, NeedsFreshProof } from '../../../core/access/requires.js'
import type { GraphQLContext } from '../../../core/graphql/graphql.options.js'
import { ProfileService } from '../user/profile.service.js'
import { ViewerType } from '../user/user.graphql.js'
import {
  ConfirmTotpInput,
  ConfirmTotpPayload,
  RemoveTotpPayload,
  RenewRecoveryCodesPayload,
  StartTotpPayload,
  ViewerSecurityType
} from './second-factor.graphql.js'
import { SecondFactorService } from './second-factor.service.js'
import { SecurityQueries } from './security.queries.js'

@Resolver(() => ViewerType)
export class SecondFactorResolver {
  constructor(
    private readonly service: SecondFactorService,
    private readonly queries: SecurityQueries,
    private readonly profile: ProfileService
  ) {}

  @ResolveField(() => ViewerSecurityType, { description: 'How the person proves who they are.' })
  security(): Promise<ViewerSecurityType> {
    return this.queries.security()
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @NeedsFreshProof()
  @Mutation(() => StartTotpPayload, { description: 'Begins to take an authenticator app into use; nothing changes before its first code.' })
  startTotp(): Promise<StartTotpPayload> {
    return this.service.startTotp()
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @Mutation(() => ConfirmTotpPayload, {
    description: 'Takes the authenticator app into use. The session has its second factor from now on; the cookie changes.'
  })
  async confirmTotp(
    @Args('input', { description: 'The first code.' }) input: ConfirmTotpInput,
    @Context() { reply }: GraphQLContext
  ): Promise<ConfirmTotpPayload> {
    const recoveryCodes = await this.service.confirmTotp(input.code, reply)
    return { recoveryCodes, viewer: await this.profile.viewer() }
  }

  @AnySignedIn()
  @NeedsFreshProof()
  @Mutation(() => RemoveTotpPayload, { description: 'Takes the authenticator app out of use.' })
  async removeTotp(): Promise<RemoveTotpPayload> {
    await this.service.removeTotp()
    return { viewer: await this.profile.viewer() }
  }

  @AnySignedIn()
  @NeedsFreshProof()
  @Mutation(() => RenewRecoveryCodesPayload, { description: 'Makes ten new recovery codes; those from before are void.' })
  async renewRecoveryCodes(): Promise<RenewRecoveryCodesPayload> {
    const recoveryCodes = await this.service.renewRecoveryCodes()
    return { recoveryCodes, viewer: await this.profile.viewer() }
  }
}
