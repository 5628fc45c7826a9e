import { Module } from '@nestjs/common'
import { ProjectModule } from '../project/project.module.js'
import { RiskResolver } from '../risk/risk.resolver.js'
import { RiskService } from '../risk/risk.service.js'
import { StaffResolver } from '../staff/staff.resolver.js'
import { StaffService } from '../staff/staff.service.js'
import { PlanLightReader } from './plan-light-reader.js'
import { PlanReader } from './plan-reader.js'
import { PlanResolver } from './plan.resolver.js'
import { PlanService } from './plan.service.js'
import { PlanWork } from './plan-work.js'

/** What is done when in a project, by whom, what may come in its way, and how does it stand? */
@Module({ imports: [ProjectModule], providers: [PlanReader, PlanLightReader, PlanService, PlanResolver, PlanWork, RiskService, RiskResolver, StaffService, StaffResolver], exports: [PlanLightReader] })
export class PlanModule {}
