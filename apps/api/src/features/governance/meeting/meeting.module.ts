import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { CharterModule } from '../charter/charter.module.js'
import { DecisionRegisterModule } from '../decision/decision-register.module.js'
import { ProposalModule } from '../proposal/proposal.module.js'
import { MeetingDeeds } from './meeting-deeds.js'
import { MeetingLetters } from './meeting-letters.js'
import { MeetingMinutesService, MeetingProposals } from './meeting-minutes.service.js'
import { MeetingPlanService } from './meeting-plan.service.js'
import { MeetingReader } from './meeting-reader.js'
import { MeetingRecordService } from './meeting-record.service.js'
import { MeetingPlanResolver, MeetingRecordResolver, MeetingResolver } from './meeting.resolver.js'

/** When do the bodies meet, who was there, and what was decided? */
@Module({
  imports: [CharterModule, DecisionRegisterModule, ProposalModule],
  providers: [MeetingResolver, MeetingPlanResolver, MeetingRecordResolver, MeetingReader, MeetingDeeds, MeetingLetters, MeetingPlanService, MeetingRecordService, MeetingMinutesService, MeetingProposals, Recorded]
})
export class MeetingModule {}
