import { Module } from '@nestjs/common'
import { CoverageQueries } from './coverage/coverage.queries.js'
import { CoverageResolver } from './coverage/coverage.resolver.js'
import { EndingQueries } from './ending/ending.queries.js'
import { EndingResolver } from './ending/ending.resolver.js'
import { EndingService } from './ending/ending.service.js'
import { EndingWork } from './ending/ending-work.js'
import { OverlapResolver } from './overlap/overlap.resolver.js'
import { OverlapService } from './overlap/overlap.service.js'
import { OverviewQueries } from './overview/overview.queries.js'
import { OverviewResolver } from './overview/overview.resolver.js'
import { SavedViewResolver } from './saved-view/saved-view.resolver.js'
import { SavedViewService } from './saved-view/saved-view.service.js'

/** What does the portfolio add up to, what is missing in it, what is in it twice, and what ends when? */
@Module({
  providers: [OverviewQueries, OverviewResolver, CoverageQueries, CoverageResolver, EndingQueries, EndingResolver, EndingService, EndingWork, OverlapService, OverlapResolver, SavedViewService, SavedViewResolver],
  exports: [OverviewQueries]
})
export class PortfolioViewsModule {}
