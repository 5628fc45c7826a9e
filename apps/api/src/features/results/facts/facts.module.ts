import { Module } from '@nestjs/common'
import { IndicatorModule } from '../indicator/indicator.module.js'
import { OverlapFieldsResolver } from './overlap-fields.resolver.js'
import { OverlapResolver } from './overlap.resolver.js'
import { OverlapService } from './overlap.service.js'
import { ResultSums } from './result-sums.js'
import { ResultTotalsResolver } from './result-totals.resolver.js'
import { ResultTotalsService } from './result-totals.service.js'
import { TotalledIndicatorsService } from './totalled-indicators.service.js'

/** What stands, and what does it add up to? */
@Module({
  imports: [IndicatorModule],
  providers: [ResultSums, ResultTotalsService, TotalledIndicatorsService, ResultTotalsResolver, OverlapService, OverlapResolver, OverlapFieldsResolver],
  exports: [ResultTotalsService, TotalledIndicatorsService]
})
export class FactsModule {}
