import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { FactsModule } from '../../results/facts/facts.module.js'
import { IndicatorModule } from '../../results/indicator/indicator.module.js'
import { ProjectModule } from '../project/project.module.js'
import { ResultFileController } from './result-file.controller.js'
import { ResultFileService } from './result-file.service.js'
import { ResultQueries } from './result.queries.js'
import { ResultReader } from './result-reader.js'
import { ResultResolver } from './result.resolver.js'
import { ResultService } from './result.service.js'

/** What has a project achieved, out of the figures that its units have reported? */
@Module({
  imports: [ProjectModule, FactsModule, IndicatorModule],
  controllers: [ResultFileController],
  providers: [Recorded, ResultQueries, ResultReader, ResultService, ResultResolver, ResultFileService],
  exports: [ResultReader]
})
export class ResultModule {}
