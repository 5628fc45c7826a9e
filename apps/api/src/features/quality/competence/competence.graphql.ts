import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CompetenceKind, CompetenceState } from '@solmu/domain/quality/competence.js'
import { IsEnum, IsInt, IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum CompetenceKindEnum {
  training = 'training',
  qualification = 'qualification',
  supervision = 'supervision'
}
registerEnumType(CompetenceKindEnum, {
  name: 'CompetenceKind',
  description: 'What was learned, or how.',
  valuesMap: {
    training: { description: 'A training that was taken part in.' },
    qualification: { description: 'A qualification that somebody has.' },
    supervision: { description: 'Supervision of the work (työnohjaus).' }
  }
})

export enum CompetenceStateEnum {
  expired = 'expired',
  expiring = 'expiring',
  valid = 'valid'
}
registerEnumType(CompetenceStateEnum, {
  name: 'CompetenceState',
  description: 'Where a record stands today.',
  valuesMap: { expired: { description: 'It holds no longer.' }, expiring: { description: 'It ends within sixty days.' }, valid: { description: 'It holds.' } }
})

@ObjectType({ description: 'Somebody who works in a unit.' })
export class StaffMember {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string
}

@ObjectType({ description: 'A training, a qualification or a supervision of one person.' })
export class Competence {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => OrgUnitRefType, { description: 'In which unit.' })
  unit!: OrgUnitRefType

  @Field(() => StaffMember, { description: 'Whose.' })
  person!: StaffMember

  @Field(() => CompetenceKindEnum, { description: 'What it is.' })
  kind!: CompetenceKind

  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => String, { description: 'Who gave it.' })
  provider!: string

  @Field(() => Float, { nullable: true, description: 'How long it took, in hours; null when that is not known.' })
  hours!: number | null

  @Field(() => IsoDay, { description: 'When it was, or was finished.' })
  doneOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds; null when it does not end.' })
  validTo!: string | null

  @Field(() => CompetenceStateEnum, { description: 'Where it stands today.' })
  state!: CompetenceState

  @Field(() => String, { description: 'A note.' })
  note!: string

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayChange!: boolean
}

@ObjectType({ description: 'What the staff of a unit know, in counts, over the year that ends today. Nobody is named.' })
export class CompetenceSummary {
  @Field(() => OrgUnitRefType, { description: 'Of which unit.' })
  unit!: OrgUnitRefType

  @Field(() => Int, { description: 'How many work there.' })
  staffCount!: number

  @Field(() => Int, { description: 'How many of them have a qualification that holds.' })
  qualifiedCount!: number

  @Field(() => Int, { description: 'How many of them were trained within the year.' })
  trainedCount!: number

  @Field(() => Int, { description: 'How many of them were supervised within the year.' })
  supervisedCount!: number

  @Field(() => Float, { description: 'Their hours of training within the year, together.' })
  trainingHours!: number

  @Field(() => Float, { description: 'Their hours of supervision within the year, together.' })
  supervisionHours!: number

  @Field(() => Int, { description: 'How many of their records end within sixty days.' })
  expiringCount!: number

  @Field(() => Boolean, { description: 'Whether the viewer may keep the register there.' })
  mayManage!: boolean
}

@ObjectType({ description: 'A qualification, and how many in a unit have it.' })
export class CompetenceTitle {
  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => Int, { description: 'How many have it.' })
  personCount!: number
}

@ArgsType()
export class UnitOfStaffArgs {
  @Field(() => ID, { description: 'Of which unit.' })
  @IsUUID()
  unitId!: string
}

@InputType({ description: 'A record: a new one, or one that is there already.' })
export class SaveCompetenceInput {
  @Field(() => ID, { nullable: true, description: 'Which one; null for a new one.' })
  @IsOptional()
  @IsUUID()
  competenceId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version of the record that was before the eyes of whoever saves.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'In which unit; never changes.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { description: 'Whose; never changes.' })
  @IsUUID()
  personId!: string

  @Field(() => CompetenceKindEnum, { description: 'What it is.' })
  @IsEnum(CompetenceKindEnum)
  kind!: CompetenceKind

  @Field(() => String, { description: 'What it is called.' })
  @IsString()
  @MaxLength(300)
  title!: string

  @Field(() => String, { description: 'Who gave it.' })
  @IsString()
  @MaxLength(300)
  provider!: string

  @Field(() => Float, { nullable: true, description: 'How long it took, in hours, to half an hour and finer.' })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0.1)
  @Max(9999)
  hours?: number | null

  @Field(() => IsoDay, { description: 'When it was, or was finished.' })
  @IsString()
  doneOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds.' })
  @IsOptional()
  @IsString()
  validTo?: string | null

  @Field(() => String, { description: 'A note.' })
  @IsString()
  @MaxLength(2000)
  note!: string
}

@InputType({ description: 'Which record is removed.' })
export class RemoveCompetenceInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  competenceId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever removes it.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The record that was changed.' })
export class CompetencePayload {
  @Field(() => Competence, { description: 'The record.' })
  competence!: Competence
}

@ObjectType({ description: 'The record that was removed.' })
export class RemoveCompetencePayload {
  @Field(() => ID, { description: 'Its id.' })
  competenceId!: string
}
