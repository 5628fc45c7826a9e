import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { DimensionType } from '../indicator/dimension.graphql.js'
import { IndicatorType, IndicatorVersionType } from '../indicator/indicator.graphql.js'
import { IndicatorReader } from '../indicator/indicator-reader.js'
import { CollectionRoundType, RoundCounts, RoundIndicatorType } from './round.graphql.js'
import { RoundReader } from './round-reader.js'

const none: RoundCounts = {
  ...{ total: 0, notStarted: 0, draft: 0, submitted: 0, returned: 0, verified: 0, accepted: 0, locked: 0 },
  ...{ late: 0, extended: 0, former: 0 }
}

/** What is read of a round only when somebody asks for it. */
@Resolver(() => CollectionRoundType)
export class RoundFieldsResolver {
  constructor(private readonly reader: RoundReader) {}

  @ResolveField(() => [RoundIndicatorType], { description: 'What it asks, in the order of the form.' })
  indicators(@Parent() { id }: CollectionRoundType): Promise<RoundIndicatorType[]> {
    return this.reader.indicatorsOf(id)
  }

  @ResolveField(() => RoundCounts, { description: 'How the returns stand.' })
  async counts(@Parent() { id }: CollectionRoundType): Promise<RoundCounts> {
    return (await this.reader.countsOf(id)) ?? none
  }
}

/** What a round asks for, as the library describes it on the last day of the period. */
@Resolver(() => RoundIndicatorType)
export class RoundIndicatorResolver {
  constructor(private readonly indicators: IndicatorReader) {}

  @ResolveField(() => IndicatorType, { description: 'The indicator.' })
  async indicator(@Parent() { indicatorId }: RoundIndicatorType): Promise<IndicatorType> {
    const indicator = await this.indicators.byId(indicatorId)
    if (!indicator) throw new DomainError('NOT_FOUND')
    return indicator
  }

  @ResolveField(() => IndicatorVersionType, {
    description: 'What is said about it on the last day of the period, or the nearest day on which anything is.'
  })
  async version(@Parent() { indicatorId, lastDay }: RoundIndicatorType): Promise<IndicatorVersionType> {
    const version = await this.indicators.nearestVersion(indicatorId, lastDay)
    if (!version) throw new DomainError('NOT_FOUND')
    return version
  }

  @ResolveField(() => [DimensionType], { description: 'The breakdowns in which it is asked; none for one figure.' })
  dimensions(@Parent() { dimensionCodes }: RoundIndicatorType): Promise<DimensionType[]> {
    return this.indicators.dimensionsOf(dimensionCodes)
  }
}
