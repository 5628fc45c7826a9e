import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { IndicatorReader } from '../indicator/indicator-reader.js'
import { IndicatorType } from '../indicator/indicator.graphql.js'
import { PersonOverlapType } from './overlap.graphql.js'

/** What an overlap leads to: read once for all the overlaps of an answer. */
@Resolver(() => PersonOverlapType)
export class OverlapFieldsResolver {
  constructor(private readonly indicators: IndicatorReader) {}

  @ResolveField(() => IndicatorType, { description: 'The indicator that counts them.' })
  indicator(@Parent() { indicatorId }: PersonOverlapType): Promise<IndicatorType | null> {
    return this.indicators.byId(indicatorId)
  }
}
