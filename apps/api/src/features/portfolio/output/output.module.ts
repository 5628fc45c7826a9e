import { Module } from '@nestjs/common'
import { PracticeModule } from '../../quality/practice/practice.module.js'
import { ProjectModule } from '../project/project.module.js'
import { Recorded } from '../../../core/audit/recorded.js'
import { KeptFiles } from '../../../core/files/kept-files.js'
import { OutputFileController } from './output-file.controller.js'
import { OutputFileService } from './output-file.service.js'
import { OutputResolver } from './output.resolver.js'
import { OutputService } from './output.service.js'

/** What remains of a project when it ends? */
@Module({ imports: [ProjectModule, PracticeModule], controllers: [OutputFileController], providers: [OutputResolver, OutputService, OutputFileService, KeptFiles, Recorded] })
export class OutputModule {}
