import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import { AnySignedIn, BeforeSecondFactor, NeedsFreshProof } from '../../../core/access/requires.js'
import type { GraphQLContext } from '../../../core/graphql/graphql.options.js'
import { ProfileService } from '../user/profile.service.js'
import {
  AddPasskeyInput,
  AddPasskeyPayload,
  PasskeyType,
  RemovePasskeyInput,
  RemovePasskeyPayload,
  RenamePasskeyInput,
  RenamePasskeyPayload,
  StartPasskeyPayload
} from './passkey.graphql.js'
import { PasskeyService } from './passkey.service.js'

@Resolver(() => PasskeyType)
export class PasskeyResolver {
  constructor(
    private readonly service: PasskeyService,
    private readonly profile: ProfileService
  ) {}

  @AnySignedIn()
  @BeforeSecondFactor()
  @NeedsFreshProof()
  @Mutation(() => StartPasskeyPayload, { description: 'Gives the browser what it needs to make a passkey.' })
  async startPasskey(): Promise<StartPasskeyPayload> {
    return this.service.start(await this.profile.viewer())
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @NeedsFreshProof()
  @Mutation(() => AddPasskeyPayload, {
    description: 'Takes a passkey into use. The session has its second factor from now on; the cookie changes.'
  })
  async addPasskey(
    @Args('input', { description: 'What the authenticator answered, and a name.' }) input: AddPasskeyInput,
    @Context() { reply }: GraphQLContext
  ): Promise<AddPasskeyPayload> {
    const added = await this.service.add(input, reply)
    return { ...added, viewer: await this.profile.viewer() }
  }

  @AnySignedIn()
  @Mutation(() => RenamePasskeyPayload, { description: 'Gives one of one’s passkeys another name.' })
  async renamePasskey(@Args('input', { description: 'Which passkey, and its name.' }) input: RenamePasskeyInput): Promise<RenamePasskeyPayload> {
    return { passkey: await this.service.rename(input) }
  }

  @AnySignedIn()
  @NeedsFreshProof()
  @Mutation(() => RemovePasskeyPayload, { description: 'Removes one of one’s passkeys; it no longer opens anything.' })
  async removePasskey(@Args('input', { description: 'Which passkey.' }) input: RemovePasskeyInput): Promise<RemovePasskeyPayload> {
    await this.service.remove(input.passkeyId)
    return { viewer: await this.profile.viewer() }
  }
}
