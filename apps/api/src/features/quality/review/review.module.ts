import { Module } from '@nestjs/common'
import { AssessmentModule } from '../assessment/assessment.module.js'
import { FrameworkModule } from '../framework/framework.module.js'
import { AssignmentQueries } from './assignment.queries.js'
import { AssignmentResolver } from './assignment.resolver.js'
import { AssignmentService } from './assignment.service.js'
import { InterestService } from './interest.service.js'
import { ReviewClock } from './review-clock.service.js'
import { ReviewFactsReader } from './review-facts-reader.js'
import { ReviewLetters } from './review-letters.js'
import { ReviewResolver } from './review.resolver.js'
import { ReviewService } from './review.service.js'
import { ReviewWork } from './review-work.js'
import { ReviewStore } from './review-store.js'
import { SettlementQueries } from './settlement.queries.js'
import { SettlementResolver } from './settlement.resolver.js'
import { SettlementService } from './settlement.service.js'
import { SettlementWriter } from './settlement-writer.js'

/** What do others see in a unit, and what is agreed about it? */
@Module({
  imports: [AssessmentModule, FrameworkModule],
  providers: [
    ...[ReviewStore, ReviewService, ReviewResolver, ReviewFactsReader, ReviewClock, ReviewLetters, ReviewWork, InterestService],
    ...[AssignmentQueries, AssignmentService, AssignmentResolver],
    ...[SettlementQueries, SettlementWriter, SettlementService, SettlementResolver]
  ],
  exports: [ReviewClock]
})
export class ReviewModule {}
