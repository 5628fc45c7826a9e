import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { FactsModule } from '../../results/facts/facts.module.js'
import { FrameworkModule } from '../framework/framework.module.js'
import { SurveyModule } from '../survey/survey.module.js'
import { AnswerService } from './answer.service.js'
import { AssessmentFieldsResolver } from './assessment-fields.resolver.js'
import { AssessmentListQueries } from './assessment-list.queries.js'
import { AssessmentReader } from './assessment-reader.js'
import { AssessmentResolver } from './assessment.resolver.js'
import { AssessmentService } from './assessment.service.js'
import { AssessmentStore } from './assessment-store.js'
import { EvidenceController } from './evidence.controller.js'
import { EvidenceFigures } from './evidence-figures.js'
import { EvidenceFiles } from './evidence-files.js'
import { EvidenceService } from './evidence.service.js'
import { AssessmentWork } from './assessment-work.js'
import { ReviewFacts } from './review-facts.js'

/** What does a unit say of its own quality, and what shows it? */
@Module({
  imports: [FrameworkModule, FactsModule, SurveyModule],
  controllers: [EvidenceController],
  providers: [
    ...[AssessmentReader, AssessmentListQueries, AssessmentStore, ReviewFacts, AssessmentService, AnswerService, EvidenceService],
    ...[EvidenceFigures, EvidenceFiles, AssessmentWork, Recorded, AssessmentResolver, AssessmentFieldsResolver]
  ],
  exports: [AssessmentReader, AssessmentStore, AssessmentService, EvidenceService, EvidenceFiles, ReviewFacts]
})
export class AssessmentModule {}
