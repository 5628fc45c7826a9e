import { Module } from '@nestjs/common'
import { ConsolidationModule } from '../consolidation/consolidation.module.js'
import { EditionModule } from '../edition/edition.module.js'
import { PublicationModule } from '../publication/publication.module.js'
import { ConsolidationChoice } from './consolidation-choice.js'
import { ConsolidationExportService } from './consolidation-export.service.js'
import { ConsolidationFileController } from './consolidation-file.controller.js'
import { ConsolidationFiles } from './consolidation-files.js'
import { ConsolidationMaker } from './consolidation-maker.js'
import { EditionMaker } from './edition-maker.js'
import { ExportFileController } from './export-file.controller.js'
import { ExportFileService } from './export-file.service.js'
import { ExportJobResolver } from './export-job.resolver.js'
import { ExportJobService } from './export-job.service.js'
import { ExportJobStore } from './export-job-store.js'
import { ExportMail } from './export-mail.js'
import { ExportMakers } from './export-makers.js'
import { ExportOutcome } from './export-outcome.js'
import { ExportSweep } from './export-sweep.js'
import { ExportWork } from './export-work.js'
import { PublicationsMaker } from './publications-maker.js'

/** Files that take their time: asked for, made, fetched, and gone after a fortnight. */
@Module({
  imports: [ConsolidationModule, EditionModule, PublicationModule],
  controllers: [ExportFileController, ConsolidationFileController],
  providers: [
    ...[ConsolidationFiles, ConsolidationMaker, ConsolidationExportService, ConsolidationChoice],
    ...[PublicationsMaker, EditionMaker, ExportMakers],
    ...[ExportJobStore, ExportJobService, ExportJobResolver, ExportFileService],
    ...[ExportMail, ExportOutcome, ExportWork, ExportSweep]
  ],
  // What is done as a job is found by the jobs of the whole application.
  exports: [ExportWork, ExportSweep]
})
export class ExportsModule {}
