import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { CharterModule } from '../charter/charter.module.js'
import { DecisionRegisterModule } from '../decision/decision-register.module.js'
import { ProposalModule } from '../proposal/proposal.module.js'
import { CalendarLinkResolver } from './calendar-link.resolver.js'
import { MeetingAgendaService } from './meeting-agenda.service.js'
import { MeetingCalendarService } from './meeting-calendar.service.js'
import { MeetingDeeds } from './meeting-deeds.js'
import { MeetingFileController } from './meeting-file.controller.js'
import { MeetingLetters } from './meeting-letters.js'
import { MeetingMinutesService } from './meeting-minutes.service.js'
import { CalendarFeedController, MeetingPaperController } from './meeting-paper.controller.js'
import { MeetingPaperService } from './meeting-paper.service.js'
import { MeetingPapers } from './meeting-papers.js'
import { MeetingPlanService } from './meeting-plan.service.js'
import { MeetingReader } from './meeting-reader.js'
import { MeetingRecordService } from './meeting-record.service.js'
import { MeetingSettling } from './meeting-settling.js'
import { MeetingWork } from './meeting-work.js'
import { MeetingPlanResolver, MeetingRecordResolver, MeetingResolver } from './meeting.resolver.js'

/** When do the bodies meet, who was there, and what was decided? */
@Module({
  imports: [CharterModule, DecisionRegisterModule, ProposalModule],
  controllers: [MeetingFileController, MeetingPaperController, CalendarFeedController],
  providers: [
    ...[MeetingResolver, MeetingPlanResolver, MeetingRecordResolver, CalendarLinkResolver, MeetingReader, MeetingDeeds, MeetingLetters, MeetingPlanService, MeetingAgendaService],
    ...[MeetingRecordService, MeetingMinutesService, MeetingSettling, MeetingCalendarService, MeetingPapers, MeetingPaperService, MeetingWork, Recorded]
  ]
})
export class MeetingModule {}
