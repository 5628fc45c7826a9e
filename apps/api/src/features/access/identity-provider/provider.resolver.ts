import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { ViewerType } from '../../identity/user/user.graphql.js'
import {
  CheckIdentityProviderInput,
  IdentityProviderType,
  LinkedIdentityType,
  SaveIdentityProviderInput,
  SaveIdentityProviderPayload,
  UnlinkIdentityInput,
  UnlinkIdentityPayload
} from './provider.graphql.js'
import { ProviderQueries } from './provider.queries.js'
import { ProviderService } from './provider.service.js'

@Resolver(() => IdentityProviderType)
export class ProviderResolver {
  constructor(
    private readonly queries: ProviderQueries,
    private readonly service: ProviderService
  ) {}

  @Requires('access.administer')
  @Query(() => [IdentityProviderType], { description: 'The services through which people of the consortium sign in.' })
  identityProviders(): Promise<IdentityProviderType[]> {
    return this.queries.list()
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => SaveIdentityProviderPayload, { description: 'Adds or changes an identity provider.' })
  async saveIdentityProvider(
    @Args('input', { description: 'The settings.' }) input: SaveIdentityProviderInput
  ): Promise<SaveIdentityProviderPayload> {
    return { identityProvider: await this.service.save(input) }
  }

  @Requires('access.administer')
  @Mutation(() => SaveIdentityProviderPayload, { description: 'Asks a provider for its description, as sign-in would.' })
  async checkIdentityProvider(
    @Args('input', { description: 'Which provider.' }) input: CheckIdentityProviderInput
  ): Promise<SaveIdentityProviderPayload> {
    return { identityProvider: await this.service.check(input.providerId) }
  }

  @Requires('profile.manage')
  @NeedsFreshProof()
  @Mutation(() => UnlinkIdentityPayload, { description: 'Ends one’s own sign-in through a provider.' })
  async unlinkIdentity(@Args('input', { description: 'Which link.' }) input: UnlinkIdentityInput): Promise<UnlinkIdentityPayload> {
    return { linkedIdentities: await this.service.unlink(input.linkId) }
  }
}

@Resolver(() => ViewerType)
export class LinkedIdentitiesResolver {
  constructor(private readonly queries: ProviderQueries) {}

  @ResolveField(() => [LinkedIdentityType], { description: 'The identity providers through which one can sign in.' })
  linkedIdentities(@Parent() viewer: ViewerType): Promise<LinkedIdentityType[]> {
    return this.queries.linkedOf(viewer.id)
  }
}
