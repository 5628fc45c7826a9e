import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { PromisePayload, ReleasePromiseInput, SavePromiseInput, ServicePromise, WithdrawPromiseInput } from './promise.graphql.js'
import { PromiseService } from './promise.service.js'

/** What is promised to those who use the services. */
@Resolver()
export class PromiseResolver {
  constructor(private readonly service: PromiseService) {}

  @Requires('commitment.read')
  @Query(() => [ServicePromise], { description: 'The service promises of the network, its own first.' })
  servicePromises(): Promise<ServicePromise[]> {
    return this.service.list()
  }

  @Requires('commitment.read')
  @Query(() => ServicePromise, { description: 'One service promise.' })
  servicePromise(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<ServicePromise> {
    return this.service.one(id)
  }

  @Requires('commitment.read')
  @Mutation(() => PromisePayload, { description: 'Writes a draft of a service promise.' })
  async saveServicePromise(@Args('input', { description: 'What it is to say.' }) input: SavePromiseInput): Promise<PromisePayload> {
    return { promise: await this.service.save(input) }
  }

  @Requires('commitment.read')
  @Mutation(() => PromisePayload, { description: 'Releases the draft of a service promise from a day on. It never changes again.' })
  async releaseServicePromise(@Args('input', { description: 'Which one, and from when.' }) input: ReleasePromiseInput): Promise<PromisePayload> {
    return { promise: await this.service.release(input) }
  }

  @Requires('commitment.read')
  @Mutation(() => PromisePayload, { description: 'Withdraws a service promise. What was promised until then stays.' })
  async withdrawServicePromise(@Args('input', { description: 'Which one, and why.' }) input: WithdrawPromiseInput): Promise<PromisePayload> {
    return { promise: await this.service.withdraw(input) }
  }
}
