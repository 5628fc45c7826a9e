import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { longestLag, mostPlanItems, type PlanKind, type PlanState } from '@solmu/domain/portfolio/plan.js'
import type { SaidColour } from '@solmu/domain/portfolio/plan-light.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsBoolean, IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { PlanColourEnum, PlanKindEnum, PlanStateEnum } from './plan-kinds.graphql.js'

@InputType({ description: 'What something waits for.' })
export class PlanWaitInput {
  @Field(() => ID, { description: 'What has to end first.' })
  @IsUUID()
  itemId!: string

  @Field(() => Int, { description: 'How many days it waits after that.' })
  @IsInt()
  @Min(0)
  @Max(longestLag)
  lagDays!: number
}

@InputType({ description: 'A part of a plan, new or changed.' })
export class SavePlanItemInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  itemId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => PlanKindEnum, { description: 'What it is; of one that is changed it stays.' })
  @IsEnum(PlanKindEnum)
  kind!: PlanKind

  @Field(() => ID, { nullable: true, description: 'The package that it is in; null for a package.' })
  @IsOptional()
  @IsUUID()
  packageId?: string | null

  @Field(() => ID, { description: 'The partner that does it.' })
  @IsUUID()
  partnerId!: string

  @Field(() => String, { description: 'What it is called.' })
  @IsString()
  @MaxLength(1000)
  name!: string

  @Field(() => String, { description: 'Who sees to it, as a role; may be empty.' })
  @IsString()
  @MaxLength(1000)
  owner!: string

  @Field(() => String, { description: 'What there is to say of it; may be empty.' })
  @IsString()
  @MaxLength(10_000)
  note!: string

  @Field(() => String, { description: 'Of a deliverable: where it is; may be empty.' })
  @IsString()
  @MaxLength(2000)
  link!: string

  @Field(() => IsoDay, { description: 'Its first day, or its day.' })
  startsOn!: string

  @Field(() => IsoDay, { description: 'Its last day.' })
  endsOn!: string

  @Field(() => Int, { description: 'Of a task: how far it is, in per cent.' })
  @IsInt()
  progress!: number

  @Field(() => PlanStateEnum, { description: 'Where it stands.' })
  @IsEnum(PlanStateEnum)
  state!: PlanState

  @Field(() => [PlanWaitInput], { description: 'What it waits for.' })
  @IsArray()
  @ArrayMaxSize(mostPlanItems)
  @ValidateNested({ each: true })
  @Type(() => PlanWaitInput)
  waitsFor!: PlanWaitInput[]

  @Field(() => Boolean, { description: 'Whether what waits for it is moved along; otherwise a move that pushes something is refused.' })
  @IsBoolean()
  movesOthers!: boolean
}

@InputType({ description: 'A part of a plan that is taken away.' })
export class RemovePlanItemInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  itemId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A plan that is frozen as it is.' })
export class TakePlanBaselineInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => String, { description: 'What the baseline is called.' })
  @IsString()
  @MaxLength(1000)
  name!: string
}

@InputType({ description: 'What somebody says by hand of how a project or a package stands.' })
export class SayPlanLightInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'The package; null for the whole project.' })
  @IsOptional()
  @IsUUID()
  packageId?: string | null

  @Field(() => PlanColourEnum, { description: 'The colour; none takes back what was said.' })
  @IsIn(['none', 'green', 'amber', 'red'])
  colour!: SaidColour | 'none'

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(5000)
  reason!: string

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which it holds; not needed to take it back.' })
  until?: string | null
}
