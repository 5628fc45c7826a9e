import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { PlanKind, TaskKind, TaskLevel } from '@solmu/domain/onboarding/plan.js'
import { mostTasks } from '@solmu/domain/onboarding/plan-template.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsEnum, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { PlanKindEnum, PlanTaskKindEnum, TaskLevelEnum } from './plan-kinds.graphql.js'

@InputType('TemplateTaskInput', { description: 'One line of a template.' })
@ObjectType('TemplateTask', { description: 'One line of a template.' })
export class TemplateTaskType {
  @Field(() => String, { description: 'By which other tasks name it.' })
  @IsString()
  @MaxLength(40)
  code!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What helps with it.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  help!: LocalizedText

  @Field(() => TaskLevelEnum, { description: 'Whose it is.' })
  @IsEnum(TaskLevelEnum)
  level!: TaskLevel

  @Field(() => PlanTaskKindEnum, { description: 'What it asks for.' })
  @IsEnum(PlanTaskKindEnum)
  kind!: TaskKind

  @Field(() => Int, { description: 'Days from admission; of an exit plan days from the last day.' })
  @IsInt()
  days!: number

  @Field(() => Boolean, { description: 'Whether it has to be done.' })
  @IsBoolean()
  isRequired!: boolean

  @Field(() => [String], { description: 'The codes of the tasks that come first.' })
  @ArrayMaxSize(mostTasks)
  @IsString({ each: true })
  dependsOn!: string[]
}

@ObjectType({ description: 'A version of the template by which plans are made.' })
export class PlanTemplate {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => PlanKindEnum, { description: 'Of which plans.' })
  kind!: PlanKind

  @Field(() => Int, { description: 'Which version it is, from 1.' })
  number!: number

  @Field(() => Boolean, { description: 'Whether it is released; else a draft.' })
  isReleased!: boolean

  @Field(() => Boolean, { description: 'Whether plans are made by it today.' })
  isInForce!: boolean

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which plans are made by it; null for a draft.' })
  validFrom!: string | null

  @Field(() => [TemplateTaskType], { description: 'Its tasks in their order.' })
  tasks!: TemplateTaskType[]

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@InputType({ description: 'The draft of a template.' })
export class SavePlanTemplateInput {
  @Field(() => PlanKindEnum, { description: 'Of which plans.' })
  @IsEnum(PlanKindEnum)
  kind!: PlanKind

  @Field(() => [TemplateTaskType], { description: 'Its tasks in their order.' })
  @ArrayMaxSize(mostTasks)
  @ValidateNested({ each: true })
  @Type(() => TemplateTaskType)
  tasks!: TemplateTaskType[]

  @Field(() => Int, { nullable: true, description: 'The version of the draft that was seen; null for a new draft.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null
}

@InputType({ description: 'Which draft is released, and from when plans are made by it.' })
export class ReleasePlanTemplateInput {
  @Field(() => PlanKindEnum, { description: 'Of which plans.' })
  @IsEnum(PlanKindEnum)
  kind!: PlanKind

  @Field(() => IsoDay, { description: 'The first day.' })
  @IsString()
  validFrom!: string

  @Field(() => Int, { description: 'The version of the draft that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The template that was changed.' })
export class PlanTemplatePayload {
  @Field(() => PlanTemplate, { description: 'The version.' })
  template!: PlanTemplate
}
