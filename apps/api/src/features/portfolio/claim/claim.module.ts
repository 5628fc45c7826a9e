import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { CostFileController } from '../cost/cost-file.controller.js'
import { CostFileService } from '../cost/cost-file.service.js'
import { CostQueries } from '../cost/cost.queries.js'
import { CostResolver } from '../cost/cost.resolver.js'
import { CostService } from '../cost/cost.service.js'
import { MoneyFileController } from '../money/money-file.controller.js'
import { MoneyFileService } from '../money/money-file.service.js'
import { MoneyOverviewResolver } from '../money/money-overview.resolver.js'
import { MoneyOverviewService } from '../money/money-overview.service.js'
import { SpendingReader } from '../money/spending.js'
import { ProjectModule } from '../project/project.module.js'
import { ClaimLines } from './claim-lines.js'
import { ClaimReader } from './claim-reader.js'
import { ClaimRecoveryService } from './claim-recovery.service.js'
import { ClaimResolver } from './claim.resolver.js'
import { ClaimService } from './claim.service.js'
import { ClaimWork } from './claim-work.js'

/** What was spent after the decision, what is claimed of it, and where does the money stand? */
@Module({
  imports: [ProjectModule],
  controllers: [CostFileController, MoneyFileController],
  providers: [Recorded, SpendingReader, CostQueries, CostService, CostResolver, CostFileService, ClaimLines, ClaimReader, ClaimService, ClaimRecoveryService, ClaimResolver, ClaimWork, MoneyOverviewService, MoneyOverviewResolver, MoneyFileService],
  exports: [SpendingReader, ClaimLines]
})
export class ClaimModule {}
