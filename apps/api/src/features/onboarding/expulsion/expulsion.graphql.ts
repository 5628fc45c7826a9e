import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { AnswerManner, ExpulsionAction, ExpulsionObstacle, ExpulsionStanding } from '@solmu/domain/onboarding/expulsion.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { DecisionParticipant } from '../decision/decision.graphql.js'
import { BallotInput } from '../decision/decision-input.graphql.js'
import { NoticeMannerEnum } from '../membership/membership-kinds.graphql.js'
import { ProcedureFile } from '../procedure-file/procedure-file.graphql.js'

export enum ExpulsionStandingEnum {
  hearing = 'hearing',
  heard = 'heard',
  decided = 'decided',
  dropped = 'dropped'
}
registerEnumType(ExpulsionStandingEnum, {
  name: 'ExpulsionStanding',
  description: 'How far an expulsion is.',
  valuesMap: {
    hearing: { description: 'The member can still answer.' },
    heard: { description: 'The member has answered, or its time is over.' },
    decided: { description: 'The member was expelled.' },
    dropped: { description: 'It came to nothing.' }
  }
})

export enum ExpulsionActionEnum {
  answer = 'answer',
  decide = 'decide',
  drop = 'drop'
}
registerEnumType(ExpulsionActionEnum, {
  name: 'ExpulsionAction',
  description: 'What can be done with a proposal to expel a member.',
  valuesMap: {
    answer: { description: 'The member says something, or what it has written is recorded.' },
    decide: { description: 'A body expels it.' },
    drop: { description: 'It comes to nothing.' }
  }
})

@ObjectType({ description: 'Something that the viewer may do with a proposal to expel a member.' })
export class ExpulsionActionType {
  @Field(() => ExpulsionActionEnum, { description: 'What.' })
  action!: ExpulsionAction

  @Field(() => String, { nullable: true, description: 'What stands in the way; null when nothing does.' })
  blockedBy!: ExpulsionObstacle | null
}

@ObjectType({ description: 'A proposal to expel a member, with what the member says to it and what came of it.' })
export class MemberExpulsion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'Which membership would end.' })
  membershipId!: string

  @Field(() => ID, { description: 'Which organisation.' })
  organisationId!: string

  @Field(() => LocalizedTextType, { description: 'The name of the organisation.' })
  name!: LocalizedText

  @Field(() => OrgUnitRefType, { description: 'The centre that looks after the member.' })
  centre!: OrgUnitRefType

  @Field(() => ExpulsionStandingEnum, { description: 'How far it is today.' })
  standing!: ExpulsionStanding

  @Field(() => String, { description: 'Why.' })
  grounds!: string

  @Field(() => IsoDay, { description: 'When it was proposed.' })
  proposedOn!: string

  @Field(() => IsoDay, { description: 'The last day on which the member is heard.' })
  hearingUntil!: string

  @Field(() => String, { description: 'What the member says; empty when it has said nothing.' })
  statement!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it said so.' })
  statementOn!: string | null

  @Field(() => String, { description: 'Who answered for the member.' })
  statementName!: string

  @Field(() => NoticeMannerEnum, { nullable: true, description: 'How it answered: signed here by its mandate, or by a letter that was recorded; null while it has not, and of old answers.' })
  statementManner!: AnswerManner | null

  @Field(() => Boolean, { description: 'Whether the viewer holds the mandate to sign for the member.' })
  hasMandate!: boolean

  @Field(() => [DecisionParticipant], { description: 'Who was there when it was decided.' })
  participants!: DecisionParticipant[]

  @Field(() => Int, { nullable: true, description: 'Votes for it; null until it is decided.' })
  votesFor!: number | null

  @Field(() => Int, { nullable: true, description: 'Votes against it.' })
  votesAgainst!: number | null

  @Field(() => Int, { nullable: true, description: 'Abstentions.' })
  votesAbstain!: number | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was decided or dropped.' })
  closedOn!: string | null

  @Field(() => String, { description: 'Why it was dropped.' })
  closedReason!: string

  @Field(() => ID, { nullable: true, description: 'The decision that came of it.' })
  decisionId!: string | null

  @Field(() => [ProcedureFile], { description: 'On what the proposal rests.' })
  files!: ProcedureFile[]

  @Field(() => [ExpulsionActionType], { description: 'What the viewer may do.' })
  actions!: ExpulsionActionType[]

  @Field(() => Boolean, { description: 'Whether the viewer adds files to it.' })
  mayFile!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ArgsType()
export class ExpulsionListArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this membership.' })
  @IsOptional()
  @IsUUID()
  membershipId?: string | null
}

@InputType({ description: 'That a member be expelled.' })
export class ProposeExpulsionInput {
  @Field(() => ID, { description: 'Which membership would end.' })
  @IsUUID()
  membershipId!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(5000)
  grounds!: string

  @Field(() => IsoDay, { description: 'The last day on which the member is heard: in two weeks at the earliest.' })
  @IsString()
  hearingUntil!: string
}

@InputType({ isAbstract: true })
abstract class OneExpulsionInput {
  @Field(() => ID, { description: 'Which proposal.' })
  @IsUUID()
  expulsionId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever acts.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What a member says to its expulsion.' })
export class AnswerExpulsionInput extends OneExpulsionInput {
  @Field(() => String, { description: 'What it says.' })
  @IsString()
  @MaxLength(5000)
  statement!: string

  @Field(() => String, { defaultValue: '', description: 'Who wrote the letter that is recorded; empty for what the viewer signs by the mandate.' })
  @IsString()
  @MaxLength(200)
  statementName!: string
}

@InputType({ description: 'Why a proposal to expel a member comes to nothing.' })
export class DropExpulsionInput extends OneExpulsionInput {
  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'That a member is expelled, by which ballot.' })
export class RecordExpulsionInput extends BallotInput {
  @Field(() => ID, { description: 'Which proposal.' })
  @IsUUID()
  expulsionId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever records it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'From when it has effect: not before it is decided, nor before today. The member’s units end in the network on that day.' })
  @IsString()
  effectiveOn!: string
}

@ObjectType({ description: 'The proposal that was changed.' })
export class MemberExpulsionPayload {
  @Field(() => MemberExpulsion, { description: 'The proposal.' })
  expulsion!: MemberExpulsion
}
