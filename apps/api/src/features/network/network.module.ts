import { Module } from '@nestjs/common'
import { GeographyModule } from '../geography/geography.module.js'
import { ViewerConsortiumResolver } from './consortium/consortium.resolver.js'
import { NetworkQueries } from './network.queries.js'
import { NetworkResolver } from './network.resolver.js'
import { NetworkService } from './network.service.js'
import { MunicipalityAreas } from './org-unit/municipality-areas.js'
import { OrgUnitResolver } from './org-unit/org-unit.resolver.js'
import { OrgUnitService } from './org-unit/org-unit.service.js'

/** Who belongs where, on any date? */
@Module({
  imports: [GeographyModule],
  providers: [
    NetworkQueries,
    NetworkService,
    NetworkResolver,
    OrgUnitService,
    OrgUnitResolver,
    MunicipalityAreas,
    ViewerConsortiumResolver
  ],
  exports: [NetworkQueries]
})
export class NetworkModule {}
