import { Args, Query, Resolver } from '@nestjs/graphql'
import type { Lens } from '@solmu/domain/network/lens.js'
import { Requires } from '../../../core/access/requires.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { NetworkDivisionType, LensEnum, NetworkComparison } from './lens.graphql.js'
import { LensService } from './lens.service.js'

@Resolver()
export class LensResolver {
  constructor(private readonly lenses: LensService) {}

  @Requires('network.read')
  @Query(() => NetworkDivisionType, { description: 'The network seen through a division on a day.' })
  division(
    @Args('lens', { type: () => LensEnum, description: 'The division.' }) lens: Lens,
    @Args('asOf', { type: () => IsoDay, nullable: true, description: 'The day to look at; today when not given.' })
    asOf: string | null | undefined
  ): Promise<NetworkDivisionType> {
    return this.lenses.division(lens, asOf ?? null)
  }

  @Requires('network.read')
  @Query(() => NetworkComparison, { description: 'What differs in the network between two days.' })
  networkComparison(
    @Args('from', { type: () => IsoDay, description: 'The first day.' }) from: string,
    @Args('to', { type: () => IsoDay, description: 'The second day; may lie before the first.' }) to: string
  ): Promise<NetworkComparison> {
    return this.lenses.compare(from, to)
  }
}
