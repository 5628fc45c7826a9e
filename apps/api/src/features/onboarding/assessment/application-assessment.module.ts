import { Module } from '@nestjs/common'
import { ApplicationModule } from '../application/application.module.js'
import { RulesModule } from '../rules/rules.module.js'
import { AssessmentDesk } from './assessment-desk.js'
import { AssessmentResolver } from './assessment.resolver.js'
import { AssessmentService } from './assessment.service.js'
import { AssessmentView } from './assessment-view.js'
import { AssessmentWriter } from './assessment-writer.js'
import { ProcedureReader } from './procedure-reader.js'
import { VisitService } from './visit.service.js'

/** How good is an applicant? */
@Module({
  imports: [ApplicationModule, RulesModule],
  providers: [AssessmentResolver, AssessmentService, AssessmentView, AssessmentWriter, AssessmentDesk, ProcedureReader, VisitService],
  exports: [ProcedureReader, AssessmentWriter]
})
export class ApplicationAssessmentModule {}
