import { Module } from '@nestjs/common'
import { NetworkModule } from '../../network/network.module.js'
import { FactsModule } from '../../results/facts/facts.module.js'
import { IndicatorModule } from '../../results/indicator/indicator.module.js'
import { ConsolidationModule } from '../consolidation/consolidation.module.js'
import { EditionModule } from '../edition/edition.module.js'
import { PublicationModule } from '../publication/publication.module.js'
import { CertifiedFigures } from './certified-figures.js'
import { DifferenceResolver } from './difference.resolver.js'
import { DifferenceService } from './difference.service.js'
import { LiveFigures } from './live-figures.js'
import { PublishedDifference } from './published-difference.js'
import { StatedFigures } from './stated-figures.js'

/** Why do two figures differ? */
@Module({
  imports: [NetworkModule, FactsModule, IndicatorModule, ConsolidationModule, EditionModule, PublicationModule],
  providers: [LiveFigures, CertifiedFigures, PublishedDifference, StatedFigures, DifferenceService, DifferenceResolver]
})
export class DifferenceModule {}
