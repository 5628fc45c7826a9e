import { Module } from '@nestjs/common'
import { ApplicationAssessmentModule } from '../assessment/application-assessment.module.js'
import { PipelineResolver } from './pipeline.resolver.js'
import { PipelineService } from './pipeline.service.js'
import { PipelineWork } from './pipeline-work.js'

/** Where do the applications stand, and what do they wait for? */
@Module({ imports: [ApplicationAssessmentModule], providers: [PipelineResolver, PipelineService, PipelineWork] })
export class PipelineModule {}
