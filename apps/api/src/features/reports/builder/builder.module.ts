import { Module } from '@nestjs/common'
import { PublicationModule } from '../publication/publication.module.js'
import { AttachedReportResolver } from './attached-report.resolver.js'
import { AttachedReportService } from './attached-report.service.js'
import { RenderedReportService } from './rendered-report.service.js'
import { ReportDraftService } from './report-draft.service.js'
import { ReportTemplateFieldsResolver, ReportVersionFieldsResolver } from './report-fields.resolver.js'
import { ReportExportController } from './report-export.controller.js'
import { ReportExportService } from './report-export.service.js'
import { ReportLibraryReader } from './report-library.reader.js'
import { ReportStore } from './report-store.js'
import { ReportTemplateResolver } from './report-template.resolver.js'
import { ReportTemplateService } from './report-template.service.js'

/** What does a report tell, and to whom? */
@Module({
  imports: [PublicationModule],
  controllers: [ReportExportController],
  providers: [
    ...[ReportStore, ReportLibraryReader, ReportTemplateService, ReportDraftService],
    ...[ReportTemplateResolver, ReportTemplateFieldsResolver, ReportVersionFieldsResolver],
    ...[AttachedReportService, RenderedReportService, AttachedReportResolver],
    ReportExportService
  ]
})
export class BuilderModule {}
