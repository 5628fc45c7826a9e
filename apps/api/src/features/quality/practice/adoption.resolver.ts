import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { retention, spread } from '@solmu/domain/quality/adoption.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Requires } from '../../../core/access/requires.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { AnswerPracticeFollowUpInput, PracticeRetentionType, PracticeSpreadPointType, PracticeUptakeType, SetPracticeUptakeInput } from './adoption.graphql.js'
import { AdoptionQueries } from './adoption.queries.js'
import { AdoptionService } from './adoption.service.js'
import { PracticePayload, PracticeType, PracticeVersionType } from './practice.graphql.js'
import { PracticeQueries, type PracticeRow } from './practice.queries.js'

type Counts = Awaited<ReturnType<AdoptionQueries['counts']>>

/** A practice with how many units stand where. */
export function withCounts(row: PracticeRow, counts: Counts): PracticeType {
  const of = counts.get(row.id) ?? {}
  return {
    ...(row as unknown as PracticeType),
    ...{ inUseCount: of.in_use ?? 0, unknownCount: of.unknown ?? 0, stoppedCount: of.stopped ?? 0, consideringCount: of.considering ?? 0, notForUsCount: of.not_for_us ?? 0 }
  }
}

/** What becomes of practices in the units, and what only those who read one want to know. */
@Resolver(() => PracticeType)
export class AdoptionResolver {
  constructor(
    private readonly service: AdoptionService,
    private readonly queries: PracticeQueries,
    private readonly adoptions: AdoptionQueries,
    private readonly loaders: Loaders,
    private readonly db: Db
  ) {}

  @Requires('improvement.edit')
  @Mutation(() => PracticePayload, { description: 'Says how far a unit has come with a practice.' })
  async setPracticeUptake(@Args('input', { description: 'Which unit, and how far.' }) input: SetPracticeUptakeInput): Promise<PracticePayload> {
    return this.whole(await this.service.set(input))
  }

  @Requires('improvement.edit')
  @Mutation(() => PracticePayload, { description: 'Answers whether a unit still has a practice in use, once for each question.' })
  async answerPracticeFollowUp(@Args('input', { description: 'Which question, and the answer.' }) input: AnswerPracticeFollowUpInput): Promise<PracticePayload> {
    return this.whole(await this.service.answer(input))
  }

  @ResolveField(() => [PracticeVersionType], { description: 'Its versions, the newest first; drafts for those who write them.' })
  async versions(@Parent() { id }: PracticeType): Promise<PracticeVersionType[]> {
    const loader = this.loaders.of<PracticeVersionType>('practiceVersions', async (ids) =>
      (await this.queries.versions(ids)).map((row) => ({ key: row.practiceId, value: row as unknown as PracticeVersionType }))
    )
    return loader.clear(id).load(id)
  }

  @ResolveField(() => [PracticeUptakeType], { description: 'How far each local unit has come with it, by centre and name.' })
  uptake(@Parent() { id }: PracticeType): Promise<PracticeUptakeType[]> {
    return this.reading(() => this.service.of(id))
  }

  @ResolveField(() => [PracticeSpreadPointType], { description: 'How many units stood where with it on the first day of each month, and today.' })
  async spread(@Parent() { id }: PracticeType): Promise<PracticeSpreadPointType[]> {
    return [...spread(await this.reading(() => this.adoptions.facts({ practices: [id] })), todayIn())]
  }

  @ResolveField(() => [PracticeRetentionType], { description: 'How many of those whose 6, 12 or 24 months have come still had it in use.' })
  async retention(@Parent() { id }: PracticeType): Promise<PracticeRetentionType[]> {
    return [...retention(await this.reading(() => this.adoptions.facts({ practices: [id] })), todayIn())]
  }

  private reading<T>(look: () => Promise<T>): Promise<T> {
    return hasTransaction() ? look() : this.db.read(look)
  }

  private async whole({ id }: PracticeRow): Promise<PracticePayload> {
    const row = await this.queries.one(id)
    if (!row) throw new Error('A practice that was written is there')
    return { practice: withCounts(row, await this.adoptions.counts([id])) }
  }
}
