import { Module } from '@nestjs/common'
import { FundedProjectResolver } from '../funded/funded-project.resolver.js'
import { FunderReader } from './funder-reader.js'
import { FunderResolver } from './funder.resolver.js'
import { FunderService } from './funder.service.js'

/** Who gives money for what, and by when? */
@Module({ providers: [FunderResolver, FunderReader, FunderService, FundedProjectResolver] })
export class FunderModule {}
