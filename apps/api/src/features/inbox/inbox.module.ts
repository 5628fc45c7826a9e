import { Module } from '@nestjs/common'
import { AccessModule } from '../access/access.module.js'
import { NetworkModule } from '../network/network.module.js'
import { Colleagues } from './colleagues.js'
import { CommentQueries } from './comment/comment.queries.js'
import { CommentResolver } from './comment/comment.resolver.js'
import { CommentService } from './comment/comment.service.js'
import { CommentTelling } from './comment/comment-telling.js'
import { DiscussionReader } from './comment/discussion-reader.js'
import { DigestService } from './notification/digest.service.js'
import { NotificationResolver } from './notification/notification.resolver.js'
import { NotificationService } from './notification/notification.service.js'
import { SearchQueries } from './search/search.queries.js'
import { SearchResolver } from './search/search.resolver.js'
import { ClockViewer } from './work-item/clock-viewer.js'
import { MarkQueries } from './work-item/mark.queries.js'
import { MarkService } from './work-item/mark.service.js'
import { WorkItemResolver } from './work-item/work-item.resolver.js'
import { WorkItemService } from './work-item/work-item.service.js'
import { WorkTelling } from './work-item/work-telling.js'

/** What waits for me, what am I told, and where do I find it? */
@Module({
  imports: [NetworkModule, AccessModule],
  providers: [
    ...[Colleagues, CommentQueries, CommentTelling, DiscussionReader, CommentService, CommentResolver],
    ...[MarkQueries, WorkItemService, WorkTelling, MarkService, WorkItemResolver, ClockViewer],
    ...[NotificationService, NotificationResolver, DigestService, SearchQueries, SearchResolver]
  ],
  // What runs by the clock is found by the jobs of the whole application.
  exports: [DigestService]
})
export class InboxModule {}
