import { Module } from '@nestjs/common'
import { PracticeModule } from '../../quality/practice/practice.module.js'
import { ProjectModule } from '../project/project.module.js'
import { OutputResolver } from './output.resolver.js'
import { OutputService } from './output.service.js'

/** What remains of a project when it ends? */
@Module({ imports: [ProjectModule, PracticeModule], providers: [OutputResolver, OutputService] })
export class OutputModule {}
