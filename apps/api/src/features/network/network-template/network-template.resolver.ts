import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { NetworkTemplateType, StartFromTemplateInput, StartFromTemplatePayload } from './network-template.graphql.js'
import { NetworkTemplateService } from './network-template.service.js'

@Resolver()
export class NetworkTemplateResolver {
  constructor(private readonly template: NetworkTemplateService) {}

  @Requires('organisation.manage')
  @Query(() => NetworkTemplateType, { description: 'The network that a new consortium can start from.' })
  networkTemplate(): Promise<NetworkTemplateType> {
    return this.template.show()
  }

  @Requires('organisation.manage')
  @Mutation(() => StartFromTemplatePayload, { description: 'Gives a new consortium the centres, territories and organisations of the template.' })
  async startFromTemplate(
    @Args('input', { description: 'From which day.' }) input: StartFromTemplateInput
  ): Promise<StartFromTemplatePayload> {
    return { change: await this.template.start(input) }
  }
}
