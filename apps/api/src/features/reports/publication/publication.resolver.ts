import { Args, Field, ID, Info, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { IsUUID } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { AnySignedIn, Requires } from '../../../core/access/requires.js'
import { asksFor, PageArgs } from '../../../core/graphql/page.js'
import { Audience, SaveAudienceInput, SaveAudiencePayload } from './audience/audience.graphql.js'
import { AudienceService } from './audience/audience.service.js'
import { DerivationInput, PublishedDerivation } from './derivation.graphql.js'
import { DerivationService } from './derivation.service.js'
import { Publication, PublicationConnection } from './publication.graphql.js'
import { PublicationService } from './publication.service.js'
import { PublicationArgs, PublishedFigure, PublishedFigureArgs } from './published-figure.graphql.js'
import { PublishEditionInput, PublishEditionPayload } from './publish/publish.graphql.js'
import { PublishService } from './publish/publish.service.js'

@InputType({ description: 'Which audience to follow.' })
export class SubscriptionInput {
  @Field(() => ID, { description: 'The audience.' })
  @IsUUID()
  audienceId!: string
}

@ObjectType({ description: 'Whether the viewer follows an audience.' })
export class SubscriptionPayload {
  @Field(() => ID, { description: 'The audience.' })
  audienceId!: string

  @Field(() => Boolean, { description: 'True when the viewer is told of new editions.' })
  isSubscribed!: boolean
}

/**
 * Published results. Reading asks for no more than a session, because row-level security and the reader show to each viewer
 * what is meant for them and nothing else.
 */
@Resolver()
export class PublicationResolver {
  constructor(
    private readonly publicationService: PublicationService,
    private readonly derivations: DerivationService,
    private readonly publishing: PublishService,
    private readonly audienceService: AudienceService
  ) {}

  @Requires('edition.publish')
  @Query(() => [Audience], { description: 'The audiences to which results are published, those in use first.' })
  audiences(): Promise<Audience[]> {
    return this.audienceService.list()
  }

  @Requires('edition.publish')
  @Mutation(() => SaveAudiencePayload, { description: 'Adds an audience or changes one; what was published stays as it was.' })
  async saveAudience(@Args('input', { description: 'The audience.' }) input: SaveAudienceInput): Promise<SaveAudiencePayload> {
    return { audience: await this.audienceService.save(input) }
  }

  @Requires('edition.publish')
  @Mutation(() => PublishEditionPayload, { description: 'Lets audiences read a certified edition, and tells those who follow them.' })
  publishEdition(@Args('input', { description: 'What, and to whom.' }) input: PublishEditionInput): Promise<PublishEditionPayload> {
    return this.publishing.publish(input)
  }

  @AnySignedIn()
  @Query(() => PublicationConnection, { description: 'The published results that the viewer may read, the newest first.' })
  publications(@Args() args: PageArgs, @Info() info: GraphQLResolveInfo): Promise<PublicationConnection> {
    return this.publicationService.list(args, asksFor(info, 'totalCount'))
  }

  @AnySignedIn()
  @Query(() => Publication, { description: 'A certified edition as one audience reads it.' })
  publication(@Args() { editionId, audienceId }: PublicationArgs): Promise<Publication> {
    return this.publicationService.one(editionId, audienceId)
  }

  @AnySignedIn()
  @Query(() => [PublishedFigure], { description: 'Figures of a publication, as its audience reads them.' })
  publishedFigures(@Args() { editionId, audienceId, ...choice }: PublishedFigureArgs): Promise<PublishedFigure[]> {
    return this.publicationService.figures(editionId, audienceId, choice)
  }

  @AnySignedIn()
  @Query(() => PublishedDerivation, { description: 'Where a published figure comes from, as far as its audience may know.' })
  publishedDerivation(@Args('input', { description: 'Which figure.' }) input: DerivationInput): Promise<PublishedDerivation> {
    return this.derivations.of(input)
  }

  @AnySignedIn()
  @Mutation(() => SubscriptionPayload, { description: 'Has the viewer told of new editions of an audience.' })
  async subscribeAudience(@Args('input', { description: 'Which audience.' }) { audienceId }: SubscriptionInput): Promise<SubscriptionPayload> {
    return { audienceId, isSubscribed: await this.publicationService.subscribe(audienceId, true) }
  }

  @AnySignedIn()
  @Mutation(() => SubscriptionPayload, { description: 'Ends that.' })
  async unsubscribeAudience(@Args('input', { description: 'Which audience.' }) { audienceId }: SubscriptionInput): Promise<SubscriptionPayload> {
    return { audienceId, isSubscribed: await this.publicationService.subscribe(audienceId, false) }
  }
}
