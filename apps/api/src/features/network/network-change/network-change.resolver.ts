import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import {
  ChangeNetworkPayload,
  NetworkChangeConnection,
  NetworkChangeListArgs,
  UndoNetworkChangePayload
} from './network-change.graphql.js'
import { NetworkChangePreview } from './network-change-preview.graphql.js'
import { NetworkChangeService } from './network-change.service.js'
import { ChangeNetworkInput, PreviewNetworkChangeInput, UndoNetworkChangeInput } from './network-operation.graphql.js'

@Resolver()
export class NetworkChangeResolver {
  constructor(private readonly changes: NetworkChangeService) {}

  @Requires('network.read')
  @Query(() => NetworkChangeConnection, { description: 'The recorded changes of the network, the newest first.' })
  networkChanges(
    @Args() args: NetworkChangeListArgs,
    @Info() info: GraphQLResolveInfo
  ): Promise<NetworkChangeConnection> {
    return this.changes.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('network.change')
  @Query(() => NetworkChangePreview, { description: 'What a change would do; changes nothing.' })
  previewNetworkChange(
    @Args('input', { description: 'The change.' }) input: PreviewNetworkChangeInput
  ): Promise<NetworkChangePreview> {
    return this.changes.preview(input)
  }

  @Requires('network.change')
  @Mutation(() => ChangeNetworkPayload, { description: 'Changes the network from a day on.' })
  async changeNetwork(@Args('input', { description: 'The change.' }) input: ChangeNetworkInput): Promise<ChangeNetworkPayload> {
    return { change: await this.changes.change(input) }
  }

  @Requires('network.change')
  @Mutation(() => UndoNetworkChangePayload, { description: 'Undoes a change, so that the network is as if it had not been made.' })
  async undoNetworkChange(
    @Args('input', { description: 'Which change.' }) input: UndoNetworkChangeInput
  ): Promise<UndoNetworkChangePayload> {
    return { change: await this.changes.undo(input) }
  }
}
