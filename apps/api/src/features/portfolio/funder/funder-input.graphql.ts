import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import type { CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import type { ApplicantKind, FunderKind } from '@solmu/domain/portfolio/funding-call.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyInput } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ApplicantKindEnum, CostModelKeyEnum, FunderKindEnum } from './funder-kinds.graphql.js'

@InputType({ isAbstract: true })
abstract class KeptRecordInput {
  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null
}

@InputType({ description: 'A funder as it is registered.' })
export class SaveFunderInput extends KeptRecordInput {
  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  funderId?: string | null

  @Field(() => ID, { description: 'The organisation of the register that it is. Of one that is changed it stays.' })
  @IsUUID()
  organisationId!: string

  @Field(() => FunderKindEnum, { description: 'What kind of funder it is.' })
  @IsEnum(FunderKindEnum)
  kind!: FunderKind

  @Field(() => String, { description: 'What is good to know of it.' })
  @IsString()
  @MaxLength(8000)
  note!: string
}

@InputType({ description: 'A programme as it is registered.' })
export class SaveProgrammeInput extends KeptRecordInput {
  @Field(() => ID, { description: 'Whose it is.' })
  @IsUUID()
  funderId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  programmeId?: string | null

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedTextType

  @Field(() => String, { description: 'Its code; may be empty.' })
  @IsString()
  @MaxLength(200)
  code!: string

  @Field(() => IsoDay, { description: 'Its first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; null when no end is set.' })
  @IsOptional()
  validTo?: string | null
}

@InputType({ description: 'A call as it is registered.' })
export class SaveFundingCallInput extends KeptRecordInput {
  @Field(() => ID, { description: 'The programme that it belongs to.' })
  @IsUUID()
  programmeId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  callId?: string | null

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedTextType

  @Field(() => String, { description: 'The code by which the funder knows it; may be empty.' })
  @IsString()
  @MaxLength(200)
  code!: string

  @Field(() => LocalizedTextType, { description: 'What is asked of applicants and projects.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  eligibility!: LocalizedTextType

  @Field(() => IsoDay, { description: 'The first day on which it is open.' })
  opensOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The last day; null for one that is open until further notice.' })
  @IsOptional()
  closesOn?: string | null

  @Field(() => String, { description: 'The currency of its grants.' })
  @IsString()
  @MaxLength(3)
  currency!: string

  @Field(() => String, { description: 'Where it is told; may be empty.' })
  @IsString()
  @MaxLength(2000)
  link!: string

  @Field(() => [String], { description: 'The task areas that it is about.' })
  @ArrayMaxSize(taskAreas.length)
  @IsString({ each: true })
  taskAreas!: string[]

  @Field(() => [CostModelKeyEnum], { description: 'The cost models that it allows.' })
  @ArrayMaxSize(10)
  costModels!: CostModelKey[]

  @Field(() => [ApplicantKindEnum], { description: 'Who may apply; everybody when none is named.' })
  @ArrayMaxSize(10)
  applicants!: ApplicantKind[]

  @Field(() => MoneyInput, { nullable: true, description: 'The smallest grant.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  grantMin?: MoneyInput | null

  @Field(() => MoneyInput, { nullable: true, description: 'The largest grant.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  grantMax?: MoneyInput | null

  @Field(() => Int, { nullable: true, description: 'The largest part of the whole that it pays, in hundredths of a per cent.' })
  @IsOptional()
  @IsInt()
  grantShareMax?: number | null
}
