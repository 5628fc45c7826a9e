import { Module } from '@nestjs/common'
import { LessonResolver } from '../lesson/lesson.resolver.js'
import { LessonService } from '../lesson/lesson.service.js'
import { ProjectModule } from '../project/project.module.js'
import { KnowledgeQueries } from './knowledge.queries.js'
import { KnowledgeResolver } from './knowledge.resolver.js'

/** What have projects taught, and what does the network know? */
@Module({ imports: [ProjectModule], providers: [LessonResolver, LessonService, KnowledgeResolver, KnowledgeQueries] })
export class KnowledgeModule {}
