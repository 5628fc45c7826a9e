import { Module } from '@nestjs/common'
import { PlanModule } from '../plan/plan.module.js'
import { PublicProjectModule } from '../public-project/public-project.module.js'
import { PortfolioViewsModule } from '../views.module.js'
import { PortfolioExportController } from './portfolio-export.controller.js'
import { PortfolioExportQueries } from './portfolio-export.queries.js'
import { PortfolioExportService } from './portfolio-export.service.js'

/** What can be taken away of the portfolio? */
@Module({ imports: [PlanModule, PublicProjectModule, PortfolioViewsModule], controllers: [PortfolioExportController], providers: [PortfolioExportQueries, PortfolioExportService] })
export class PortfolioExportModule {}
