import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { PlanPartner } from '../plan/plan.graphql.js'

@ObjectType({ description: 'Work in a month.' })
export class StaffMonthType {
  @Field(() => String, { description: 'The month, as 2026-09.' })
  month!: string

  @Field(() => Int, { description: 'How much of full-time work, in hundredths.' })
  fte!: number
}

@ObjectType({ description: 'A role in a project, without a name, and how much it works.' })
export class PlanStaff {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string

  @Field(() => ID, { nullable: true, description: 'The work package; null for all of the project.' })
  packageId!: string | null

  @Field(() => String, { description: 'The role.' })
  role!: string

  @Field(() => Int, { description: 'How many people hold it.' })
  headCount!: number

  @Field(() => [StaffMonthType], { description: 'The months in which it works.' })
  months!: StaffMonthType[]

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayWrite!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A work package, for choosing it.' })
export class StaffPackage {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Its number.' })
  number!: number

  @Field(() => String, { description: 'What it is called.' })
  name!: string
}

@ObjectType({ description: 'The staff of a project, month by month.' })
export class ProjectStaff {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string

  @Field(() => [String], { description: 'The months of the project, as 2026-09.' })
  months!: string[]

  @Field(() => [PlanPartner], { description: 'Who carries it out.' })
  partners!: PlanPartner[]

  @Field(() => [StaffPackage], { description: 'Its work packages.' })
  packages!: StaffPackage[]

  @Field(() => [PlanStaff], { description: 'The roles, partner by partner.' })
  rows!: PlanStaff[]
}

@InputType({ description: 'Work in a month.' })
export class StaffMonthInput {
  @Field(() => String, { description: 'The month, as 2026-09.' })
  @IsString()
  @MaxLength(10)
  month!: string

  @Field(() => Int, { description: 'How much of full-time work, in hundredths.' })
  @IsInt()
  fte!: number
}

@InputType({ description: 'A role, new or changed.' })
export class SavePlanStaffInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  staffId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'The partner.' })
  @IsUUID()
  partnerId!: string

  @Field(() => ID, { nullable: true, description: 'The work package; null for all of the project.' })
  @IsOptional()
  @IsUUID()
  packageId?: string | null

  @Field(() => String, { description: 'The role; no name of a person is needed.' })
  @IsString()
  @MaxLength(1000)
  role!: string

  @Field(() => Int, { description: 'How many people hold it.' })
  @IsInt()
  headCount!: number

  @Field(() => [StaffMonthInput], { description: 'The months in which it works.' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => StaffMonthInput)
  months!: StaffMonthInput[]
}

@InputType({ description: 'A role that is taken away.' })
export class RemovePlanStaffInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  staffId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The staff of a project after a change.' })
export class ProjectStaffPayload {
  @Field(() => ProjectStaff, { description: 'The staff.' })
  staff!: ProjectStaff
}
