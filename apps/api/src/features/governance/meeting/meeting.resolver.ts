import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { MeetingAgendaService } from './meeting-agenda.service.js'
import * as inputs from './meeting-input.graphql.js'
import * as records from './meeting-record-input.graphql.js'
import { MeetingAbout, MeetingListArgs } from './meeting-list.graphql.js'
import { MeetingMinutesService } from './meeting-minutes.service.js'
import { MeetingPaperService } from './meeting-paper.service.js'
import { MeetingPlace } from './meeting-place.graphql.js'
import { MeetingPlanService } from './meeting-plan.service.js'
import { MeetingReader } from './meeting-reader.js'
import { MeetingRecordService } from './meeting-record.service.js'
import { MeetingSeat, MeetingSignerChoice } from './meeting-seat.graphql.js'
import { Meeting, MeetingBrief, MeetingPayload } from './meeting.graphql.js'

/** When the bodies meet, and what came of it. */
@Resolver(() => Meeting)
export class MeetingResolver {
  constructor(private readonly reader: MeetingReader) {}

  @Requires('meeting.read')
  @Query(() => [MeetingBrief], { description: 'The meetings that the viewer reads, those that begin last first.' })
  meetings(@Args() args: MeetingListArgs): Promise<MeetingBrief[]> {
    return this.reader.list(args)
  }

  @Requires('meeting.read')
  @Query(() => Meeting, { description: 'A meeting with its agenda, who was there and what was decided.' })
  meeting(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Meeting> {
    return this.reader.one(id)
  }

  @Requires('meeting.read')
  @Query(() => [MeetingSeat], { description: 'The seats that may come to a meeting, with the people by whom.' })
  meetingSeats(@Args('meetingId', { type: () => ID, description: 'To which meeting.' }) meetingId: string): Promise<MeetingSeat[]> {
    return this.reader.seats(meetingId)
  }

  @Requires('meeting.hold')
  @Query(() => [MeetingSignerChoice], { description: 'Who can be chosen to sign the minutes of a meeting.' })
  meetingSigners(@Args('meetingId', { type: () => ID, description: 'Of which meeting.' }) meetingId: string): Promise<MeetingSignerChoice[]> {
    return this.reader.people(meetingId)
  }

  @Requires('meeting.read')
  @Query(() => [MeetingAbout], { description: 'The meetings on whose agenda a proposal, a version of the charter, a ballot or a decision was, the newest first; as far as the viewer reads them.' })
  meetingsAbout(@Args('subjectId', { type: () => ID, description: 'Of which.' }) subjectId: string): Promise<MeetingAbout[]> {
    return this.reader.about(subjectId)
  }

  @Requires('meeting.hold')
  @Query(() => [MeetingPlace], { description: 'The bodies whose meetings the viewer plans, with what the charter in force says of them; none without one.' })
  meetingPlaces(): Promise<MeetingPlace[]> {
    return this.reader.places()
  }
}

/** What those do who arrange meetings, or lead or write for the body, before they are held. */
@Resolver(() => Meeting)
export class MeetingPlanResolver {
  constructor(
    private readonly plans: MeetingPlanService,
    private readonly agendas: MeetingAgendaService,
    private readonly files: MeetingPaperService
  ) {}

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Plans a meeting.' })
  async planMeeting(@Args('input', { description: 'Which.' }) input: inputs.PlanMeetingInput): Promise<MeetingPayload> {
    return { meeting: await this.plans.plan(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Changes a meeting that was not called.' })
  async changeMeeting(@Args('input', { description: 'What it is from now on.' }) input: inputs.ChangeMeetingInput): Promise<MeetingPayload> {
    return { meeting: await this.plans.change(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Writes the agenda of a meeting that was not called.' })
  async setMeetingAgenda(@Args('input', { description: 'The whole agenda.' }) input: inputs.SetMeetingAgendaInput): Promise<MeetingPayload> {
    return { meeting: await this.agendas.setAgenda(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Sends the notice of a meeting; from then on the charter of that day holds for it.' })
  async callMeeting(@Args('input', { description: 'Which one.' }) input: inputs.CallMeetingInput): Promise<MeetingPayload> {
    return { meeting: await this.plans.call(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Gives a meeting up that was not opened.' })
  async cancelMeeting(@Args('input', { description: 'Which one, and why.' }) input: inputs.CancelMeetingInput): Promise<MeetingPayload> {
    return { meeting: await this.plans.cancel(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Takes a document off a meeting that was not opened.' })
  async removeMeetingPaper(@Args('input', { description: 'Which one.' }) input: inputs.RemoveMeetingPaperInput): Promise<MeetingPayload> {
    return { meeting: await this.files.remove(input) }
  }
}

/** What is written down of a meeting, and who signs it. */
@Resolver(() => Meeting)
export class MeetingRecordResolver {
  constructor(
    private readonly records: MeetingRecordService,
    private readonly papers: MeetingMinutesService
  ) {}

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Opens a meeting: its seats are those of the day.' })
  async openMeeting(@Args('input', { description: 'Which one.' }) input: inputs.OpenMeetingInput): Promise<MeetingPayload> {
    return { meeting: await this.records.open(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Records who is there.' })
  async recordAttendance(@Args('input', { description: 'Who.' }) input: records.RecordAttendanceInput): Promise<MeetingPayload> {
    return { meeting: await this.records.attendance(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Takes a seat out of an item, or lets it in again; what was recorded of the item is recorded anew.' })
  async declareRecusal(@Args('input', { description: 'Who, and why.' }) input: records.DeclareRecusalInput): Promise<MeetingPayload> {
    return { meeting: await this.records.recuse(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Records what came of an item; the outcome is worked out by the charter.' })
  async recordMeetingItem(@Args('input', { description: 'What.' }) input: records.RecordMeetingItemInput): Promise<MeetingPayload> {
    return { meeting: await this.records.item(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Closes a meeting of which every item is recorded.' })
  async closeMeeting(@Args('input', { description: 'Which one.' }) input: inputs.MeetingRefInput): Promise<MeetingPayload> {
    return { meeting: await this.records.close(input) }
  }

  @Requires('meeting.hold')
  @Mutation(() => MeetingPayload, { description: 'Names who led and wrote, and who signs the minutes.' })
  async writeMinutes(@Args('input', { description: 'Who.' }) input: records.WriteMinutesInput): Promise<MeetingPayload> {
    return { meeting: await this.records.minutes(input) }
  }

  @Requires('meeting.read')
  @NeedsFreshProof()
  @Mutation(() => MeetingPayload, { description: 'Signs the minutes as they were read; the last who does settles them.' })
  async signMinutes(@Args('input', { description: 'Which minutes.' }) input: records.SignMinutesInput): Promise<MeetingPayload> {
    return { meeting: await this.papers.sign(input) }
  }

  @Requires('meeting.manage')
  @NeedsFreshProof()
  @Mutation(() => MeetingPayload, { description: 'Publishes signed minutes: what carried is recorded in the register of decisions, and what was proposed gets its outcome.' })
  async publishMinutes(@Args('input', { description: 'To whom.' }) input: records.PublishMinutesInput): Promise<MeetingPayload> {
    return { meeting: await this.papers.publish(input) }
  }
}
