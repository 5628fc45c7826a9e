import { Module } from '@nestjs/common'
import { NetworkModule } from '../../network/network.module.js'
import { FactsModule } from '../../results/facts/facts.module.js'
import { FrameworkModule } from '../framework/framework.module.js'
import { AssociationService } from './association.service.js'
import { BesideQueries } from './beside.queries.js'
import { ComparisonQueries } from './comparison.queries.js'
import { MeasuredFrameworks } from './measured-framework.js'
import { OverviewService } from './overview.service.js'
import { ParametersService } from './parameters.service.js'
import { ProfileService } from './profile.service.js'
import { ResourcingService } from './resourcing.service.js'
import { ViewsQueries } from './views.queries.js'
import { FrameworkUseResolver, ViewsResolver } from './views.resolver.js'

/** How well is the promise kept, beside what else, and what does it take? */
@Module({
  imports: [FrameworkModule, NetworkModule, FactsModule],
  providers: [
    ...[ViewsResolver, FrameworkUseResolver, ViewsQueries, BesideQueries, ComparisonQueries, MeasuredFrameworks],
    ...[OverviewService, ProfileService, AssociationService, ParametersService, ResourcingService]
  ]
})
export class ViewsModule {}
