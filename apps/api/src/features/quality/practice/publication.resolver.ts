import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { withCounts } from './adoption.resolver.js'
import { AdoptionQueries } from './adoption.queries.js'
import { PracticePayload, PracticeType } from './practice.graphql.js'
import type { PracticeRow } from './practice.queries.js'
import { PracticePublication, PublishPracticeInput, RemoveShownFileInput, WithdrawPracticeInput } from './publication.graphql.js'
import { PublicationService } from './publication.service.js'
import { UseFileService } from './use-file.service.js'

/** Practices that everybody may read, and the files that show their use. */
@Resolver(() => PracticeType)
export class PublicationResolver {
  constructor(
    private readonly service: PublicationService,
    private readonly files: UseFileService,
    private readonly adoptions: AdoptionQueries,
    private readonly loaders: Loaders
  ) {}

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Opens a practice to everybody, as the version that holds says it.' })
  async publishPractice(@Args('input', { description: 'Which one.' }) input: PublishPracticeInput): Promise<PracticePayload> {
    return this.whole(await this.service.publish(input))
  }

  @Requires('improvement.manage')
  @Mutation(() => PracticePayload, { description: 'Withdraws a practice that everybody may read; the network reads it still.' })
  async withdrawPractice(@Args('input', { description: 'Which one, and why.' }) input: WithdrawPracticeInput): Promise<PracticePayload> {
    return this.whole(await this.service.withdraw(input))
  }

  @Requires('improvement.edit')
  @Mutation(() => PracticePayload, { description: 'Takes away a file that shows that a unit has a practice in use.' })
  async removePracticeUseFile(@Args('input', { description: 'Which one.' }) { fileId }: RemoveShownFileInput): Promise<PracticePayload> {
    return this.whole(await this.files.remove(fileId))
  }

  @ResolveField(() => [PracticePublication], { description: 'When it was opened to everybody, and when that ended; the newest first.' })
  publications(@Parent() { id }: PracticeType): Promise<PracticePublication[]> {
    const loader = this.loaders.of<PracticePublication>('practicePublications', async (ids) => (await this.service.history(ids)).map(({ practiceId, ...value }) => ({ key: practiceId, value })))
    return loader.clear(id).load(id)
  }

  private async whole(row: PracticeRow): Promise<PracticePayload> {
    return { practice: withCounts(row, await this.adoptions.counts([row.id])) }
  }
}
