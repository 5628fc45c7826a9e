import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { SaveFunderInput, SaveFundingCallInput, SaveProgrammeInput } from './funder-input.graphql.js'
import { FunderReader } from './funder-reader.js'
import { CallChoice, Funder, FunderBrief, FunderPayload } from './funder.graphql.js'
import { FunderService } from './funder.service.js'

/** Who gives money for what, and by when? */
@Resolver(() => Funder)
export class FunderResolver {
  constructor(
    private readonly reader: FunderReader,
    private readonly service: FunderService
  ) {}

  @Requires('project.read')
  @Query(() => [FunderBrief], { description: 'The funders of the projects, by name.' })
  funders(): Promise<FunderBrief[]> {
    return this.reader.list()
  }

  @Requires('project.read')
  @Query(() => Funder, { description: 'A funder with its programmes and calls.' })
  funder(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Funder> {
    return this.reader.one(id)
  }

  @Requires('project.read')
  @Query(() => [CallChoice], { description: 'The calls of all funders, the newest first.' })
  fundingCalls(): Promise<CallChoice[]> {
    return this.reader.calls()
  }

  @Requires('funder.manage')
  @Mutation(() => FunderPayload, { description: 'Registers an organisation as a funder, or changes what is said of one.' })
  async saveFunder(@Args('input', { description: 'What it is.' }) input: SaveFunderInput): Promise<FunderPayload> {
    return { funder: await this.service.saveFunder(input) }
  }

  @Requires('funder.manage')
  @Mutation(() => FunderPayload, { description: 'Registers a programme of a funder, or changes one.' })
  async saveProgramme(@Args('input', { description: 'What it is.' }) input: SaveProgrammeInput): Promise<FunderPayload> {
    return { funder: await this.service.saveProgramme(input) }
  }

  @Requires('funder.manage')
  @Mutation(() => FunderPayload, { description: 'Registers a call, or changes one. Applications keep what it asked for when they were sent.' })
  async saveFundingCall(@Args('input', { description: 'What it asks for.' }) input: SaveFundingCallInput): Promise<FunderPayload> {
    return { funder: await this.service.saveCall(input) }
  }
}
