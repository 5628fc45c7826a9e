import { Module } from '@nestjs/common'
import { Records } from '../../core/records.js'
import { ClaimModule } from './claim/claim.module.js'
import { FunderModule } from './funder/funder.module.js'
import { KnowledgeModule } from './knowledge/knowledge.module.js'
import { OutputModule } from './output/output.module.js'
import { PlanModule } from './plan/plan.module.js'
import { PortfolioExportModule } from './portfolio-export/portfolio-export.module.js'
import { ProjectModule } from './project/project.module.js'
import { PublicProjectModule } from './public-project/public-project.module.js'
import { ProgressModule } from './progress/progress.module.js'
import { ResultModule } from './result/result.module.js'
import { PortfolioViewsModule } from './views.module.js'

/** Which projects are there, with whose money, and what remains of them? */
@Module({ imports: [FunderModule, ProjectModule, ClaimModule, OutputModule, KnowledgeModule, PlanModule, PublicProjectModule, PortfolioExportModule, PortfolioViewsModule, ResultModule, ProgressModule] })
export class PortfolioModule {
  constructor(records: Records) {
    records.add('project', 'SELECT p.lead_unit_id AS "unitId" FROM project p WHERE p.id = $1')
  }
}
