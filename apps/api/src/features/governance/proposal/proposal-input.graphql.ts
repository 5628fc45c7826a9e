import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { mostOptions } from '@solmu/domain/governance/proposal.js'
import type { ProposalAction, ProposalKind } from '@solmu/domain/governance/proposal.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import * as kinds from './proposal-kinds.graphql.js'

@InputType({ description: 'One of those between which members choose.' })
export class ProposalOptionInput {
  @Field(() => String, { description: 'Its key; never changes once the proposal is open.' })
  @IsString()
  @MaxLength(30)
  key!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText
}

@InputType({ description: 'What a proposal says. One that is open gets a new version.' })
export class SaveProposalInput {
  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  proposalId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'To which body; never changes.' })
  @IsUUID()
  bodyId!: string

  @Field(() => ID, { description: 'The unit in whose name it is made; never changes.' })
  @IsUUID()
  unitId!: string

  @Field(() => kinds.ProposalKindEnum, { description: 'How it is decided; never changes.' })
  @IsEnum(kinds.ProposalKindEnum)
  kind!: ProposalKind

  @Field(() => String, { description: 'Which matter of the charter it is; never changes once it is open.' })
  @IsString()
  @MaxLength(30)
  matter!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  text!: LocalizedText

  @Field(() => [ProposalOptionInput], { description: 'Between what members choose.' })
  @ArrayMaxSize(2 * mostOptions)
  @ValidateNested({ each: true })
  @Type(() => ProposalOptionInput)
  options!: ProposalOptionInput[]

  @Field(() => Int, { description: 'How many are chosen.' })
  @IsInt()
  seats!: number

  @Field(() => IsoDay, { nullable: true, description: 'The last day of the discussion.' })
  @IsOptional()
  @IsString()
  discussUntil?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Of one that asks for consent: the last day on which members may object.' })
  @IsOptional()
  @IsString()
  objectUntil?: string | null

  @Field(() => String, { description: 'Of one that is open: why it is changed.' })
  @IsString()
  @MaxLength(2000)
  why!: string
}

@InputType({ description: 'Which step of which proposal.' })
export class MoveProposalInput {
  @Field(() => ID, { description: 'Which proposal.' })
  @IsUUID()
  proposalId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => kinds.ProposalActionEnum, { description: 'Which step.' })
  @IsEnum(kinds.ProposalActionEnum)
  action!: ProposalAction

  @Field(() => LocalizedTextType, { description: 'At its end what came of it, and why; else empty.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  outcome!: LocalizedText

  @Field(() => IsoDay, { nullable: true, description: 'Of a discussion that begins again: its last day.' })
  @IsOptional()
  @IsString()
  discussUntil?: string | null
}

@InputType({ description: 'What an amendment would have the text say.' })
export class BringAmendmentInput {
  @Field(() => ID, { description: 'Of which proposal.' })
  @IsUUID()
  proposalId!: string

  @Field(() => Int, { description: 'The number of the text that it would change.' })
  @IsInt()
  onNumber!: number

  @Field(() => ID, { description: 'The unit in whose name it is brought.' })
  @IsUUID()
  unitId!: string

  @Field(() => LocalizedTextType, { description: 'What the text would say; a language that is left out stays as it is.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  text!: LocalizedText

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(4000)
  reason!: string
}

@InputType({ description: 'What is answered to an amendment.' })
export class AnswerAmendmentInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  amendmentId!: string

  @Field(() => Int, { description: 'The version of the proposal that was seen.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => kinds.AmendmentStateEnum, { description: 'Accepted or rejected, or withdrawn by whoever brought it.' })
  @IsIn(['accepted', 'rejected', 'withdrawn'])
  state!: 'accepted' | 'rejected' | 'withdrawn'

  @Field(() => String, { description: 'The answer; needed of one that is rejected.' })
  @IsString()
  @MaxLength(4000)
  answer!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'Of one that is accepted: what the text is to say. What the amendment says when it is left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextType)
  text?: LocalizedText | null
}

@InputType({ description: 'That a member does not consent.' })
export class ObjectToProposalInput {
  @Field(() => ID, { description: 'To which proposal.' })
  @IsUUID()
  proposalId!: string

  @Field(() => ID, { description: 'The unit in whose name.' })
  @IsUUID()
  unitId!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(4000)
  reason!: string
}

@InputType({ description: 'Which objection is taken back.' })
export class WithdrawObjectionInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  objectionId!: string
}
