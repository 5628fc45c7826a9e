import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { BallotOutcome } from '@solmu/domain/governance/ballot-result.js'
import type { BodyKind, Procedure } from '@solmu/domain/governance/charter-rules.js'
import type { DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { MajorityShare, TieRule } from '@solmu/domain/governance/majority.js'
import type { AttendanceWay, MeetingHandling, MeetingItemKind, MeetingOutcome, ProxyBasis, TieBreak } from '@solmu/domain/governance/meeting.js'
import type { MeetingDuty } from '@solmu/domain/governance/meeting-duties.js'
import type { MeetingAction, MeetingGuard, MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { BallotOutcomeEnum } from '../ballot/ballot-kinds.graphql.js'
import { BodyKindEnum, MajorityShareEnum, ProcedureEnum, TieRuleEnum } from '../charter/charter-kinds.graphql.js'
import { DecisionPublicationEnum } from '../decision/decision-kinds.graphql.js'
import * as kinds from './meeting-kinds.graphql.js'
import { MeetingProposal } from './meeting-proposal.graphql.js'
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

@ObjectType({ description: 'A seat in a meeting: a member of the consortium, or a seat of the body.' })
export class MeetingSeatRef {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Whose it is.' })
  label!: LocalizedText
}

@ObjectType({ description: 'Somebody who may come for a seat.' })
export class MeetingPerson {
  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether they stand in for whoever holds it.' })
  isSubstitute!: boolean
}

@ObjectType({ description: 'A seat, with the people who may come for it.' })
export class MeetingSeat {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Whose it is.' })
  label!: LocalizedText

  @Field(() => Int, { description: 'How many votes it has.' })
  weight!: number

  @Field(() => [MeetingPerson], { description: 'Who may come for it, whoever holds it first.' })
  people!: MeetingPerson[]
}

@ObjectType({ description: 'Somebody with an account who can be chosen to sign the minutes.' })
export class MeetingSignerChoice {
  @Field(() => ID, { description: 'Their id.' })
  userId!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string
}

@ObjectType({ description: 'A document of a meeting.' })
export class MeetingPaper {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'Of which item; null for the meeting as a whole.' })
  itemId!: string | null

  @Field(() => String, { description: 'The name of the file.' })
  name!: string

  @Field(() => Int, { description: 'How many bytes it has.' })
  size!: number

  @Field(() => String, { description: 'What kind of file it is.' })
  contentType!: string

  @Field(() => Boolean, { description: 'Whether it shows a proxy, which those who arrange the meeting read alone.' })
  isProxy!: boolean
}

@ObjectType({ description: 'How a seat was there.' })
export class MeetingAttendance {
  @Field(() => MeetingSeatRef, { description: 'Which one.' })
  seat!: MeetingSeatRef

  @Field(() => Int, { description: 'How many votes it has.' })
  weight!: number

  @Field(() => String, { description: 'Who came for it; empty for nobody.' })
  personName!: string

  @Field(() => kinds.AttendanceWayEnum, { description: 'How.' })
  way!: AttendanceWay

  @Field(() => MeetingSeatRef, { nullable: true, description: 'The seat whose people stood for it.' })
  proxyHolder!: MeetingSeatRef | null

  @Field(() => kinds.ProxyBasisEnum, { nullable: true, description: 'By what that is known.' })
  proxyBasis!: ProxyBasis | null

  @Field(() => ID, { nullable: true, description: 'The document that shows it.' })
  proxyPaperId!: string | null

  @Field(() => Date, { nullable: true, description: 'Since when.' })
  arrivedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'Until when, when they left before the end.' })
  leftAt!: Date | null

  @Field(() => Boolean, { description: 'Whether it is there now.' })
  isPresent!: boolean
}

@ObjectType({ description: 'How many votes went where.' })
export class MeetingVotes {
  @Field(() => Int, { description: 'For it.' })
  for!: number

  @Field(() => Int, { description: 'Against it.' })
  against!: number

  @Field(() => Int, { description: 'Neither.' })
  abstain!: number
}

@ObjectType({ description: 'That somebody dissented.' })
export class MeetingDissent {
  @Field(() => String, { description: 'Who.' })
  name!: string

  @Field(() => String, { description: 'Why.' })
  reason!: string
}

@ObjectType({ description: 'That a seat is recused from an item.' })
export class MeetingRecusal {
  @Field(() => MeetingSeatRef, { description: 'Which one.' })
  seat!: MeetingSeatRef

  @Field(() => String, { description: 'Why.' })
  reason!: string
}

@ObjectType({ description: 'Whether a body may decide.' })
export class MeetingQuorum {
  @Field(() => Int, { description: 'How many seats are there, without those that are recused.' })
  present!: number

  @Field(() => Int, { description: 'How many seats there are.' })
  entitled!: number

  @Field(() => Int, { description: 'How many must be there.' })
  needed!: number

  @Field(() => Boolean, { description: 'Whether they are enough.' })
  isMet!: boolean
}

@ObjectType({ description: 'Another record that an item is about.' })
export class MeetingLink {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Its number, where it has one.' })
  number!: string | null

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText
}

@ObjectType({ description: 'A ballot in which an item was voted on, with what came of it.' })
export class MeetingBallot {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => BallotOutcomeEnum, { nullable: true, description: 'What came of it; null where the viewer does not see that.' })
  outcome!: BallotOutcome | null

  @Field(() => MeetingVotes, { nullable: true, description: 'How many votes went where; null unless it asked yes or no.' })
  votes!: MeetingVotes | null
}

@ObjectType({ description: 'An item of the agenda, and what came of it.' })
export class MeetingItem {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Its place in the agenda, from 1.' })
  position!: number

  @Field(() => kinds.MeetingItemKindEnum, { description: 'In which way it is dealt with.' })
  kind!: MeetingItemKind

  @Field(() => String, { description: 'Which matter of the charter it is.' })
  matter!: string

  @Field(() => MajorityShareEnum, { nullable: true, description: 'What majority it takes; null without a charter and for what is not decided.' })
  majority!: MajorityShare | null

  @Field(() => TieRuleEnum, { nullable: true, description: 'What happens when votes stand equally.' })
  tie!: TieRule | null

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What is proposed.' })
  proposalText!: LocalizedText

  @Field(() => MeetingProposal, { nullable: true, description: 'The proposal that it is about, with the text that is decided.' })
  proposal!: MeetingProposal | null

  @Field(() => MeetingLink, { nullable: true, description: 'The version of the charter that is proposed in it, with its number.' })
  amendment!: MeetingLink | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which that version is to hold.' })
  effectiveFrom!: IsoDate | null

  @Field(() => MeetingBallot, { nullable: true, description: 'The ballot in which it was voted on.' })
  ballot!: MeetingBallot | null

  @Field(() => MeetingLink, { nullable: true, description: 'The decision in the register that came of it.' })
  decision!: MeetingLink | null

  @Field(() => LocalizedTextType, { description: 'What the minutes say.' })
  minutes!: LocalizedText

  @Field(() => kinds.MeetingHandlingEnum, { nullable: true, description: 'How it was dealt with; null as long as it was not.' })
  handling!: MeetingHandling | null

  @Field(() => MeetingVotes, { nullable: true, description: 'How many voted how.' })
  votes!: MeetingVotes | null

  @Field(() => kinds.TieBreakEnum, { nullable: true, description: 'To which side a tie was taken.' })
  tieBreak!: TieBreak | null

  @Field(() => [MeetingDissent], { description: 'Who dissented.' })
  dissent!: MeetingDissent[]

  @Field(() => [MeetingRecusal], { description: 'Which seats are recused.' })
  recusals!: MeetingRecusal[]

  @Field(() => MeetingQuorum, { nullable: true, description: 'Whether the body may decide it once those are out who are recused: as it was when it was recorded, else as it is now; null before the meeting is opened.' })
  quorum!: MeetingQuorum | null

  @Field(() => kinds.MeetingOutcomeEnum, { nullable: true, description: 'What came of it.' })
  outcome!: MeetingOutcome | null

  @Field(() => [MeetingPaper], { description: 'Its documents.' })
  papers!: MeetingPaper[]
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
