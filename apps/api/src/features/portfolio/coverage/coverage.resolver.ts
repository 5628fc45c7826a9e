import { Args, Query, Resolver } from '@nestjs/graphql'
import { todayIn } from '@solmu/shared/dates.js'
import { Requires } from '../../../core/access/requires.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { dayOrNone } from '../day-input.js'
import { CoverageAxisEnum, PortfolioCoverage } from './coverage.graphql.js'
import { CoverageQueries } from './coverage.queries.js'

/** What is done where, and where is nothing? */
@Resolver(() => PortfolioCoverage)
export class CoverageResolver {
  constructor(private readonly queries: CoverageQueries) {}

  @Requires('project.read')
  @Query(() => PortfolioCoverage, { description: 'What projects do in which region on a day, by task area or project idea, with the gaps.' })
  portfolioCoverage(
    @Args('axis', { type: () => CoverageAxisEnum, description: 'By task areas or ideas.' }) axis: `${CoverageAxisEnum}`,
    @Args('day', { type: () => IsoDay, nullable: true, description: 'On which day; today when not given.' }) day?: string | null
  ): Promise<PortfolioCoverage> {
    return this.queries.coverage(axis, dayOrNone(day, 'day') ?? todayIn())
  }
}
