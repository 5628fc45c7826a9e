import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { BallotOutcome } from '@solmu/domain/governance/ballot-result.js'
import type { MajorityShare, TieRule } from '@solmu/domain/governance/majority.js'
import type { MeetingHandling, MeetingItemKind, MeetingOutcome, TieBreak } from '@solmu/domain/governance/meeting.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { BallotOutcomeEnum } from '../ballot/ballot-kinds.graphql.js'
import { MajorityShareEnum, TieRuleEnum } from '../charter/charter-kinds.graphql.js'
import { MeetingAmendment } from './meeting-amendment.graphql.js'
import * as kinds from './meeting-kinds.graphql.js'
import { MeetingProposal } from './meeting-proposal.graphql.js'
import { MeetingSeatRef } from './meeting-seat.graphql.js'

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

  @Field(() => MeetingAmendment, { nullable: true, description: 'The amendment of the charter that it is about.' })
  amendment!: MeetingAmendment | null

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

  @Field(() => Boolean, { description: 'Whether it has carried what a party that the charter asks stands in the way of: nothing is decided yet.' })
  isHeld!: boolean

  @Field(() => [MeetingPaper], { description: 'Its documents.' })
  papers!: MeetingPaper[]
}
