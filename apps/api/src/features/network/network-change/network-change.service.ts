import { Injectable } from '@nestjs/common'
import type { Page } from '../../../core/graphql/page.js'
import type { NetworkChangeListArgs, NetworkChangePreview, NetworkChangeType } from './network-change.graphql.js'
import type { ChangeNetworkInput, PreviewNetworkChangeInput, UndoNetworkChangeInput } from './network-operation.graphql.js'

/** Changes of the network: looked at, made, recorded and undone. */
@Injectable()
export class NetworkChangeService {
  list(_args: NetworkChangeListArgs, _isCounted: boolean): Promise<Page<NetworkChangeType>> {
    throw new Error('in the making')
  }

  preview(_input: PreviewNetworkChangeInput): Promise<NetworkChangePreview> {
    throw new Error('in the making')
  }

  change(_input: ChangeNetworkInput): Promise<NetworkChangeType> {
    throw new Error('in the making')
  }

  undo(_input: UndoNetworkChangeInput): Promise<NetworkChangeType> {
    throw new Error('in the making')
  }
}
