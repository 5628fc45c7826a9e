import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { PortfolioView, PortfolioViewsPayload, RemovePortfolioViewInput, SavePortfolioViewInput } from './saved-view.graphql.js'
import { SavedViewService } from './saved-view.service.js'

/** How do people look at the portfolio? */
@Resolver(() => PortfolioView)
export class SavedViewResolver {
  constructor(private readonly service: SavedViewService) {}

  @Requires('project.read')
  @Query(() => [PortfolioView], { description: 'The searches of the portfolio that the viewer has kept, and those that are shared with their unit.' })
  portfolioViews(): Promise<PortfolioView[]> {
    return this.service.list()
  }

  @Requires('project.read')
  @Mutation(() => PortfolioViewsPayload, { description: 'Keeps a search of the portfolio under a name.' })
  async savePortfolioView(@Args('input', { description: 'What is kept.' }) input: SavePortfolioViewInput): Promise<PortfolioViewsPayload> {
    return { views: await this.service.save(input) }
  }

  @Requires('project.read')
  @Mutation(() => PortfolioViewsPayload, { description: 'Keeps a search of one’s own no longer.' })
  async removePortfolioView(@Args('input', { description: 'Which one.' }) input: RemovePortfolioViewInput): Promise<PortfolioViewsPayload> {
    return { views: await this.service.remove(input.viewId) }
  }
}
