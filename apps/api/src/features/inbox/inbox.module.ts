import { Module } from '@nestjs/common'
import { AccessModule } from '../access/access.module.js'
import { NetworkModule } from '../network/network.module.js'
import { CommentQueries } from './comment/comment.queries.js'
import { CommentResolver } from './comment/comment.resolver.js'
import { CommentService } from './comment/comment.service.js'
import { DiscussionReader } from './comment/discussion-reader.js'
import { CommentTelling } from './comment/comment-telling.js'
import { SearchQueries } from './search/search.queries.js'
import { SearchResolver } from './search/search.resolver.js'
import { WorkItemResolver } from './work-item/work-item.resolver.js'
import { WorkItemService } from './work-item/work-item.service.js'

/** What waits for me, and where do I find it? */
@Module({
  imports: [NetworkModule, AccessModule],
  providers: [CommentQueries, CommentTelling, DiscussionReader, CommentService, CommentResolver, WorkItemService, WorkItemResolver, SearchQueries, SearchResolver]
})
export class InboxModule {}
