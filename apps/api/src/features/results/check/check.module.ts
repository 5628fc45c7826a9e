import { Module } from '@nestjs/common'
import { UnitReturnModule } from '../unit-return/unit-return.module.js'
import { CheckRuleQueries } from './check-rule.queries.js'
import { CheckRuleService } from './check-rule.service.js'
import { CheckQueries } from './check.queries.js'
import { CheckRuleResolver, FindingResolver } from './check.resolver.js'
import { Checks } from './checks.js'
import { ExplanationService } from './explanation.service.js'
import { ReturnChecksReader } from './return-checks-reader.js'
import { RuleTrialService } from './rule-trial.service.js'

/** Does what was reported hold together? */
@Module({
  imports: [UnitReturnModule],
  providers: [
    ...[CheckRuleResolver, CheckRuleService, CheckRuleQueries, RuleTrialService],
    ...[FindingResolver, CheckQueries, Checks, ExplanationService, ReturnChecksReader]
  ],
  exports: [Checks]
})
export class CheckModule {}
