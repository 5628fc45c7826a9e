import { Module, type OnModuleInit } from '@nestjs/common'
import { currentViewer } from '../../../core/context/context.js'
import { ChangeFollowers } from '../../network/network-change/change-followers.js'
import { NetworkModule } from '../../network/network.module.js'
import { IndicatorModule } from '../indicator/indicator.module.js'
import { UnitReturnModule } from '../unit-return/unit-return.module.js'
import { ReturnRoundResolver } from './extension/extension.resolver.js'
import { ExtensionService } from './extension/extension.service.js'
import { RoundChecks } from './round-checks.js'
import { RoundClock } from './round-clock.js'
import { RoundFieldsResolver, RoundIndicatorResolver } from './round-fields.resolver.js'
import { RoundListQueries } from './round-list.queries.js'
import { RoundMembers } from './round-members.js'
import { RoundPreviews } from './round-preview.js'
import { RoundReader } from './round-reader.js'
import { RoundResolver } from './round.resolver.js'
import { RoundService } from './round.service.js'
import { RoundWriter } from './round-writer.js'

/** Who reports what, about which period, by when? */
@Module({
  imports: [NetworkModule, IndicatorModule, UnitReturnModule],
  providers: [
    ...[RoundReader, RoundListQueries, RoundPreviews, RoundChecks, RoundWriter, RoundMembers, RoundService, RoundClock],
    ...[RoundResolver, RoundFieldsResolver, RoundIndicatorResolver, ExtensionService, ReturnRoundResolver]
  ],
  exports: [RoundReader, RoundMembers, RoundClock]
})
export class RoundModule implements OnModuleInit {
  constructor(
    private readonly followers: ChangeFollowers,
    private readonly members: RoundMembers
  ) {}

  /** Whoever changes the network, for whichever day, the returns of open rounds follow in the same transaction. */
  onModuleInit(): void {
    this.followers.register((unitIds) => this.members.follow(currentViewer().consortiumId, unitIds))
  }
}
