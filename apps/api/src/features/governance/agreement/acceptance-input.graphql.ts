import { Field, ID, InputType, Int, PickType } from '@nestjs/graphql'
import type { Language } from '@solmu/shared/text.js'
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import * as kinds from './agreement-kinds.graphql.js'

@InputType({ description: 'What is accepted, for whom, and by what mandate.' })
export class AcceptAgreementInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID()
  versionId!: string

  @Field(() => ID, { description: 'For which party.' })
  @IsUUID()
  organisationId!: string

  @Field(() => ID, { description: 'The unit for which the viewer answers.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { description: 'By which mandate.' })
  @IsUUID()
  mandateId!: string

  @Field(() => kinds.AgreementLanguageEnum, { description: 'In which language the statement was shown.' })
  @IsEnum(kinds.AgreementLanguageEnum)
  language!: Language

  @Field(() => String, { description: 'The statement as it was shown in full; refused when it is not what is to be signed.' })
  @IsString()
  @MaxLength(20000)
  statement!: string
}

@InputType({ description: 'What a party does not accept, and why.' })
export class DeclineAgreementInput extends PickType(AcceptAgreementInput, ['versionId', 'organisationId', 'unitId', 'mandateId']) {
  @Field(() => String, { description: 'Why, for all who read the agreement.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'That a party has accepted a version on paper.' })
export class FileAcceptanceInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID()
  versionId!: string

  @Field(() => ID, { description: 'Which party.' })
  @IsUUID()
  organisationId!: string

  @Field(() => IsoDay, { description: 'The day on which it was signed.' })
  @IsString()
  signedOn!: string

  @Field(() => String, { description: 'Who signed.' })
  @IsString()
  @MaxLength(200)
  signatoryName!: string

  @Field(() => String, { description: 'Their title; may be empty.' })
  @IsString()
  @MaxLength(200)
  signatoryTitle!: string

  @Field(() => String, { description: 'What is to be known of it; may be empty.' })
  @IsString()
  @MaxLength(2000)
  note!: string

  @Field(() => ID, { description: 'The copy, as it was sent.' })
  @IsUUID()
  fileId!: string
}

@InputType({ description: 'What an agreement obliges to, whom, and by when.' })
export class SaveAgreementObligationInput {
  @Field(() => ID, { description: 'Which agreement.' })
  @IsUUID()
  agreementId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  obligationId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { nullable: true, description: 'Whose it is; null for whoever looks after the agreement. Never changes.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => String, { description: 'What it is.' })
  @IsString()
  @MaxLength(500)
  title!: string

  @Field(() => IsoDay, { description: 'The last day on which it is done in time.' })
  @IsString()
  dueOn!: string

  @Field(() => Int, { nullable: true, description: 'How often it comes again, in months.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  everyMonths?: number | null
}

@InputType({ description: 'That an obligation was done.' })
export class CompleteAgreementObligationInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  obligationId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever does it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'When it was done.' })
  @IsString()
  doneOn!: string

  @Field(() => String, { description: 'What shows it.' })
  @IsString()
  @MaxLength(2000)
  note!: string
}

@InputType({ description: 'Which obligation is taken away.' })
export class DropAgreementObligationInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  obligationId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever does it.' })
  @IsInt()
  expectedVersion!: number
}
