import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { BodyKind, Procedure } from '@solmu/domain/governance/charter-rules.js'
import type { DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { MeetingDuty } from '@solmu/domain/governance/meeting-duties.js'
import type { MeetingAction, MeetingGuard, MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { BodyKindEnum, ProcedureEnum } from '../charter/charter-kinds.graphql.js'
import { DecisionPublicationEnum } from '../decision/decision-kinds.graphql.js'
import { MeetingItem, MeetingPaper, MeetingQuorum } from './meeting-item.graphql.js'
import * as kinds from './meeting-kinds.graphql.js'
import { MeetingAttendance } from './meeting-seat.graphql.js'
import { MeetingSignature } from './meeting-signature.graphql.js'

@ObjectType({ description: 'The body that meets.' })
export class MeetingBody {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => BodyKindEnum, { description: 'What kind it is.' })
  kind!: BodyKind
}

@ObjectType({ description: 'Something that the viewer may do with a meeting now.' })
export class MeetingStepType {
  @Field(() => kinds.MeetingActionEnum, { description: 'What.' })
  action!: MeetingAction

  @Field(() => [kinds.MeetingGuardEnum], { description: 'What stands in the way; empty when nothing does.' })
  blockedBy!: MeetingGuard[]
}

@ObjectType({ description: 'Whether a notice is in time.' })
export class MeetingNotice {
  @Field(() => Int, { description: 'How many whole days of notice the charter demands.' })
  demanded!: number

  @Field(() => Int, { description: 'How many there are: between the notice, or today, and the meeting.' })
  given!: number

  @Field(() => IsoDay, { description: 'The last day on which a notice is in time.' })
  lastDay!: string

  @Field(() => Boolean, { description: 'Whether it is.' })
  isInTime!: boolean
}

@ObjectType({ description: 'A meeting as a list shows it.' })
export class MeetingBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => MeetingBody, { description: 'Which body meets.' })
  body!: MeetingBody

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => Date, { description: 'When it begins.' })
  startsAt!: Date

  @Field(() => Date, { description: 'When it ends.' })
  endsAt!: Date

  @Field(() => String, { description: 'Where it is held; empty for one that is held by link alone.' })
  place!: string

  @Field(() => kinds.MeetingStateEnum, { description: 'Where it stands.' })
  state!: MeetingState

  @Field(() => DecisionPublicationEnum, { nullable: true, description: 'Who reads the minutes; null until they are published.' })
  publication!: DecisionPublication | null

  @Field(() => Int, { description: 'How many items it has.' })
  itemCount!: number

  @Field(() => Boolean, { description: 'Whether the viewer sits in the body.' })
  isMine!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer does something for it: by their role, or because they lead the body or write for it.' })
  mayManage!: boolean
}

@ObjectType({ description: 'A meeting of a body.' })
export class Meeting extends MeetingBrief {
  @Field(() => String, { description: 'Where it is joined from elsewhere; empty for nowhere.' })
  remoteLink!: string

  @Field(() => ProcedureEnum, { description: 'How it decides.' })
  procedure!: Procedure

  @Field(() => Int, { nullable: true, description: 'The number of the charter by which it is counted: the one in force at its notice, else today; null without one.' })
  charterNumber!: number | null

  @Field(() => MeetingNotice, { nullable: true, description: 'Whether the notice is in time; null without a charter.' })
  notice!: MeetingNotice | null

  @Field(() => Int, { description: 'For how many others one may stand.' })
  proxiesAtMost!: number

  @Field(() => Date, { nullable: true, description: 'When it was called.' })
  calledAt!: Date | null

  @Field(() => String, { description: 'Why the notice was short; empty when it was not.' })
  shortNoticeReason!: string

  @Field(() => Date, { nullable: true, description: 'When it was opened.' })
  openedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null

  @Field(() => String, { description: 'Why it was cancelled; empty when it was not.' })
  endReason!: string

  @Field(() => String, { description: 'Who leads it.' })
  chairName!: string

  @Field(() => String, { description: 'Who writes for it.' })
  secretaryName!: string

  @Field(() => [MeetingItem], { description: 'The agenda.' })
  items!: MeetingItem[]

  @Field(() => [MeetingAttendance], { description: 'Who is there; empty before it is opened.' })
  attendance!: MeetingAttendance[]

  @Field(() => MeetingQuorum, { nullable: true, description: 'Whether the body may decide now; null before it is opened.' })
  quorum!: MeetingQuorum | null

  @Field(() => [MeetingPaper], { description: 'The documents of no single item.' })
  papers!: MeetingPaper[]

  @Field(() => [MeetingSignature], { description: 'Who signs the minutes, and who has.' })
  signatures!: MeetingSignature[]

  @Field(() => String, { nullable: true, description: 'The SHA-256 of the minutes as they are, which is what is signed; null before it is closed.' })
  minutesHash!: string | null

  @Field(() => [MeetingStepType], { description: 'What the viewer may do with it now.' })
  steps!: MeetingStepType[]

  @Field(() => [kinds.MeetingDutyEnum], { description: 'What the viewer does for it.' })
  duties!: MeetingDuty[]

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  revision!: number
}

@ObjectType({ description: 'The meeting as it stands now.' })
export class MeetingPayload {
  @Field(() => Meeting, { description: 'The meeting.' })
  meeting!: Meeting
}
