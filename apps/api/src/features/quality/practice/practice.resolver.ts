import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Access } from '../../../core/access/access.js'
import { Requires } from '../../../core/access/requires.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import {
  CreatePracticeInput,
  PracticeDifferenceArgs,
  PracticeDifferenceType,
  PracticePayload,
  PracticeType,
  PracticeUptakeType,
  PracticeVersionType,
  ReleasePracticeInput,
  RetirePracticeInput,
  SavePracticeDraftInput,
  SetPracticeUptakeInput,
  StartPracticeDraftInput
} from './practice.graphql.js'
import { PracticeQueries, type PracticeRow } from './practice.queries.js'
import { PracticeService } from './practice.service.js'

/** Recommendations and good practices. */
@Resolver(() => PracticeType)
export class PracticeResolver {
  constructor(
    private readonly service: PracticeService,
    private readonly queries: PracticeQueries
  ) {}

  @Requires('quality.read')
  @Query(() => [PracticeType], { description: 'Recommendations and good practices by name; those that were retired among them.' })
  async practices(): Promise<PracticeType[]> {
    return (await this.queries.all()).map(shown)
  }

  @Requires('quality.read')
  @Query(() => PracticeType, { description: 'One recommendation or good practice.' })
  async practice(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<PracticeType> {
    return shown(await this.service.one(id))
  }

  @Requires('quality.read')
  @Query(() => PracticeDifferenceType, { description: 'What differs between two versions of a practice.' })
  async practiceDifference(@Args() { fromVersionId, toVersionId }: PracticeDifferenceArgs): Promise<PracticeDifferenceType> {
    return { changes: [...(await this.service.difference(fromVersionId, toVersionId))] }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Begins a recommendation or a good practice as a draft.' })
  async createPractice(@Args('input', { description: 'What it is to be.' }) input: CreatePracticeInput): Promise<PracticePayload> {
    return { practice: shown(await this.service.create(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Begins the next version of a practice as a draft.' })
  async startPracticeDraft(@Args('input', { description: 'Of which one.' }) input: StartPracticeDraftInput): Promise<PracticePayload> {
    return { practice: shown(await this.service.startDraft(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Saves a draft, finished or not.' })
  async savePracticeDraft(@Args('input', { description: 'What it is to say.' }) input: SavePracticeDraftInput): Promise<PracticePayload> {
    return { practice: shown(await this.service.saveDraft(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Releases a draft to all units from a day on. It never changes again.' })
  async releasePractice(@Args('input', { description: 'Which one, and from when.' }) input: ReleasePracticeInput): Promise<PracticePayload> {
    return { practice: shown(await this.service.release(input)) }
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Retires a practice, or offers it again.' })
  async retirePractice(@Args('input', { description: 'Which one, and why.' }) input: RetirePracticeInput): Promise<PracticePayload> {
    return { practice: shown(await this.service.retire(input)) }
  }

  @Requires('improvement.edit')
  @Mutation(() => PracticePayload, { description: 'Says how far a unit has come with a practice.' })
  async setPracticeUptake(@Args('input', { description: 'Which unit, and how far.' }) input: SetPracticeUptakeInput): Promise<PracticePayload> {
    return { practice: shown(await this.service.setUptake(input)) }
  }
}

/** What only those who read a practice want to know. */
@Resolver(() => PracticeType)
export class PracticeFieldsResolver {
  constructor(
    private readonly queries: PracticeQueries,
    private readonly loaders: Loaders,
    private readonly access: Access,
    private readonly db: Db
  ) {}

  @ResolveField(() => [PracticeVersionType], { description: 'Its versions, the newest first; drafts for those who write them.' })
  async versions(@Parent() { id }: PracticeType): Promise<PracticeVersionType[]> {
    const loader = this.loaders.of<PracticeVersionType>('practiceVersions', async (ids) =>
      (await this.queries.versions(ids)).map((row) => ({ key: row.practiceId, value: row as unknown as PracticeVersionType }))
    )
    return loader.clear(id).load(id)
  }

  @ResolveField(() => [PracticeUptakeType], { description: 'How far each local unit has come with it, by centre and name.' })
  async uptake(@Parent() { id }: PracticeType): Promise<PracticeUptakeType[]> {
    const look = () => this.queries.uptake(id)
    const rows = await (hasTransaction() ? look() : this.db.read(look))
    return rows.map((row) => ({ ...row, mayChange: this.access.may('improvement.edit', { unitId: row.unit.id }) }))
  }
}

const shown = (row: PracticeRow): PracticeType => row as unknown as PracticeType
