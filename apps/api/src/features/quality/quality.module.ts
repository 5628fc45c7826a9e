import { Module } from '@nestjs/common'
import { CertificateModule } from './certificate/certificate.module.js'
import { CommitmentModule } from './commitment/commitment.module.js'
import { CompetenceModule } from './competence/competence.module.js'
import { AssessmentModule } from './assessment/assessment.module.js'
import { CycleModule } from './cycle/cycle.module.js'
import { FrameworkModule } from './framework/framework.module.js'
import { ImprovementModule } from './improvement/improvement.module.js'
import { PracticeModule } from './practice/practice.module.js'
import { PromiseModule } from './promise/promise.module.js'
import { ReviewModule } from './review/review.module.js'
import { SurveyModule } from './survey/survey.module.js'
import { ViewsModule } from './views/views.module.js'

/** What have we promised, and how well is it kept? */
@Module({
  imports: [FrameworkModule, AssessmentModule, CycleModule, ViewsModule, ImprovementModule, PracticeModule, ReviewModule, CommitmentModule, CertificateModule, PromiseModule, CompetenceModule, SurveyModule],
  // What runs by the clock is found by the jobs of the whole application.
  exports: [AssessmentModule, CycleModule, ImprovementModule, ReviewModule, SurveyModule]
})
export class QualityModule {}
