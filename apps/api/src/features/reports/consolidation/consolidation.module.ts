import { Module } from '@nestjs/common'
import { NetworkModule } from '../../network/network.module.js'
import { FactsModule } from '../../results/facts/facts.module.js'
import { IndicatorModule } from '../../results/indicator/indicator.module.js'
import { TargetModule } from '../../results/target/target.module.js'
import { ConsolidationAreas } from './consolidation-areas.js'
import { ConsolidationReader } from './consolidation-reader.js'
import { ConsolidationResolver } from './consolidation.resolver.js'
import { ConsolidationService } from './consolidation.service.js'
import { FigureDerivationQueries } from './figure-derivation.queries.js'
import { FigureDerivationService } from './figure-derivation.service.js'

/** What do the figures of many units and periods add up to? */
@Module({
  imports: [NetworkModule, FactsModule, IndicatorModule, TargetModule],
  providers: [
    ...[ConsolidationReader, ConsolidationAreas, ConsolidationService, ConsolidationResolver],
    ...[FigureDerivationQueries, FigureDerivationService]
  ],
  exports: [ConsolidationService, ConsolidationAreas]
})
export class ConsolidationModule {}
