import { Module } from '@nestjs/common'
import { DimensionFieldsResolver } from './dimension-fields.resolver.js'
import { DimensionService } from './dimension.service.js'
import { ExpressionService } from './expression.service.js'
import { IndicatorExportController } from './indicator-export.controller.js'
import { IndicatorExportService } from './indicator-export.service.js'
import { IndicatorFieldsResolver } from './indicator-fields.resolver.js'
import { IndicatorGroupService } from './indicator-group.service.js'
import { IndicatorLibraryResolver } from './indicator-library.resolver.js'
import { IndicatorLibraryService } from './indicator-library.service.js'
import { IndicatorListService } from './indicator-list.service.js'
import { IndicatorReader } from './indicator-reader.js'
import { IndicatorStore } from './indicator-store.js'
import { IndicatorResolver } from './indicator.resolver.js'
import { IndicatorService } from './indicator.service.js'

/** What is counted? */
@Module({
  controllers: [IndicatorExportController],
  providers: [
    ...[IndicatorResolver, IndicatorLibraryResolver, IndicatorFieldsResolver, DimensionFieldsResolver],
    ...[IndicatorReader, IndicatorStore, IndicatorService, IndicatorListService, IndicatorGroupService],
    ...[DimensionService, ExpressionService, IndicatorLibraryService, IndicatorExportService]
  ],
  exports: [IndicatorReader, ExpressionService, IndicatorLibraryService]
})
export class IndicatorModule {}
