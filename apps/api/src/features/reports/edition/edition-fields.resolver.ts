import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { Db } from '../../../core/db/db.js'
import { PageArgs } from '../../../core/graphql/page.js'
import {
  EditionChangeConnection,
  EditionPart,
  EditionProtectionCount,
  EditionReturnArgs,
  EditionReturnConnection,
  MovedFigure,
  OutdatedEditionPart
} from './edition-contents.graphql.js'
import { EditionContentsReader } from './edition-contents-reader.js'
import { EditionService } from './edition.service.js'
import { EditionStore } from './edition-store.js'
import { EditionType } from './edition.graphql.js'

/** What an edition holds, asked for by whoever wants to look into it; fields are read after the edition, each by itself. */
@Resolver(() => EditionType)
export class EditionFieldsResolver {
  constructor(
    private readonly db: Db,
    private readonly contents: EditionContentsReader,
    private readonly service: EditionService,
    private readonly store: EditionStore
  ) {}

  @ResolveField(() => [EditionPart], { description: 'What it rests on, part by part; none while it is being prepared for the first time.' })
  parts(@Parent() { id }: EditionType): Promise<EditionPart[]> {
    return this.db.read(() => this.contents.parts(id))
  }

  @ResolveField(() => [EditionProtectionCount], { description: 'How much is withheld, by how carefully readers are served.' })
  protection(@Parent() { id }: EditionType): Promise<EditionProtectionCount[]> {
    return this.db.read(() => this.contents.protection(id))
  }

  @ResolveField(() => EditionReturnConnection, { description: 'Its returns and those that are missing, by period, centre and unit.' })
  returns(@Parent() { id }: EditionType, @Args() args: EditionReturnArgs): Promise<EditionReturnConnection> {
    return this.db.read(() => this.contents.returns(id, args))
  }

  @ResolveField(() => EditionChangeConnection, { description: 'What differs from the edition that it replaces, in order; none when it replaces none.' })
  changes(@Parent() { id }: EditionType, @Args() args: PageArgs): Promise<EditionChangeConnection> {
    return this.db.read(() => this.contents.changes(id, args))
  }

  @ResolveField(() => [MovedFigure], { description: 'The figures of the whole network that are not what they were in the edition that it replaces.' })
  movedFigures(@Parent() { id }: EditionType): Promise<MovedFigure[]> {
    return this.db.read(() => this.contents.moved(id))
  }

  @ResolveField(() => [OutdatedEditionPart], {
    description: 'Of a prepared edition: what has changed in the records since, so that it cannot be certified as it is; none otherwise.'
  })
  outdated(@Parent() { id }: EditionType): Promise<OutdatedEditionPart[]> {
    return this.db.read(async () => {
      const record = await this.store.find(id)
      if (!record) throw new DomainError('NOT_FOUND', { path: ['id'] })
      return this.service.outdated(record, await this.store.parts(id))
    }, 'REPEATABLE READ')
  }
}
