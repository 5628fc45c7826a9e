import { Module } from '@nestjs/common'
import { PracticeQueries } from './practice.queries.js'
import { PracticeFieldsResolver, PracticeResolver } from './practice.resolver.js'
import { PracticeService } from './practice.service.js'

/** What has been found to work? */
@Module({ providers: [PracticeResolver, PracticeFieldsResolver, PracticeQueries, PracticeService] })
export class PracticeModule {}
