import { Module } from '@nestjs/common'
import { AccessModule } from '../access/access.module.js'
import { NetworkModule } from '../network/network.module.js'
import { SearchQueries } from './search/search.queries.js'
import { SearchResolver } from './search/search.resolver.js'
import { WorkItemResolver } from './work-item/work-item.resolver.js'
import { WorkItemService } from './work-item/work-item.service.js'

/** What waits for me, and where do I find it? */
@Module({
  imports: [NetworkModule, AccessModule],
  providers: [WorkItemService, WorkItemResolver, SearchQueries, SearchResolver]
})
export class InboxModule {}
