import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { EditionConnection, EditionListArgs, EditionType } from './edition.graphql.js'
import {
  CertifyEditionInput,
  CertifyEditionPayload,
  DropEditionInput,
  DropEditionPayload,
  PrepareEditionInput,
  PrepareEditionPayload,
  RenewEditionInput,
  RenewEditionPayload
} from './edition-input.graphql.js'
import { EditionReader } from './edition-reader.js'
import { EditionService } from './edition.service.js'

@Resolver()
export class EditionResolver {
  constructor(
    private readonly service: EditionService,
    private readonly reader: EditionReader
  ) {}

  @Requires('edition.read')
  @Query(() => EditionConnection, { description: 'Editions, the newest first.' })
  editions(@Args() args: EditionListArgs, @Info() info: GraphQLResolveInfo): Promise<EditionConnection> {
    return this.reader.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('edition.read')
  @Query(() => EditionType, { description: 'An edition.' })
  edition(@Args('id', { type: () => ID, description: 'The edition.' }) id: string): Promise<EditionType> {
    return this.reader.one(id)
  }

  @Requires('edition.certify')
  @Mutation(() => PrepareEditionPayload, { description: 'Has an edition of a run of periods prepared; nobody but the head office sees it yet.' })
  async prepareEdition(@Args('input', { description: 'What it is to hold.' }) input: PrepareEditionInput): Promise<PrepareEditionPayload> {
    return { edition: await this.reader.one(await this.service.prepare(input)) }
  }

  @Requires('edition.certify')
  @Mutation(() => RenewEditionPayload, { description: 'Has an edition that was not certified prepared anew, from what stands now.' })
  async renewEdition(@Args('input', { description: 'Which one.' }) input: RenewEditionInput): Promise<RenewEditionPayload> {
    await this.service.renew(input)
    return { edition: await this.reader.one(input.editionId) }
  }

  @NeedsFreshProof()
  @Requires('edition.certify')
  @Mutation(() => CertifyEditionPayload, { description: 'Certifies a prepared edition: it is numbered, hashed and signed, and never changes any more.' })
  async certifyEdition(@Args('input', { description: 'Which one.' }) input: CertifyEditionInput): Promise<CertifyEditionPayload> {
    await this.service.certify(input)
    return { edition: await this.reader.one(input.editionId) }
  }

  @Requires('edition.certify')
  @Mutation(() => DropEditionPayload, { description: 'Drops an edition that was not certified.' })
  async dropEdition(@Args('input', { description: 'Which one.' }) input: DropEditionInput): Promise<DropEditionPayload> {
    await this.service.drop(input)
    return { editionId: input.editionId }
  }
}
