import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { DecimalText } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { TargetIndicator } from './target-indicator.graphql.js'

export const targetScopes = ['network', 'centre', 'unit', 'project'] as const
export type TargetScope = (typeof targetScopes)[number]
export const targetKinds = ['target', 'baseline'] as const
export type TargetKind = (typeof targetKinds)[number]

export enum TargetScopeEnum {
  network = 'network',
  centre = 'centre',
  unit = 'unit',
  project = 'project'
}
registerEnumType(TargetScopeEnum, {
  name: 'TargetScope',
  description: 'Whose target it is.',
  valuesMap: {
    network: { description: 'The whole network.' },
    centre: { description: 'A regional centre with its units.' },
    unit: { description: 'A local unit.' },
    project: { description: 'A project, at the unit that leads it.' }
  }
})

export enum TargetKindEnum {
  target = 'target',
  baseline = 'baseline'
}
registerEnumType(TargetKindEnum, {
  name: 'TargetKind',
  description: 'What a figure that was set is.',
  valuesMap: {
    target: { description: 'What is aimed at.' },
    baseline: { description: 'From where one starts.' }
  }
})

@ObjectType({ description: 'A figure that is aimed at, or from which one starts.' })
export class Target {
  @Field(() => ID, { description: 'The id of the target.' })
  id!: string

  @Field(() => TargetScopeEnum, { description: 'Whose it is.' })
  scope!: TargetScope

  @Field(() => OrgUnitRefType, { description: 'The unit, the centre, or the head office for the network.' })
  unit!: OrgUnitRefType

  @Field(() => String, { nullable: true, description: 'The code of the project; null for every other scope.' })
  projectCode!: string | null

  @Field(() => TargetIndicator, { description: 'Of what.' })
  indicator!: TargetIndicator

  @Field(() => String, { description: 'The combination of categories; empty for the whole.' })
  breakdown!: string

  @Field(() => String, { description: 'The period, such as 2026 or 2026-Q3.' })
  period!: string

  @Field(() => TargetKindEnum, { description: 'Target or baseline.' })
  kind!: TargetKind

  @Field(() => DecimalText, { description: 'The figure.' })
  value!: string

  @Field(() => String, { description: 'Why this much; may be empty.' })
  note!: string

  @Field(() => String, { nullable: true, description: 'Who set it; null when nobody is known.' })
  setBy!: string | null

  @Field(() => Date, { description: 'When it was set.' })
  setAt!: Date

  @Field(() => Boolean, { description: 'True when the viewer may change it.' })
  mayChange!: boolean

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number
}

@ObjectType({ description: 'A page of targets.' })
export class TargetConnection extends ConnectionOf(Target, 'targets') {}

@InputType({ description: 'Which targets to list; what is left out does not narrow the list.' })
export class TargetFilter {
  @Field(() => ID, { nullable: true, description: 'Those of one unit, centre or the head office.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of one indicator.' })
  @IsOptional()
  @IsUUID()
  indicatorId?: string | null

  @Field(() => TargetScopeEnum, { nullable: true, description: 'Those of one scope.' })
  @IsOptional()
  scope?: TargetScope | null

  @Field(() => TargetKindEnum, { nullable: true, description: 'Targets alone, or baselines alone.' })
  @IsOptional()
  kind?: TargetKind | null

  @Field(() => Int, { nullable: true, description: 'Those of one year and its parts.' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2199)
  year?: number | null

  @Field(() => String, { nullable: true, description: 'A part of the name of the unit, or of the indicator or its code.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ArgsType()
export class TargetListArgs extends PageArgs {
  @Field(() => TargetFilter, { nullable: true, description: 'Which targets.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TargetFilter)
  filter?: TargetFilter | null
}

@InputType({ description: 'A target to set; the same unit, indicator, breakdown, period and kind have one at a time.' })
export class TargetInput {
  @Field(() => TargetScopeEnum, { description: 'Whose it is.' })
  scope!: TargetScope

  @Field(() => ID, { description: 'The unit, the centre, the head office, or the unit that leads the project.' })
  @IsUUID()
  unitId!: string

  @Field(() => String, { nullable: true, description: 'The code of the project, when it is one of a project.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  projectCode?: string | null

  @Field(() => ID, { description: 'Of what.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => String, { nullable: true, description: 'The combination of categories; the whole when not given.' })
  @IsOptional()
  @Matches(/^([a-z][a-z0-9_]{0,29}:[a-z][a-z0-9_]{0,29}(,(?=.)|$))*$/)
  @MaxLength(300)
  breakdown?: string | null

  @Field(() => String, { description: 'The period, such as 2026 or 2026-Q3.' })
  @IsString()
  @MaxLength(20)
  period!: string

  @Field(() => TargetKindEnum, { description: 'Target or baseline.' })
  kind!: TargetKind

  @Field(() => DecimalText, { description: 'The figure.' })
  value!: string

  @Field(() => String, { nullable: true, description: 'Why this much.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null

  @Field(() => Int, { description: 'The version that was looked at; 0 when there was none.' })
  @IsInt()
  @Min(0)
  expectedVersion!: number
}

@InputType({ description: 'Targets to set, all or none.' })
export class SetTargetsInput {
  @Field(() => [TargetInput], { description: 'The targets; at most 500.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => TargetInput)
  targets!: TargetInput[]
}

@ObjectType({ description: 'What was set.' })
export class SetTargetsPayload {
  @Field(() => [Target], { description: 'The targets, in the order in which they were named.' })
  targets!: Target[]
}

@InputType({ description: 'A target to take away.' })
export class RemoveTargetInput {
  @Field(() => ID, { description: 'The target.' })
  @IsUUID()
  targetId!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'What was taken away.' })
export class RemoveTargetPayload {
  @Field(() => ID, { description: 'The id of the target.' })
  targetId!: string
}
