import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsInt, IsString, IsUUID, ValidateNested } from 'class-validator'
import { DecimalText, IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { QualityResultRef } from './overview.graphql.js'

@ObjectType('StaffStep', { description: 'From a place in the range of a score on, so many times the basic staff is needed.' })
@InputType('StaffStepInput', { description: 'From a place in the range of a score on, so many times the basic staff is needed.' })
export class StaffStepType {
  @Field(() => Int, { description: 'Percent of the way from the lowest to the highest score, 0 to 100; the first step begins at 0.' })
  @IsInt()
  from!: number

  @Field(() => Int, { description: 'In hundredths: 110 is 1.10 times.' })
  @IsInt()
  factor!: number
}

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class ParameterFields {
  @Field(() => IsoDay, { description: 'The first day on which they hold.' })
  @IsString()
  validFrom!: string

  @Field(() => Int, { description: 'Staff, in cents a coach-year.' })
  @IsInt()
  staffCost!: number

  @Field(() => Int, { description: 'Rent, travel and running, in cents a coach-year.' })
  @IsInt()
  otherCost!: number

  @Field(() => Int, { description: 'Customers a coach-year, in tenths: a flow over the year.' })
  @IsInt()
  customersPerCoach!: number

  @Field(() => Int, { description: 'How many units there must be before a rank, a distribution or an association is shown; at least 10.' })
  @IsInt()
  minimumUnits!: number

  @Field(() => String, { description: 'Where the figures come from.' })
  @IsString()
  source!: string
}

@ObjectType('QualityParameters', { description: 'What the calculator of resources and the views of quality reckon with, from a day until the next ones.' })
export class QualityParametersType extends ParameterFields {
  @Field(() => ID, { nullable: true, description: 'The id; null for those that ship with the product and hold before the first.' })
  id!: string | null

  @Field(() => [StaffStepType], { description: 'How scores change the need of staff, from the lowest.' })
  steps!: StaffStepType[]

  @Field(() => String, { nullable: true, description: 'Who wrote them last; null for those that ship.' })
  changedBy!: string | null

  @Field(() => Int, { description: 'The version of the record; 0 for those that ship.' })
  version!: number
}

@InputType({ description: 'What is to be reckoned with from a day on. What there is for that day is replaced, as long as the day has not passed.' })
export class SaveQualityParametersInput extends ParameterFields {
  @Field(() => [StaffStepType], { description: 'How scores change the need of staff, from the lowest.' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => StaffStepType)
  steps!: StaffStepType[]

  @Field(() => Int, { description: 'The version that was before the eyes of whoever saves; 0 when there was none for the day.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which parameters are taken back before their day has come.' })
export class DropQualityParametersInput {
  @Field(() => ID, { description: 'Which ones.' })
  @IsUUID()
  id!: string

  @Field(() => Int, { description: 'The version that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'All parameters as they are now.' })
export class QualityParametersPayload {
  @Field(() => [QualityParametersType], { description: 'The newest first; those that ship last.' })
  parameters!: QualityParametersType[]
}

@ObjectType({ description: 'A score from which needs can be reckoned.' })
export class ResourcingScore {
  @Field(() => ID, { description: 'The framework.' })
  frameworkId!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  frameworkName!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What stands beside every score of it; empty when nothing does.' })
  notice!: LocalizedText

  @Field(() => QualityResultRef, { description: 'The result.' })
  result!: QualityResultRef

  @Field(() => Float, { description: 'The least that the score can be.' })
  lowest!: number

  @Field(() => Float, { description: 'The most that it can be.' })
  highest!: number
}

@ObjectType({ description: 'What is known of a unit before its resources are reckoned. What is not known is typed.' })
export class ResourcingBasis {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => [ResourcingScore], { description: 'Its newest results with a score that the viewer may see, by framework.' })
  scores!: ResourcingScore[]

  @Field(() => [String], { description: 'The periods whose reports the figures are from, the first and the last of a year.' })
  periods!: string[]

  @Field(() => DecimalText, { nullable: true, description: 'Customers in the year: those in coaching in the first period and the new ones of the others. Null when it is not reported whole.' })
  customers!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'Coaches on the last day that was reported, in full-time posts. Null when it is not reported.' })
  coaches!: string | null
}
