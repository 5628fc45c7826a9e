import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { ProcedureFileController } from './procedure-file.controller.js'
import { ProcedureFileResolver } from './procedure-file.resolver.js'
import { ProcedureFiles } from './procedure-files.service.js'

/** What do visits and decisions rest on? */
@Module({ controllers: [ProcedureFileController], providers: [ProcedureFileResolver, ProcedureFiles, Recorded] })
export class ProcedureFileModule {}
