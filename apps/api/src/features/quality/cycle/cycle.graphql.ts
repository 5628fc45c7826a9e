import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { CycleAct, CycleState } from '@solmu/domain/quality/assessment-cycle.js'
import type { ReviewKind } from '@solmu/domain/quality/assessment-workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { ReviewKindEnum } from '../assessment/assessment-kinds.graphql.js'
import { CycleActEnum, CycleSortEnum, CycleStateEnum } from './cycle-kinds.graphql.js'

@ObjectType({ description: 'How the assessments of a round stand, of those that the viewer may see.' })
export class CycleCounts {
  @Field(() => Int, { description: 'All that were not given up.' })
  total!: number

  @Field(() => Int, { description: 'Those that the unit still answers.' })
  self!: number

  @Field(() => Int, { description: 'Of these, those whose day has gone by.' })
  late!: number

  @Field(() => Int, { description: 'Those that were handed in and are not final.' })
  underway!: number

  @Field(() => Int, { description: 'Those that are final.' })
  final!: number

  @Field(() => Int, { description: 'Those that were given up.' })
  cancelled!: number
}

@ObjectType('AssessmentCycle', { description: 'A round in which units are looked at by one version of a framework.' })
export class CycleType {
  @Field(() => ID, { description: 'The id of the round.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => ID, { description: 'The framework.' })
  frameworkId!: string

  @Field(() => ID, { description: 'The version of the framework.' })
  versionId!: string

  @Field(() => ID, { description: 'The head office or the centre whose units take part.' })
  scopeUnitId!: string

  @Field(() => [ID], { nullable: true, description: 'The units that take part; null for all of the scope that are open on the first day.' })
  unitIds!: string[] | null

  @Field(() => ReviewKindEnum, { description: 'Who looks beside the units themselves.' })
  review!: ReviewKind

  @Field(() => IsoDay, { description: 'The first day.' })
  opensOn!: string

  @Field(() => IsoDay, { description: 'The day by which units hand in.' })
  selfDueOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day by which reviews are in; null without reviews.' })
  reviewDueOn!: string | null

  @Field(() => IsoDay, { description: 'The last day.' })
  closesOn!: string

  @Field(() => [Int], { description: 'Days from the day of handing in on which units are reminded; -7 is a week before.' })
  reminderDays!: number[]

  @Field(() => CycleStateEnum, { description: 'Where it stands.' })
  state!: CycleState

  @Field(() => String, { description: 'Why it was closed or called off.' })
  stateReason!: string

  @Field(() => String, { description: 'What units should know.' })
  note!: string

  @Field(() => Int, { description: 'How many times it was changed; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A page of rounds.' })
export class CycleConnection extends ConnectionOf(CycleType, 'rounds') {}

@InputType({ description: 'Which rounds to list; what is left out does not narrow the list.' })
export class CycleFilter {
  @Field(() => [CycleStateEnum], { nullable: true, description: 'Those in one of these states.' })
  @IsOptional()
  @ArrayMaxSize(4)
  states?: CycleState[] | null

  @Field(() => ID, { nullable: true, description: 'Those by one framework.' })
  @IsOptional()
  @IsUUID()
  frameworkId?: string | null

  @Field(() => String, { nullable: true, description: 'A part of the name.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ArgsType()
export class CycleListArgs extends PageArgs {
  @Field(() => CycleFilter, { nullable: true, description: 'Which rounds.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CycleFilter)
  filter?: CycleFilter | null

  @Field(() => CycleSortEnum, { nullable: true, description: 'By the first day when not given.' })
  @IsOptional()
  sort?: `${CycleSortEnum}` | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}

@InputType({ isAbstract: true })
abstract class CycleMembersInput {
  @Field(() => ID, { description: 'The version of the framework: one that holds on the first day.' })
  @IsUUID()
  versionId!: string

  @Field(() => ID, { description: 'The head office or the centre whose units take part.' })
  @IsUUID()
  scopeUnitId!: string

  @Field(() => [ID], { nullable: true, description: 'The units that take part; null for all that are open on the first day.' })
  @IsOptional()
  @ArrayMaxSize(2000)
  @IsUUID('all', { each: true })
  unitIds?: string[] | null

  @Field(() => IsoDay, { description: 'The first day.' })
  @IsString()
  opensOn!: string
}

@InputType({ description: 'Of which round is asked who would take part.' })
export class PreviewCycleInput extends CycleMembersInput {}

@InputType({ isAbstract: true })
abstract class CyclePlanInput extends CycleMembersInput {
  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedTextType

  @Field(() => ReviewKindEnum, { description: 'Who looks beside the units themselves.' })
  review!: ReviewKind

  @Field(() => IsoDay, { description: 'The day by which units hand in.' })
  @IsString()
  selfDueOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day by which reviews are in; null without reviews.' })
  @IsOptional()
  @IsString()
  reviewDueOn?: string | null

  @Field(() => IsoDay, { description: 'The last day.' })
  @IsString()
  closesOn!: string

  @Field(() => [Int], { description: 'Days from the day of handing in on which units are reminded.' })
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  reminderDays!: number[]

  @Field(() => String, { description: 'What units should know.' })
  @IsString()
  @MaxLength(4000)
  note!: string
}

@InputType({ description: 'A round to be planned.' })
export class CreateCycleInput extends CyclePlanInput {}

@InputType({ description: 'A round as it is to be.' })
export class ChangeCycleInput extends CyclePlanInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  cycleId!: string

  @Field(() => Int, { description: 'The version that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What is done with a round as a whole.' })
export class ActOnCycleInput {
  @Field(() => ID, { description: 'The round.' })
  @IsUUID()
  cycleId!: string

  @Field(() => Int, { description: 'The version that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => CycleActEnum, { description: 'What.' })
  act!: CycleAct

  @Field(() => String, { description: 'Why; needed to call it off.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@ObjectType({ description: 'The round that was changed.' })
export class CyclePayload {
  @Field(() => CycleType, { description: 'The round.' })
  cycle!: CycleType
}

@ObjectType({ description: 'A unit that would take part.' })
export class CycleMember {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Its centre on the first day.' })
  centre!: OrgUnitRefType | null
}
