import { Module } from '@nestjs/common'
import { ClaimModule } from '../claim/claim.module.js'
import { ResultModule } from '../result/result.module.js'
import { ProgressQueries } from './progress.queries.js'
import { ProgressReader } from './progress-reader.js'
import { ProgressResolver } from './progress.resolver.js'
import { ProgressService } from './progress.service.js'
import { ProgressWork } from './progress-work.js'

/** How do projects report to their funders? */
@Module({ imports: [ResultModule, ClaimModule], providers: [ProgressQueries, ProgressReader, ProgressService, ProgressResolver, ProgressWork] })
export class ProgressModule {}
