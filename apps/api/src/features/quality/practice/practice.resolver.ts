import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { withCounts } from './adoption.resolver.js'
import { AdoptionQueries } from './adoption.queries.js'
import {
  CreatePracticeInput,
  PracticeDifferenceArgs,
  PracticeDifferenceType,
  PracticePayload,
  PracticeType,
  ReleasePracticeInput,
  RetirePracticeInput,
  SavePracticeDraftInput,
  StartPracticeDraftInput
} from './practice.graphql.js'
import { PracticeQueries, type PracticeRow } from './practice.queries.js'
import { PracticeService } from './practice.service.js'

/** Recommendations and good practices. */
@Resolver(() => PracticeType)
export class PracticeResolver {
  constructor(
    private readonly service: PracticeService,
    private readonly queries: PracticeQueries,
    private readonly adoptions: AdoptionQueries
  ) {}

  @Requires('quality.read')
  @Query(() => [PracticeType], { description: 'Recommendations and good practices by name; those that were retired among them.' })
  async practices(): Promise<PracticeType[]> {
    const counts = await this.adoptions.counts()
    return (await this.queries.all()).map((row) => withCounts(row, counts))
  }

  @Requires('quality.read')
  @Query(() => PracticeType, { description: 'One recommendation or good practice.' })
  async practice(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<PracticeType> {
    return await this.whole(await this.service.one(id))
  }

  @Requires('quality.read')
  @Query(() => PracticeDifferenceType, { description: 'What differs between two versions of a practice.' })
  async practiceDifference(@Args() { fromVersionId, toVersionId }: PracticeDifferenceArgs): Promise<PracticeDifferenceType> {
    return { changes: [...(await this.service.difference(fromVersionId, toVersionId))] }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Begins a recommendation or a good practice as a draft.' })
  async createPractice(@Args('input', { description: 'What it is to be.' }) input: CreatePracticeInput): Promise<PracticePayload> {
    return { practice: await this.whole(await this.service.create(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Begins the next version of a practice as a draft.' })
  async startPracticeDraft(@Args('input', { description: 'Of which one.' }) input: StartPracticeDraftInput): Promise<PracticePayload> {
    return { practice: await this.whole(await this.service.startDraft(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Saves a draft, finished or not.' })
  async savePracticeDraft(@Args('input', { description: 'What it is to say.' }) input: SavePracticeDraftInput): Promise<PracticePayload> {
    return { practice: await this.whole(await this.service.saveDraft(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Releases a draft to all units from a day on. It never changes again.' })
  async releasePractice(@Args('input', { description: 'Which one, and from when.' }) input: ReleasePracticeInput): Promise<PracticePayload> {
    return { practice: await this.whole(await this.service.release(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Retires a practice, or offers it again.' })
  async retirePractice(@Args('input', { description: 'Which one, and why.' }) input: RetirePracticeInput): Promise<PracticePayload> {
    return { practice: await this.whole(await this.service.retire(input)) }
  }

  private async whole(row: PracticeRow): Promise<PracticeType> {
    return withCounts(row, await this.adoptions.counts([row.id]))
  }
}
