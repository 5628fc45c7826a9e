import { Module } from '@nestjs/common'
import { OverviewQueries } from './overview.queries.js'
import { OverviewResolver } from './overview.resolver.js'
import { OverviewService } from './overview.service.js'
import { ReminderService } from './reminder.service.js'
import { ReturnWork } from './return-work.js'

/** Where does the round stand? */
@Module({
  providers: [OverviewQueries, OverviewService, ReminderService, ReturnWork, OverviewResolver]
})
export class OverviewModule {}
