import { Module } from '@nestjs/common'
import { CheckModule } from '../check/check.module.js'
import { UnitReturnModule } from '../unit-return/unit-return.module.js'
import { ApprovalQueries } from './approval.queries.js'
import { CorrectionResolver } from './correction.resolver.js'
import { CorrectionService } from './correction.service.js'
import { CorrectionWriter } from './correction-writer.js'
import { EscalationService } from './escalation.service.js'
import { Questions } from './questions.js'
import { RegionMail } from './region-mail.js'
import { RegionQueries } from './region.queries.js'
import { RegionResolver } from './region.resolver.js'
import { RegionService } from './region.service.js'
import { RegionStore } from './region-store.js'
import { ReturnApprovalResolver, ReturnStepsResolver } from './return-approval.resolver.js'
import { ReturnStandings } from './return-standings.js'
import { ReturnStepsService } from './return-steps.service.js'
import { ReviewService } from './review.service.js'
import { RoundLockService } from './round-lock.service.js'
import { StepWriter } from './step-writer.js'

const stores = [RegionStore, ReturnStandings, StepWriter, CorrectionWriter, Questions, RegionMail]
const services = [ReturnStepsService, ReviewService, RegionService, RoundLockService, CorrectionService, EscalationService]
const reads = [ApprovalQueries, RegionQueries]

/** Who stands behind the figures? */
@Module({
  imports: [CheckModule, UnitReturnModule],
  providers: [...stores, ...services, ...reads, ReturnApprovalResolver, ReturnStepsResolver, RegionResolver, CorrectionResolver],
  exports: [ApprovalQueries, RegionQueries, EscalationService]
})
export class ApprovalModule {}
