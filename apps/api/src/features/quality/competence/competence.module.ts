import { Module } from '@nestjs/common'
import { CompetenceReader } from './competence.reader.js'
import { CompetenceResolver } from './competence.resolver.js'
import { CompetenceService } from './competence.service.js'

/** What do our people know? */
@Module({ providers: [CompetenceReader, CompetenceResolver, CompetenceService], exports: [CompetenceReader] })
export class CompetenceModule {}
