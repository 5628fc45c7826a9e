import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Access } from '../../../core/access/access.js'
import { Requires } from '../../../core/access/requires.js'
import { FundingTimeline, FundingTimelineArgs, PortfolioRulesPayload, SetPortfolioRulesInput } from './ending.graphql.js'
import { EndingQueries } from './ending.queries.js'
import { EndingService } from './ending.service.js'

/** When does the money end? */
@Resolver(() => FundingTimeline)
export class EndingResolver {
  constructor(
    private readonly queries: EndingQueries,
    private readonly service: EndingService,
    private readonly access: Access
  ) {}

  @Requires('project.read')
  @Query(() => FundingTimeline, { description: 'When the money ends: by quarter what is decided and applied for, which projects end, and which units lose their last one.' })
  async fundingTimeline(@Args() { filter }: FundingTimelineArgs): Promise<FundingTimeline> {
    return { ...(await this.queries.timeline(filter)), maySetRules: this.access.may('funder.manage', {}) }
  }

  @Requires('funder.manage')
  @Mutation(() => PortfolioRulesPayload, { description: 'Says how many months before its end a project is told of.' })
  setPortfolioRules(@Args('input', { description: 'How many.' }) input: SetPortfolioRulesInput): Promise<PortfolioRulesPayload> {
    return this.service.setRules(input)
  }
}
