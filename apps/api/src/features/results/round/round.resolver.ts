import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CollectionRoundType, RoundConnection, RoundDay, RoundListArgs } from './round.graphql.js'
import {
  CancelRoundInput,
  CancelRoundPayload,
  ChangeRoundInput,
  ChangeRoundPayload,
  CreateRoundInput,
  CreateRoundPayload,
  OpenRoundInput,
  OpenRoundPayload,
  PlanRoundsInput,
  PlanRoundsPayload,
  PreviewRoundInput,
  RoundPreview
} from './round-input.graphql.js'
import { RoundListQueries } from './round-list.queries.js'
import { RoundPreviews } from './round-preview.js'
import { RoundReader } from './round-reader.js'
import { RoundService } from './round.service.js'

@Resolver()
export class RoundResolver {
  constructor(
    private readonly service: RoundService,
    private readonly reader: RoundReader,
    private readonly lists: RoundListQueries,
    private readonly previews: RoundPreviews
  ) {}

  @Requires('indicator.read')
  @Query(() => RoundConnection, { description: 'Collection rounds; the newest period first unless asked otherwise.' })
  rounds(@Args() args: RoundListArgs, @Info() info: GraphQLResolveInfo): Promise<RoundConnection> {
    return this.lists.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('indicator.read')
  @Query(() => CollectionRoundType, { description: 'A collection round.' })
  round(@Args('id', { type: () => ID, description: 'The round.' }) id: string): Promise<CollectionRoundType> {
    return this.reader.one(id)
  }

  @Requires('indicator.read')
  @Query(() => [RoundDay], { description: 'The days of all rounds that were not called off, at most 800 days at once.' })
  roundCalendar(
    @Args('from', { type: () => IsoDay, description: 'The first day.' }) from: string,
    @Args('to', { type: () => IsoDay, description: 'The last day.' }) to: string
  ): Promise<RoundDay[]> {
    return this.reader.calendar(from, to)
  }

  @Requires('round.manage')
  @Query(() => RoundPreview, { description: 'Which units would report in a round.' })
  previewRound(@Args('input', { description: 'The round.' }) input: PreviewRoundInput): Promise<RoundPreview> {
    return this.previews.of(input)
  }

  @Requires('round.manage')
  @Mutation(() => CreateRoundPayload, { description: 'Plans a collection round.' })
  async createRound(@Args('input', { description: 'The round.' }) input: CreateRoundInput): Promise<CreateRoundPayload> {
    return { round: await this.service.create(input) }
  }

  @Requires('round.manage')
  @Mutation(() => ChangeRoundPayload, { description: 'Changes a round; of one that is open deadlines only move later.' })
  async changeRound(@Args('input', { description: 'The round.' }) input: ChangeRoundInput): Promise<ChangeRoundPayload> {
    return { round: await this.service.change(input) }
  }

  @Requires('round.manage')
  @Mutation(() => OpenRoundPayload, { description: 'Opens a round, so that units can report.' })
  async openRound(@Args('input', { description: 'Which one.' }) input: OpenRoundInput): Promise<OpenRoundPayload> {
    return { round: await this.service.open(input) }
  }

  @Requires('round.manage')
  @Mutation(() => CancelRoundPayload, { description: 'Calls a round off in which nobody has reported yet.' })
  async cancelRound(@Args('input', { description: 'Which one, and why.' }) input: CancelRoundInput): Promise<CancelRoundPayload> {
    return { round: await this.service.cancel(input) }
  }

  @Requires('round.manage')
  @Mutation(() => PlanRoundsPayload, { description: 'Plans the rounds of the periods that follow one, as its copies.' })
  async planRounds(@Args('input', { description: 'Which one, and how many.' }) input: PlanRoundsInput): Promise<PlanRoundsPayload> {
    return { rounds: await this.service.plan(input) }
  }
}
