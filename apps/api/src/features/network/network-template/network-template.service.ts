import { Injectable } from '@nestjs/common'
import type { NetworkChangeType } from '../network-change/network-change.graphql.js'
import type { NetworkTemplateType, StartFromTemplateInput } from './network-template.graphql.js'

/** The scenario of the sources as a network to start from. */
@Injectable()
export class NetworkTemplateService {
  show(): Promise<NetworkTemplateType> {
    throw new Error('in the making')
  }

  start(_input: StartFromTemplateInput): Promise<NetworkChangeType> {
    throw new Error('in the making')
  }
}
