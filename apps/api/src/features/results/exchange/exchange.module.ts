import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { UnitReturnModule } from '../unit-return/unit-return.module.js'
import { AdxController } from './adx/adx.controller.js'
import { AdxService } from './adx/adx.service.js'
import { ExchangeQueries } from './exchange.queries.js'
import { RoundFiguresController } from './figures/round-figures.controller.js'
import { RoundFiguresService } from './figures/round-figures.service.js'
import { RoundReturns } from './figures/round-returns.js'
import { ReturnFileController } from './return-file/return-file.controller.js'
import { ReturnFileService } from './return-file/return-file.service.js'
import { TemplateService } from './return-file/template.service.js'

/** How do figures come in and go out as files? */
@Module({
  imports: [UnitReturnModule],
  controllers: [ReturnFileController, RoundFiguresController, AdxController],
  providers: [Recorded, ExchangeQueries, TemplateService, ReturnFileService, RoundReturns, RoundFiguresService, AdxService]
})
export class ExchangeModule {}
