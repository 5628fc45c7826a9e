import { Module } from '@nestjs/common'
import { ApplicationModule } from '../application/application.module.js'
import { ApplicationAssessmentModule } from '../assessment/application-assessment.module.js'
import { MembershipModule } from '../membership/membership.module.js'
import { RulesModule } from '../rules/rules.module.js'
import { DecisionOffice } from './decision-office.js'
import { DecisionReader } from './decision-reader.js'
import { DecisionResolver } from './decision.resolver.js'
import { DecisionService } from './decision.service.js'
import { DecisionView } from './decision-view.js'
import { DecisionWriter } from './decision-writer.js'
import { MemberDecisionService } from './member-decision.service.js'
import { VerdictService } from './verdict.service.js'

/** Who is admitted, by whom, and does that stand? */
@Module({
  imports: [ApplicationModule, ApplicationAssessmentModule, MembershipModule, RulesModule],
  providers: [DecisionResolver, DecisionService, VerdictService, MemberDecisionService, DecisionOffice, DecisionView, DecisionReader, DecisionWriter],
  exports: [DecisionReader, DecisionWriter, DecisionOffice]
})
export class DecisionModule {}
