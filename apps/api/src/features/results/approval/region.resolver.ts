import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { RegionAction } from '@solmu/domain/results/region.js'
import { Requires } from '../../../core/access/requires.js'
import { UnitReturnType } from '../unit-return/unit-return.graphql.js'
import {
  ForwardRegionInput,
  LockPreview,
  LockRoundInput,
  LockRoundPayload,
  RegionReturnType,
  RegionStepInput,
  RegionStepPayload
} from './region.graphql.js'
import { RegionQueries } from './region.queries.js'
import { RegionService } from './region.service.js'
import { RoundLockService } from './round-lock.service.js'

/** The regions of a round, and its lock. The steps of a centre are the head office’s for the units directly under it. */
@Resolver(() => RegionReturnType)
export class RegionResolver {
  constructor(
    private readonly queries: RegionQueries,
    private readonly regions: RegionService,
    private readonly locks: RoundLockService
  ) {}

  @ResolveField(() => [UnitReturnType], { description: 'The returns, by the name of the unit.' })
  returns(@Parent() { members }: RegionReturnType): Promise<UnitReturnType[]> {
    return this.queries.returnsOf(members)
  }

  @Requires('return.read')
  @Query(() => [RegionReturnType], { description: 'The regions of a round that the viewer may read as a whole, by the name of the centre.' })
  regionReturns(@Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string): Promise<RegionReturnType[]> {
    return this.queries.ofRound(roundId)
  }

  @Requires('return.read')
  @Query(() => RegionReturnType, { description: 'The returns of one centre in one round, as a whole.' })
  regionReturn(
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args('centreId', { type: () => ID, description: 'The centre; the head office for the units directly under it.' }) centreId: string
  ): Promise<RegionReturnType> {
    return this.queries.one(roundId, centreId)
  }

  @Requires('round.manage')
  @Query(() => LockPreview, { description: 'What locking a round would do.' })
  async previewLock(@Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string): Promise<LockPreview> {
    return this.queries.shownLock(await this.locks.preview(roundId))
  }

  @Requires('return.read')
  @Mutation(() => RegionStepPayload, {
    description: 'Hands a region to the head office, when each of its returns is approved or named as missing.'
  })
  async forwardRegion(@Args('input', { description: 'The region.' }) input: ForwardRegionInput): Promise<RegionStepPayload> {
    await this.regions.take('forward', input, input.missing)
    return this.after(input)
  }

  @Requires('return.read')
  @Mutation(() => RegionStepPayload, { description: 'Takes a region back that the head office has not accepted yet.' })
  async recallRegion(@Args('input', { description: 'The region.' }) input: RegionStepInput): Promise<RegionStepPayload> {
    return this.take('recall', input)
  }

  @Requires('return.accept')
  @Mutation(() => RegionStepPayload, { description: 'Gives a region back to its centre with a message; its returns stay as they are.' })
  async returnRegion(@Args('input', { description: 'The region.' }) input: RegionStepInput): Promise<RegionStepPayload> {
    return this.take('send_back', input)
  }

  @Requires('return.accept')
  @Mutation(() => RegionStepPayload, { description: 'Accepts a region with its approved returns.' })
  async acceptRegion(@Args('input', { description: 'The region.' }) input: RegionStepInput): Promise<RegionStepPayload> {
    return this.take('accept_region', input)
  }

  @Requires('round.manage')
  @Mutation(() => LockRoundPayload, {
    description: 'Closes a period for good: what is approved is locked, what is named is left out, and from then on only corrections remain.'
  })
  async lockRound(@Args('input', { description: 'The round.' }) input: LockRoundInput): Promise<LockRoundPayload> {
    const { locked, leftOut } = await this.locks.lock(input)
    return { roundId: input.roundId, lockedCount: locked, leftOutCount: leftOut }
  }

  private async take(action: RegionAction, input: RegionStepInput): Promise<RegionStepPayload> {
    await this.regions.take(action, input)
    return this.after(input)
  }

  private async after({ roundId, centreId }: RegionStepInput): Promise<RegionStepPayload> {
    return { region: await this.queries.one(roundId, centreId) }
  }
}
