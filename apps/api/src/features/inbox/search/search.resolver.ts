import { Args, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { SearchArgs, SearchHitType } from './search.graphql.js'
import { SearchQueries } from './search.queries.js'

@Resolver()
export class SearchResolver {
  constructor(private readonly queries: SearchQueries) {}

  @Requires('network.read')
  @Limited('search')
  @Query(() => [SearchHitType], { description: 'Units, municipalities and people by a part of their name, the best first.' })
  search(@Args() args: SearchArgs): Promise<SearchHitType[]> {
    return this.queries.find(args)
  }
}
