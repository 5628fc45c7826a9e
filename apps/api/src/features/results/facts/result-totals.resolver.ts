import { Args, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ResultTotals, ResultTotalsInput } from './result-totals.graphql.js'
import { ResultTotalsService } from './result-totals.service.js'

@Resolver()
export class ResultTotalsResolver {
  constructor(private readonly totals: ResultTotalsService) {}

  @Requires('return.read')
  @Query(() => ResultTotals, { description: 'What the figures of a unit, of a centre or of all add up to, period by period.' })
  resultTotals(@Args('input', { description: 'What to add up.' }) input: ResultTotalsInput): Promise<ResultTotals> {
    return this.totals.totals(input)
  }
}
