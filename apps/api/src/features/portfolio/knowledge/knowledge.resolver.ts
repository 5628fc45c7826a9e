import { Args, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { Knowledge, KnowledgeArgs } from './knowledge.graphql.js'
import { KnowledgeQueries } from './knowledge.queries.js'

/** What does the network know about this? */
@Resolver(() => Knowledge)
export class KnowledgeResolver {
  constructor(private readonly queries: KnowledgeQueries) {}

  @Requires('project.read')
  @Query(() => Knowledge, { description: 'Practice cards, lessons, outputs and accepted reports in which words are found, as far as the viewer reads each.' })
  knowledge(@Args() args: KnowledgeArgs): Promise<Knowledge> {
    return this.queries.find(args)
  }
}
