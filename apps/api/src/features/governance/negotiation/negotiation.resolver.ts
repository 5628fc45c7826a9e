import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { NegotiatingService } from './negotiating.service.js'
import { EndNegotiationInput, GiveNegotiationInput, RecordNegotiationMeetingInput, SaveNegotiationInput, WriteNegotiationPositionInput } from './negotiation-input.graphql.js'
import { NegotiationReader } from './negotiation-reader.js'
import { Negotiation, NegotiationBrief, NegotiationPayload, NegotiationPerson } from './negotiation.graphql.js'
import { NegotiationService } from './negotiation.service.js'

/** Who speaks for the network with which authority, and what came of it? */
@Resolver(() => Negotiation)
export class NegotiationResolver {
  constructor(
    private readonly reader: NegotiationReader,
    private readonly service: NegotiationService,
    private readonly negotiating: NegotiatingService
  ) {}

  @Requires('negotiation.work')
  @Query(() => [NegotiationBrief], { description: 'The mandates that the viewer reads, or in which they negotiate, the newest first.' })
  negotiations(): Promise<NegotiationBrief[]> {
    return this.reader.list()
  }

  @Requires('negotiation.work')
  @Query(() => Negotiation, { description: 'A mandate with its positions, its meetings and what came of it.' })
  negotiation(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Negotiation> {
    return this.reader.one(id)
  }

  @Requires('negotiation.manage')
  @Query(() => [NegotiationPerson], { description: 'Who can be named a negotiator, by name.' })
  negotiationPeople(): Promise<NegotiationPerson[]> {
    return this.reader.people()
  }

  @Requires('negotiation.manage')
  @Mutation(() => NegotiationPayload, { description: 'Prepares a mandate to negotiate, or changes a draft.' })
  async saveNegotiation(@Args('input', { description: 'What it is.' }) input: SaveNegotiationInput): Promise<NegotiationPayload> {
    return { negotiation: await this.service.save(input) }
  }

  @Requires('negotiation.manage')
  @Mutation(() => NegotiationPayload, { description: 'Gives a mandate to its negotiators.' })
  async giveNegotiation(@Args('input', { description: 'Which one.' }) input: GiveNegotiationInput): Promise<NegotiationPayload> {
    return { negotiation: await this.service.give(input) }
  }

  @Requires('negotiation.work')
  @Mutation(() => NegotiationPayload, { description: 'Writes down what the network says from now on.' })
  async writeNegotiationPosition(@Args('input', { description: 'What it says.' }) input: WriteNegotiationPositionInput): Promise<NegotiationPayload> {
    return { negotiation: await this.negotiating.writePosition(input) }
  }

  @Requires('negotiation.work')
  @Mutation(() => NegotiationPayload, { description: 'Writes down a meeting with the authority, or corrects one.' })
  async recordNegotiationMeeting(@Args('input', { description: 'What was said.' }) input: RecordNegotiationMeetingInput): Promise<NegotiationPayload> {
    return { negotiation: await this.negotiating.recordMeeting(input) }
  }

  @Requires('negotiation.manage')
  @Mutation(() => NegotiationPayload, { description: 'Writes down what came of a negotiation, which ends its mandate.' })
  async endNegotiation(@Args('input', { description: 'What came of it.' }) input: EndNegotiationInput): Promise<NegotiationPayload> {
    return { negotiation: await this.service.end(input) }
  }
}
