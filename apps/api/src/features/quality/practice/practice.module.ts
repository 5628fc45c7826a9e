import { Module } from '@nestjs/common'
import { AdoptionQueries } from './adoption.queries.js'
import { AdoptionResolver } from './adoption.resolver.js'
import { AdoptionService } from './adoption.service.js'
import { AdoptionWork } from './adoption-work.js'
import { PracticeQueries } from './practice.queries.js'
import { PracticeResolver } from './practice.resolver.js'
import { PracticeService } from './practice.service.js'

/** What has been found to work? */
@Module({ providers: [PracticeResolver, AdoptionResolver, PracticeQueries, PracticeService, AdoptionQueries, AdoptionService, AdoptionWork], exports: [AdoptionQueries] })
export class PracticeModule {}
