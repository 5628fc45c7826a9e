import { Field, ID, InputType } from '@nestjs/graphql'
import type { PartyOfMatter } from '@solmu/domain/governance/charter-rules.js'
import { type PartyAnswer, partyAnswers } from '@solmu/domain/governance/party-answer.js'
import { IsEnum, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { PartyOfMatterEnum } from '../charter/charter-kinds.graphql.js'
import { PartyAnswerEnum } from './party-kinds.graphql.js'

@InputType({ description: 'What one answers in the name of a party.' })
export class AnswerAsPartyInput {
  @Field(() => ID, { description: 'To which proposal, amendment or ballot.' })
  @IsUUID()
  subjectId!: string

  @Field(() => PartyOfMatterEnum, { description: 'For which party.' })
  @IsEnum(PartyOfMatterEnum)
  party!: PartyOfMatter

  @Field(() => ID, { description: 'For which of those that it is.' })
  @IsUUID()
  voiceId!: string

  @Field(() => PartyAnswerEnum, { description: 'What is answered.' })
  @IsIn(partyAnswers)
  answer!: PartyAnswer

  @Field(() => String, { description: 'Why; needed of a refusal.' })
  @IsString()
  @MaxLength(10_000)
  reason!: string
}

@InputType({ description: 'What a party that the charter asks has answered elsewhere.' })
export class RecordPartyAnswerInput {
  @Field(() => ID, { description: 'To which proposal, amendment or ballot.' })
  @IsUUID()
  subjectId!: string

  @Field(() => PartyOfMatterEnum, { description: 'Which party.' })
  @IsEnum(PartyOfMatterEnum)
  party!: PartyOfMatter

  @Field(() => ID, { nullable: true, description: 'Which of those that it is; needed where it is several.' })
  @IsOptional()
  @IsUUID()
  voiceId?: string | null

  @Field(() => PartyAnswerEnum, { description: 'What it answers.' })
  @IsIn(partyAnswers)
  answer!: PartyAnswer

  @Field(() => String, { description: 'Who answers for it, and where that can be read.' })
  @IsString()
  @MaxLength(1000)
  saidBy!: string

  @Field(() => IsoDay, { description: 'When it answered.' })
  @IsString()
  saidOn!: string

  @Field(() => String, { description: 'Why; needed of a refusal.' })
  @IsString()
  @MaxLength(10_000)
  reason!: string
}
