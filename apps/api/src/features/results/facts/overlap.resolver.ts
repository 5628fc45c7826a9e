import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import {
  DeclareOverlapInput,
  OverlapPayload,
  OverlapStepInput,
  PersonOverlapArgs,
  PersonOverlapType,
  RemoveOverlapPayload
} from './overlap.graphql.js'
import { OverlapService } from './overlap.service.js'

@Resolver()
export class OverlapResolver {
  constructor(private readonly overlaps: OverlapService) {}

  @Requires('return.read')
  @Query(() => [PersonOverlapType], { description: 'What a unit and others have declared of the people whom they both counted, the newest period first.' })
  personOverlaps(@Args() args: PersonOverlapArgs): Promise<PersonOverlapType[]> {
    return this.overlaps.list(args)
  }

  @Requires('return.submit')
  @Mutation(() => OverlapPayload, { description: 'Says how many people a unit shares with another, or says it anew.' })
  async declareOverlap(@Args('input', { description: 'What is shared.' }) input: DeclareOverlapInput): Promise<OverlapPayload> {
    return { overlap: await this.overlaps.declare(input) }
  }

  @Requires('return.submit')
  @Mutation(() => OverlapPayload, { description: 'Confirms what another unit has declared; from then on it counts.' })
  async confirmOverlap(@Args('input', { description: 'Which overlap.' }) input: OverlapStepInput): Promise<OverlapPayload> {
    return { overlap: await this.overlaps.confirm(input) }
  }

  @Requires('return.submit')
  @Mutation(() => RemoveOverlapPayload, { description: 'Takes an overlap back; either of the two units may.' })
  async removeOverlap(@Args('input', { description: 'Which overlap.' }) input: OverlapStepInput): Promise<RemoveOverlapPayload> {
    return { overlapId: await this.overlaps.remove(input) }
  }
}
