import { Module } from '@nestjs/common'
import { MembershipModule } from '../membership/membership.module.js'
import { PlanReader } from './plan-reader.js'
import { PlanResolver } from './plan.resolver.js'
import { PlanService } from './plan.service.js'
import { PlanTemplateResolver } from './plan-template.resolver.js'
import { PlanTemplateService } from './plan-template.service.js'
import { PlanWork } from './plan-work.js'

/** What is to be done when a member comes or goes? */
@Module({ imports: [MembershipModule], providers: [PlanResolver, PlanReader, PlanService, PlanTemplateResolver, PlanTemplateService, PlanWork] })
export class PlanModule {}
