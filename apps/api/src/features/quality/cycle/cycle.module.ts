import { Module } from '@nestjs/common'
import { AssessmentModule } from '../assessment/assessment.module.js'
import { FrameworkModule } from '../framework/framework.module.js'
import { CycleClock } from './cycle-clock.js'
import { CycleReader } from './cycle-reader.js'
import { AssessmentCycleFieldResolver, CycleResolver } from './cycle.resolver.js'
import { CycleService } from './cycle.service.js'

/** Who is looked at when, by which framework? */
@Module({
  imports: [AssessmentModule, FrameworkModule],
  providers: [CycleReader, CycleService, CycleClock, CycleResolver, AssessmentCycleFieldResolver],
  exports: [CycleReader, CycleClock]
})
export class CycleModule {}
