import { Module, type OnModuleInit } from '@nestjs/common'
import { ChangeImpact } from '../../network/network-change/change-impact.js'
import { NetworkModule } from '../../network/network.module.js'
import { IndicatorModule } from '../indicator/indicator.module.js'
import { CellResolver } from './cell/cell.resolver.js'
import { CellTalkService } from './cell/cell-talk.service.js'
import { CellWriter } from './cell/cell-writer.js'
import { PresenceService } from './cell/presence.service.js'
import { SaveCellsService } from './cell/save-cells.service.js'
import { UnitReturnListQueries } from './list/unit-return-list.queries.js'
import { ReturnPeople } from './return-people.js'
import { ReturnStore } from './return-store.js'
import { SheetQueries } from './sheet/sheet.queries.js'
import { SheetRowResolver } from './sheet/sheet-row.resolver.js'
import { SheetService } from './sheet/sheet.service.js'
import { UnitReturnFieldsResolver } from './unit-return-fields.resolver.js'
import { UnitReturnQueries } from './unit-return.queries.js'
import { UnitReturnResolver } from './unit-return.resolver.js'

/** What does a unit report? */
@Module({
  imports: [NetworkModule, IndicatorModule],
  providers: [
    ...[ReturnStore, ReturnPeople, UnitReturnQueries, UnitReturnListQueries, UnitReturnResolver, UnitReturnFieldsResolver],
    ...[SheetQueries, SheetService, SheetRowResolver],
    ...[CellWriter, SaveCellsService, CellTalkService, PresenceService, CellResolver]
  ],
  exports: [ReturnStore, ReturnPeople, SaveCellsService, SheetService, UnitReturnListQueries]
})
export class UnitReturnModule implements OnModuleInit {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly returns: UnitReturnQueries
  ) {}

  /** Whoever changes the network is told which returns of open rounds hang on the units that it touches. */
  onModuleInit(): void {
    this.impact.register((unitIds) => this.returns.openAt(unitIds))
  }
}
