import { Module } from '@nestjs/common'
import { PracticeModule } from '../../quality/practice/practice.module.js'
import { BudgetReader } from '../budget/budget-reader.js'
import { BudgetResolver } from '../budget/budget.resolver.js'
import { BudgetService } from '../budget/budget.service.js'
import { BudgetWriter } from '../budget/budget-writer.js'
import { PartnerService } from './partner.service.js'
import { ProjectReader } from './project-reader.js'
import { ProjectResolver } from './project.resolver.js'
import { ProjectQueries } from './project.queries.js'
import { ProjectService } from './project.service.js'

/** Which projects are there, with whose money, and how far have they come? A project and its budgets move together. */
@Module({ imports: [PracticeModule], providers: [ProjectResolver, ProjectQueries, ProjectReader, ProjectService, PartnerService, BudgetResolver, BudgetReader, BudgetService, BudgetWriter], exports: [ProjectReader] })
export class ProjectModule {}
