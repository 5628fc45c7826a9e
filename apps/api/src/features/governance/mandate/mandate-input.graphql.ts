import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import type { MandateBasis, MandateKind } from '@solmu/domain/governance/mandate.js'
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { MandateBasisEnum, MandateKindEnum } from './mandate-kinds.graphql.js'

@ArgsType()
export class MandateListArgs {
  @Field(() => IsoDay, { nullable: true, description: 'As of which day; today when none is named.' })
  @IsOptional()
  @IsString()
  asOf?: string | null
}

@InputType({ isAbstract: true })
abstract class MandateDetailsInput {
  @Field(() => String, { description: 'Their title; may be empty.' })
  @IsString()
  @MaxLength(200)
  title!: string

  @Field(() => String, { description: 'Their e-mail address; may be empty.' })
  @IsString()
  @MaxLength(254)
  email!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds; null until further notice.' })
  @IsOptional()
  @IsString()
  validTo?: string | null

  @Field(() => MandateBasisEnum, { description: 'Where the right comes from.' })
  @IsEnum(MandateBasisEnum)
  basisKind!: MandateBasis

  @Field(() => String, { description: 'Which decision or document that is.' })
  @IsString()
  @MaxLength(500)
  basis!: string

  @Field(() => Int, { nullable: true, description: 'Of a substitute: which of them is asked first, from 1.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  substituteOrder?: number | null
}

@InputType({ description: 'Who may do what for an organisation, from when, and by what right.' })
export class RecordMandateInput extends MandateDetailsInput {
  @Field(() => ID, { description: 'For which organisation.' })
  @IsUUID()
  organisationId!: string

  @Field(() => ID, { description: 'Which unit looks after it.' })
  @IsUUID()
  unitId!: string

  @Field(() => MandateKindEnum, { description: 'What they may do.' })
  @IsEnum(MandateKindEnum)
  kind!: MandateKind

  @Field(() => ID, { nullable: true, description: 'Their account; null for somebody without one.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null

  @Field(() => String, { description: 'Their name; of somebody with an account the name of the account is kept.' })
  @IsString()
  @MaxLength(200)
  personName!: string

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string

  @Field(() => ID, { nullable: true, description: 'The mandate of the person for whom they stand in.' })
  @IsOptional()
  @IsUUID()
  substituteFor?: string | null
}

@InputType({ description: 'What is changed of a mandate; who holds it and what it is never changes.' })
export class ChangeMandateInput extends MandateDetailsInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  mandateId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever changes it.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which mandate is ended, from when, and why.' })
export class EndMandateInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  mandateId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever ends it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'The first day on which it no longer holds.' })
  @IsString()
  endsOn!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}
