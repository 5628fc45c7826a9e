import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { EffectService } from './effect.service.js'
import { EvidenceController } from './evidence.controller.js'
import { EvidenceFileService } from './evidence-file.service.js'
import { EvidenceService } from './evidence.service.js'
import { ImprovementClock } from './improvement-clock.js'
import { ImprovementFieldsResolver, ImprovementResolver } from './improvement.resolver.js'
import { ImprovementQueries } from './improvement.queries.js'
import { ImprovementService } from './improvement.service.js'
import { ImprovementWork } from './improvement-work.js'
import { ImprovementWriter } from './improvement-writer.js'
import { ImprovementRuleResolver } from './rule.resolver.js'
import { ImprovementRuleService } from './rule.service.js'
import { SubjectReader } from './subject-reader.js'

/** What is not as it was promised, and what is done about it? */
@Module({
  controllers: [EvidenceController],
  providers: [
    ...[ImprovementResolver, ImprovementFieldsResolver, ImprovementQueries, ImprovementService, ImprovementWriter],
    ...[EffectService, EvidenceService, EvidenceFileService, SubjectReader, ImprovementClock, ImprovementWork, Recorded],
    ...[ImprovementRuleResolver, ImprovementRuleService]
  ],
  exports: [ImprovementClock]
})
export class ImprovementModule {}
