import { Module } from '@nestjs/common'
import { Records } from '../../core/records.js'
import { GeographyModule } from '../geography/geography.module.js'
import { ViewerConsortiumResolver } from './consortium/consortium.resolver.js'
import { LensQueries } from './lens/lens.queries.js'
import { LensResolver } from './lens/lens.resolver.js'
import { LensService } from './lens/lens.service.js'
import { ChangeFollowers } from './network-change/change-followers.js'
import { ChangeImpact } from './network-change/change-impact.js'
import { ChangeReach } from './network-change/change-reach.js'
import { NetworkChangeQueries } from './network-change/network-change.queries.js'
import { NetworkChangeResolver } from './network-change/network-change.resolver.js'
import { NetworkChangeService } from './network-change/network-change.service.js'
import { NetworkWriter } from './network-change/network-writer.js'
import { NetworkExportController } from './network-export/network-export.controller.js'
import { NetworkExportQueries } from './network-export/network-export.queries.js'
import { NetworkExportService } from './network-export/network-export.service.js'
import { ImportJobs } from './network-import/import-jobs.js'
import { ImportUpload } from './network-import/import-upload.js'
import { ImportWork } from './network-import/import-work.js'
import { NetworkImportController } from './network-import/network-import.controller.js'
import { NetworkImportQueries } from './network-import/network-import.queries.js'
import { NetworkImportResolver } from './network-import/network-import.resolver.js'
import { NetworkImportService } from './network-import/network-import.service.js'
import { OrganisationImport } from './network-import/organisation-import.js'
import { UnitImport } from './network-import/unit-import.js'
import { NetworkTemplateQueries } from './network-template/network-template.queries.js'
import { NetworkTemplateResolver } from './network-template/network-template.resolver.js'
import { NetworkTemplateService } from './network-template/network-template.service.js'
import { NetworkQueries } from './network.queries.js'
import { NetworkResolver } from './network.resolver.js'
import { NetworkService } from './network.service.js'
import { MunicipalityAreas } from './org-unit/municipality-areas.js'
import { OrgUnitResolver } from './org-unit/org-unit.resolver.js'
import { OrgUnitService } from './org-unit/org-unit.service.js'
import { OrganisationResolver } from './organisation/organisation.resolver.js'
import { OrganisationService } from './organisation/organisation.service.js'

/** Who belongs where, on any date? */
@Module({
  imports: [GeographyModule],
  controllers: [NetworkImportController, NetworkExportController],
  providers: [
    NetworkQueries,
    NetworkService,
    NetworkResolver,
    OrgUnitService,
    OrgUnitResolver,
    MunicipalityAreas,
    ViewerConsortiumResolver,
    LensQueries,
    LensService,
    LensResolver,
    ChangeFollowers,
    ChangeImpact,
    ChangeReach,
    NetworkChangeQueries,
    NetworkWriter,
    NetworkChangeService,
    NetworkChangeResolver,
    NetworkExportQueries,
    NetworkExportService,
    NetworkImportQueries,
    UnitImport,
    OrganisationImport,
    ImportWork,
    ImportUpload,
    ImportJobs,
    NetworkImportService,
    NetworkImportResolver,
    NetworkTemplateQueries,
    NetworkTemplateService,
    NetworkTemplateResolver,
    OrganisationService,
    OrganisationResolver
  ],
  exports: [NetworkQueries, LensQueries, NetworkChangeService, NetworkWriter, ChangeFollowers, ChangeImpact, ImportJobs, ImportUpload, ImportWork]
})
export class NetworkModule {
  constructor(records: Records) {
    records.add('org_unit', 'SELECT u.id AS "unitId" FROM org_unit u WHERE u.id = $1')
    records.add('organisation', 'SELECT NULL::uuid AS "unitId" FROM organisation o WHERE o.id = $1')
  }
}
