import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { Requires } from '../../../../core/access/requires.js'
import { shownReturn } from '../../unit-return/shown-return.js'
import { UnitReturnType } from '../../unit-return/unit-return.graphql.js'
import { CollectionRoundType } from '../round.graphql.js'
import { RoundReader } from '../round-reader.js'
import { ExtendReturnInput, ExtendReturnPayload } from './extension.graphql.js'
import { ExtensionService } from './extension.service.js'

/** What a return owes to its round. */
@Resolver(() => UnitReturnType)
export class ReturnRoundResolver {
  constructor(
    private readonly reader: RoundReader,
    private readonly extensions: ExtensionService
  ) {}

  @ResolveField(() => CollectionRoundType, { description: 'The round.' })
  async round(@Parent() { record }: UnitReturnType): Promise<CollectionRoundType> {
    const round = await this.reader.byId(record.roundId)
    if (!round) throw new DomainError('NOT_FOUND')
    return round
  }

  @ResolveField(() => Boolean, {
    description: 'False when the unit no longer belongs to the round; the return stays for the figures that are in it.'
  })
  isMember(@Parent() { id }: UnitReturnType): Promise<boolean> {
    return this.reader.isMember(id)
  }

  @Requires('round.remind')
  @Mutation(() => ExtendReturnPayload, { description: 'Gives a unit more time for its return, and tells it so.' })
  async extendReturn(
    @Args('input', { description: 'Which return, until when and why.' }) input: ExtendReturnInput
  ): Promise<ExtendReturnPayload> {
    return { unitReturn: shownReturn(await this.extensions.extend(input)) }
  }
}
