import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import type { CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import { ideaTags, type ProjectKind } from '@solmu/domain/portfolio/project.js'
import { type ProjectAction, type ProjectStage, projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CostModelKeyEnum } from '../funder/funder-kinds.graphql.js'
import { EndingEnum, ProjectActionEnum, ProjectKindEnum, ProjectSortEnum, ProjectStageEnum } from './project-kinds.graphql.js'

@InputType({ description: 'Which projects.' })
export class ProjectFilter {
  @Field(() => String, { nullable: true, description: 'A part of the title, the short name, a number or the name of the unit that leads.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => [ProjectStageEnum], { nullable: true, description: 'In which stages.' })
  @IsOptional()
  @ArrayMaxSize(projectStages.length)
  stages?: ProjectStage[] | null

  @Field(() => [String], { nullable: true, description: 'About which task areas.' })
  @IsOptional()
  @ArrayMaxSize(taskAreas.length)
  @IsIn(taskAreas, { each: true })
  taskAreas?: string[] | null

  @Field(() => [Int], { nullable: true, description: 'On which project ideas, 1 to 6.' })
  @IsOptional()
  @ArrayMaxSize(6)
  @IsInt({ each: true })
  ideas?: number[] | null

  @Field(() => ID, { nullable: true, description: 'Led or carried out by the unit, or by one of the units of the regional centre.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'Answering calls of the funder.' })
  @IsOptional()
  @IsUUID()
  funderId?: string | null

  @Field(() => ID, { nullable: true, description: 'Answering the call.' })
  @IsOptional()
  @IsUUID()
  callId?: string | null

  @Field(() => EndingEnum, { nullable: true, description: 'By when they end.' })
  @IsOptional()
  ending?: `${EndingEnum}` | null
}

@ArgsType()
export class ProjectListArgs extends PageArgs {
  @Field(() => ProjectFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProjectFilter)
  filter?: ProjectFilter | null

  @Field(() => ProjectSortEnum, { nullable: true, description: 'In which order; by number, the newest first, when not given.' })
  @IsOptional()
  sort?: ProjectSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'True turns the order round.' })
  @IsOptional()
  @IsBoolean()
  descending?: boolean | null
}

@InputType({ description: 'A project as it is registered.' })
export class SaveProjectInput {
  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  projectId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ProjectKindEnum, { description: 'What kind of project it is.' })
  @IsEnum(ProjectKindEnum)
  kind!: ProjectKind

  @Field(() => ID, { nullable: true, description: 'Of a sub-project: the group project that it belongs to.' })
  @IsOptional()
  @IsUUID()
  groupId?: string | null

  @Field(() => ID, { description: 'The unit that leads it.' })
  @IsUUID()
  leadUnitId!: string

  @Field(() => ID, { nullable: true, description: 'The call that it answers.' })
  @IsOptional()
  @IsUUID()
  callId?: string | null

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'What it is for.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  summary!: LocalizedTextType

  @Field(() => String, { description: 'Its short name; may be empty.' })
  @IsString()
  @MaxLength(200)
  acronym!: string

  @Field(() => String, { description: 'The number by which the funder knows it; may be empty.' })
  @IsString()
  @MaxLength(200)
  funderCode!: string

  @Field(() => String, { description: 'The currency of its money.' })
  @IsString()
  @MaxLength(3)
  currency!: string

  @Field(() => IsoDay, { nullable: true, description: 'Its first day.' })
  @IsOptional()
  startsOn?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Its last day.' })
  @IsOptional()
  endsOn?: string | null

  @Field(() => [String], { description: 'The task areas that it is about.' })
  @ArrayMaxSize(taskAreas.length)
  @IsString({ each: true })
  taskAreas!: string[]

  @Field(() => [String], { description: 'The questions of the project ideas that it asks, such as 3d.' })
  @ArrayMaxSize(ideaTags.length)
  @IsString({ each: true })
  ideas!: string[]

  @Field(() => CostModelKeyEnum, { nullable: true, description: 'By which model its costs are reckoned.' })
  @IsOptional()
  costModel?: CostModelKey | null

  @Field(() => Int, { nullable: true, description: 'The rate of the model where it is another than that of the list, in hundredths of a per cent.' })
  @IsOptional()
  @IsInt()
  costRate?: number | null
}

@InputType({ isAbstract: true })
export abstract class SeenProjectInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  projectId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A step of a project.' })
export class MoveProjectInput extends SeenProjectInput {
  @Field(() => ProjectActionEnum, { description: 'Which step.' })
  @IsEnum(ProjectActionEnum)
  action!: ProjectAction

  @Field(() => String, { description: 'Why; some steps ask for it.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'An organisation that carries out a project, with which units and from when to when.' })
export class SaveProjectPartnerInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  partnerId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'The organisation; of one that is changed it stays.' })
  @IsUUID()
  organisationId!: string

  @Field(() => [ID], { description: 'With which of its units.' })
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  unitIds!: string[]

  @Field(() => IsoDay, { description: 'Its first day in the project.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it is no longer in it; null until the end.' })
  @IsOptional()
  validTo?: string | null
}

@InputType({ description: 'A partner that is taken out of a project.' })
export class RemoveProjectPartnerInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'The partner.' })
  @IsUUID()
  partnerId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}
