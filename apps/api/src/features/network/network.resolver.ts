import { Args, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../core/access/requires.js'
import { IsoDay } from '../../core/graphql/scalars.js'
import { NetworkEventArgs, NetworkEventType, NetworkTreeType } from './network.graphql.js'
import { NetworkService } from './network.service.js'

@Resolver()
export class NetworkResolver {
  constructor(private readonly network: NetworkService) {}

  @Requires('network.read')
  @Query(() => NetworkTreeType, { description: 'The network on a day: who belongs where, and who serves what.' })
  networkTree(
    @Args('asOf', { type: () => IsoDay, nullable: true, description: 'The day to look at; today when not given.' })
    asOf: string | null | undefined
  ): Promise<NetworkTreeType> {
    return this.network.tree(asOf ?? null)
  }

  @Requires('network.read')
  @Query(() => [NetworkEventType], {
    description: 'What has happened to the network and what is known to come, the oldest first.'
  })
  networkEvents(@Args() args: NetworkEventArgs): Promise<NetworkEventType[]> {
    return this.network.events(args)
  }
}
