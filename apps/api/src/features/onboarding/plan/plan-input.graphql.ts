import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import type { PlanKind } from '@solmu/domain/onboarding/plan.js'
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { PlanKindEnum } from './plan-kinds.graphql.js'

@ArgsType()
export class PlanListArgs {
  @Field(() => PlanKindEnum, { nullable: true, description: 'Of this kind alone.' })
  @IsOptional()
  @IsEnum(PlanKindEnum)
  kind?: PlanKind | null

  @Field(() => ID, { nullable: true, description: 'Of this membership alone.' })
  @IsOptional()
  @IsUUID()
  membershipId?: string | null
}

@InputType({ isAbstract: true })
abstract class OfTaskInput {
  @Field(() => ID, { description: 'Which task.' })
  @IsUUID()
  taskId!: string

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A task that is ticked off, or taken up again.' })
export class MarkPlanTaskInput extends OfTaskInput {
  @Field(() => Boolean, { description: 'Whether it is done.' })
  @IsBoolean()
  isDone!: boolean

  @Field(() => IsoDay, { description: 'When it was done.' })
  @IsString()
  doneOn!: string

  @Field(() => String, { description: 'What shows it.' })
  @IsString()
  @MaxLength(2000)
  note!: string

  @Field(() => String, { description: 'Where that is found; may be empty.' })
  @IsString()
  @MaxLength(500)
  evidenceUrl!: string
}

@InputType({ description: 'By whom and when a task is to be done.' })
export class AssignPlanTaskInput extends OfTaskInput {
  @Field(() => ID, { nullable: true, description: 'Who takes it on; null for nobody.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null

  @Field(() => IsoDay, { description: 'By when.' })
  @IsString()
  dueOn!: string
}

@InputType({ description: 'The unit that helps a new member with the start.' })
export class ChoosePlanBuddyInput {
  @Field(() => ID, { description: 'Of which plan.' })
  @IsUUID()
  planId!: string

  @Field(() => ID, { nullable: true, description: 'Which unit of an active member; null for none.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion!: number
}
