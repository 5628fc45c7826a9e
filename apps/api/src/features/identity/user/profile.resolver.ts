import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql'
import { AnySignedIn, BeforeSecondFactor, Requires } from '../../../core/access/requires.js'
import type { GraphQLContext } from '../../../core/graphql/graphql.options.js'
import { PasswordChangeService } from './password-change.service.js'
import { ProfileService } from './profile.service.js'
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  UpdateProfileInput,
  UpdateProfilePayload,
  ViewerType
} from './user.graphql.js'

@Resolver(() => ViewerType)
export class ProfileResolver {
  constructor(
    private readonly profile: ProfileService,
    private readonly passwords: PasswordChangeService
  ) {}

  @AnySignedIn()
  @BeforeSecondFactor()
  @Query(() => ViewerType, { description: 'The person who is signed in.' })
  viewer(): Promise<ViewerType> {
    return this.profile.viewer()
  }

  @Requires('profile.manage')
  @Mutation(() => UpdateProfilePayload, { description: 'Changes one’s own name, language, look or density.' })
  async updateProfile(@Args('input', { description: 'What changes.' }) input: UpdateProfileInput): Promise<UpdateProfilePayload> {
    return { viewer: await this.profile.update(input) }
  }

  @Requires('profile.manage')
  @Mutation(() => ChangePasswordPayload, { description: 'Sets a new password and ends one’s other sessions; the cookie changes.' })
  async changePassword(
    @Args('input', { description: 'The present password and the new one.' }) input: ChangePasswordInput,
    @Context() { reply }: GraphQLContext
  ): Promise<ChangePasswordPayload> {
    await this.passwords.change(input, reply)
    return { viewer: await this.profile.viewer() }
  }
}
