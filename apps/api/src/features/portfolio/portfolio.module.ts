import { Module } from '@nestjs/common'
import { Records } from '../../core/records.js'
import { FunderModule } from './funder/funder.module.js'
import { ProjectModule } from './project/project.module.js'

/** Which projects are there, with whose money, and what remains of them? */
@Module({ imports: [FunderModule, ProjectModule] })
export class PortfolioModule {
  constructor(records: Records) {
    records.add('project', 'SELECT p.lead_unit_id AS "unitId" FROM project p WHERE p.id = $1')
  }
}
