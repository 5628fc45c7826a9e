import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { CreateFeedKeyInput, CreateFeedKeyPayload, FeedKeyType, RevokeFeedKeyInput, RevokeFeedKeyPayload } from './feed-key.graphql.js'
import { FeedKeyService } from './feed-key.service.js'

@Resolver(() => FeedKeyType)
export class FeedKeyResolver {
  constructor(private readonly keys: FeedKeyService) {}

  @Requires('profile.manage')
  @Query(() => [FeedKeyType], { description: 'The keys with which the viewer’s spreadsheets ask for published figures, the newest first.' })
  feedKeys(): Promise<FeedKeyType[]> {
    return this.keys.mine()
  }

  @Requires('profile.manage')
  @NeedsFreshProof()
  @Mutation(() => CreateFeedKeyPayload, { description: 'Makes a key that reads published figures as the viewer; what opens is shown once.' })
  createFeedKey(@Args('input', { description: 'What it is called, and how long it works.' }) input: CreateFeedKeyInput): Promise<CreateFeedKeyPayload> {
    return this.keys.create(input)
  }

  @Requires('profile.manage')
  @Mutation(() => RevokeFeedKeyPayload, { description: 'Takes a key of the viewer back.' })
  async revokeFeedKey(@Args('input', { description: 'Which key.' }) input: RevokeFeedKeyInput): Promise<RevokeFeedKeyPayload> {
    return { feedKeys: await this.keys.revoke(input.feedKeyId) }
  }
}
