import { Args, Info, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { PublicProjectConnection, PublicProjectFilter, PublicProjectListArgs, PublicProjectOverview } from './public-project.graphql.js'
import { PublicProjectQueries } from './public-project.queries.js'

/** What do others do, with whose money? */
@Resolver()
export class PublicProjectResolver {
  constructor(private readonly queries: PublicProjectQueries) {}

  @Requires('project.read')
  @Query(() => PublicProjectConnection, { description: 'Projects of others from public lists.' })
  publicProjects(@Args() args: PublicProjectListArgs, @Info() info: GraphQLResolveInfo): Promise<PublicProjectConnection> {
    return this.queries.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('project.read')
  @Query(() => PublicProjectOverview, { description: 'What projects of others add up to, and by what they can be filtered.' })
  publicProjectOverview(@Args('filter', { type: () => PublicProjectFilter, nullable: true, description: 'Which ones are added up.' }) filter: PublicProjectFilter | null): Promise<PublicProjectOverview> {
    return this.queries.overview(filter)
  }
}
