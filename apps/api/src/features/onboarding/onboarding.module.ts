import { Module } from '@nestjs/common'
import { ApplicationModule } from './application/application.module.js'
import { ApplicationAssessmentModule } from './assessment/application-assessment.module.js'
import { MembershipCallModule } from './call/membership-call.module.js'
import { DecisionModule } from './decision/decision.module.js'
import { DoorModule } from './door/door.module.js'
import { ExpulsionModule } from './expulsion/expulsion.module.js'
import { PipelineModule } from './pipeline/pipeline.module.js'
import { ProcedureFileModule } from './procedure-file/procedure-file.module.js'
import { RulesModule } from './rules/rules.module.js'
import { MembershipModule } from './membership/membership.module.js'
import { PlanModule } from './plan/plan.module.js'

/** Who wants to join, who has joined, and how do they leave? */
@Module({
  imports: [MembershipCallModule, ApplicationModule, DoorModule, RulesModule, ApplicationAssessmentModule, DecisionModule, ExpulsionModule, ProcedureFileModule, PipelineModule, MembershipModule, PlanModule],
  exports: [ApplicationModule, DoorModule, ExpulsionModule, MembershipModule]
})
export class OnboardingModule {}
