import { Module } from '@nestjs/common'
import { FactsModule } from '../facts/facts.module.js'
import { ProgressService } from './progress.service.js'
import { TargetQueries } from './target.queries.js'
import { TargetResolver } from './target.resolver.js'
import { TargetService } from './target.service.js'

/** What was aimed at? */
@Module({
  imports: [FactsModule],
  providers: [TargetQueries, TargetService, ProgressService, TargetResolver],
  exports: [TargetQueries]
})
export class TargetModule {}
