import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { KeptFiles } from '../../../core/files/kept-files.js'
import { NetworkModule } from '../../network/network.module.js'
import { ImportWork } from '../../network/network-import/import-work.js'
import { AdoptionQueries } from './adoption.queries.js'
import { AdoptionResolver } from './adoption.resolver.js'
import { AdoptionService } from './adoption.service.js'
import { AdoptionWork } from './adoption-work.js'
import { CardImport } from './card-import.js'
import { CardImportController } from './card-import.controller.js'
import { OpenPracticesController } from './open-practices.controller.js'
import { PracticeQueries } from './practice.queries.js'
import { PracticeResolver } from './practice.resolver.js'
import { PracticeService } from './practice.service.js'
import { PublicationResolver } from './publication.resolver.js'
import { PublicationService } from './publication.service.js'
import { UseFileController } from './use-file.controller.js'
import { UseFileService } from './use-file.service.js'

/** What has been found to work? */
@Module({
  imports: [NetworkModule],
  controllers: [UseFileController, OpenPracticesController, CardImportController],
  providers: [
    ...[PracticeResolver, AdoptionResolver, PracticeQueries, PracticeService, AdoptionQueries, AdoptionService, AdoptionWork],
    ...[PublicationResolver, PublicationService, UseFileService, KeptFiles, Recorded, CardImport]
  ],
  exports: [AdoptionQueries]
})
export class PracticeModule {
  constructor(works: ImportWork, cards: CardImport) {
    works.add('practices', cards)
  }
}
