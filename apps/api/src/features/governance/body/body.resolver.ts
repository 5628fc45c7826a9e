import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { todayIn } from '@solmu/shared/dates.js'
import { Requires } from '../../../core/access/requires.js'
import { dayOf } from '../day-input.js'
import { BodyReader } from './body-reader.js'
import { BodyArgs, BodyListArgs, BodyPayload, BodyPeopleArgs, BodyPerson, ChangeBodyInput, EndBodyTermInput, FoundBodyInput, GoverningBody, SeatBodyMemberInput } from './body.graphql.js'
import { BodyService } from './body.service.js'

const asOf = ({ asOf: day }: BodyListArgs): string => (day ? dayOf(day, 'asOf') : todayIn())

/** The bodies that decide, and who sits in them. */
@Resolver(() => GoverningBody)
export class BodyResolver {
  constructor(
    private readonly reader: BodyReader,
    private readonly service: BodyService
  ) {}

  @Requires('body.read')
  @Query(() => [GoverningBody], { description: 'The bodies of the consortium as they stand on a day, the assembly first.' })
  bodies(@Args() args: BodyListArgs): Promise<GoverningBody[]> {
    return this.reader.list(asOf(args))
  }

  @Requires('body.read')
  @Query(() => GoverningBody, { description: 'One body as it stands on a day.' })
  body(@Args() args: BodyArgs): Promise<GoverningBody> {
    return this.reader.one(args.bodyId, asOf(args))
  }

  @Requires('body.manage')
  @Query(() => [BodyPerson], { description: 'Who can be seated, by a part of their name: those who work in the units of an organisation, twenty at the most.' })
  bodyPeople(@Args() { words }: BodyPeopleArgs): Promise<BodyPerson[]> {
    return this.reader.people(words)
  }

  @Requires('body.manage')
  @Mutation(() => BodyPayload, { description: 'Founds a body.' })
  async foundBody(@Args('input', { description: 'What it is, and whose.' }) input: FoundBodyInput): Promise<BodyPayload> {
    return { body: await this.service.found(input) }
  }

  @Requires('body.manage')
  @Mutation(() => BodyPayload, { description: 'Changes what a body is called, what it is for, its seats and its last day.' })
  async changeBody(@Args('input', { description: 'Which one, and what of it.' }) input: ChangeBodyInput): Promise<BodyPayload> {
    return { body: await this.service.change(input) }
  }

  @Requires('body.manage')
  @Mutation(() => BodyPayload, { description: 'Records that somebody sits in a body, or stands in for somebody who does.' })
  async seatBodyMember(@Args('input', { description: 'Who, as what, and until when.' }) input: SeatBodyMemberInput): Promise<BodyPayload> {
    return { body: await this.service.seat(input) }
  }

  @Requires('body.manage')
  @Mutation(() => BodyPayload, { description: 'Ends the term of somebody in a body before its last day.' })
  async endBodyTerm(@Args('input', { description: 'Whose, from when, and why.' }) input: EndBodyTermInput): Promise<BodyPayload> {
    return { body: await this.service.end(input) }
  }
}
