import { Module } from '@nestjs/common'
import { Records } from '../../core/records.js'
import { ApprovalModule } from './approval/approval.module.js'
import { CheckModule } from './check/check.module.js'
import { ExchangeModule } from './exchange/exchange.module.js'
import { FactsModule } from './facts/facts.module.js'
import { IndicatorModule } from './indicator/indicator.module.js'
import { OverviewModule } from './overview/overview.module.js'
import { RoundModule } from './round/round.module.js'
import { TargetModule } from './target/target.module.js'
import { UnitReturnModule } from './unit-return/unit-return.module.js'

/** What was achieved, and who stands behind the figure? */
@Module({
  imports: [ApprovalModule, CheckModule, ExchangeModule, FactsModule, IndicatorModule, OverviewModule, RoundModule, TargetModule, UnitReturnModule],
  // What runs by the clock is found by the jobs of the whole application.
  exports: [ApprovalModule, RoundModule]
})
export class ResultsModule {
  constructor(records: Records) {
    records.add('unit_return', 'SELECT r.unit_id AS "unitId" FROM unit_return r WHERE r.id = $1')
    records.add('indicator', 'SELECT NULL::uuid AS "unitId" FROM indicator i WHERE i.id = $1')
    records.add('collection_round', 'SELECT NULL::uuid AS "unitId" FROM collection_round r WHERE r.id = $1')
  }
}
