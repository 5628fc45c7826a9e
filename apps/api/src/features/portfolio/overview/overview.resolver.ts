import { Args, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { PortfolioOverview, PortfolioOverviewArgs } from './overview.graphql.js'
import { OverviewQueries } from './overview.queries.js'

/** What does the portfolio add up to? */
@Resolver(() => PortfolioOverview)
export class OverviewResolver {
  constructor(private readonly queries: OverviewQueries) {}

  @Requires('project.read')
  @Query(() => PortfolioOverview, { description: 'The portfolio by region, funder, programme, call, task area, stage, idea, lead or year of ending: how many projects, whose money, and the quality of the units behind.' })
  portfolioOverview(@Args() { by, filter }: PortfolioOverviewArgs): Promise<PortfolioOverview> {
    return this.queries.overview(by, filter)
  }
}
