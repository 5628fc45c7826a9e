import { Module } from '@nestjs/common'
import { FunderReader } from './funder-reader.js'
import { FunderResolver } from './funder.resolver.js'
import { FunderService } from './funder.service.js'

/** Who gives money for what, and by when? */
@Module({ providers: [FunderResolver, FunderReader, FunderService] })
export class FunderModule {}
