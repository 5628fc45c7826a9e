import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { ChangeDirection, CheckKind, CheckLevel, Relation, SelectorKind, Severity } from '@solmu/domain/results/check-rule.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsInt, IsNumber, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IndicatorTextInput } from '../indicator/indicator-text.graphql.js'
import { PeriodKindEnum } from '../round/round-kinds.graphql.js'
import {
  ChangeDirectionEnum,
  CheckKindEnum,
  CheckLevelEnum,
  CheckRelationEnum,
  CheckScopeEnum,
  CheckSeverityEnum
} from './check-kinds.graphql.js'

const said = {
  of: 'Which indicators it looks at; of required, range, change and outlier.',
  codes: 'The codes of the groups or indicators that it looks at.',
  level: 'What it compares; of range, parts, change and outlier.',
  periodKinds: 'The lengths of period for which it holds; empty for all.',
  onlyRequired: 'Whether it looks only at what the form itself requires; of required.',
  min: 'The least value; of range.',
  max: 'The largest value; of range.',
  wholes: 'The indicators, each of which is compared with the sum of the parts; of parts.',
  relation: 'How each of them must stand to the sum; of parts.',
  parts: 'The indicators that are summed; of parts.',
  periodsAgo: 'How many periods before the parts were reported, 0 for the same period; of parts.',
  tolerance: 'The largest difference that is let pass; of parts.',
  direction: 'Which way of a change is looked at; of change.',
  relative: 'The least change that is found, as a share: 0.5 is half; of change.',
  absolute: 'The least change that is found, as a number; of change. Where both are given, both must be reached.',
  factor: 'How many times the usual deviation is still usual; of outlier.',
  expression: 'What must be true, in CEL over the totals of indicators by code; prev_A1 is that of the period before.',
  at: 'The code of the indicator at which the finding stands; of expression.'
} as const

@ObjectType('CheckSpec', { description: 'What a check rule says; which fields have a value depends on its kind.' })
export class CheckSpecType {
  @Field(() => CheckScopeEnum, { nullable: true, description: said.of })
  of?: SelectorKind

  @Field(() => [String], { nullable: true, description: said.codes })
  codes?: string[]

  @Field(() => CheckLevelEnum, { nullable: true, description: said.level })
  level?: CheckLevel

  @Field(() => [PeriodKindEnum], { nullable: true, description: said.periodKinds })
  periodKinds?: PeriodKind[]

  @Field(() => Boolean, { nullable: true, description: said.onlyRequired })
  onlyRequired?: boolean

  @Field(() => Float, { nullable: true, description: said.min })
  min?: number | null

  @Field(() => Float, { nullable: true, description: said.max })
  max?: number | null

  @Field(() => [String], { nullable: true, description: said.wholes })
  wholes?: string[]

  @Field(() => CheckRelationEnum, { nullable: true, description: said.relation })
  relation?: Relation

  @Field(() => [String], { nullable: true, description: said.parts })
  parts?: string[]

  @Field(() => Int, { nullable: true, description: said.periodsAgo })
  periodsAgo?: number

  @Field(() => Float, { nullable: true, description: said.tolerance })
  tolerance?: number

  @Field(() => ChangeDirectionEnum, { nullable: true, description: said.direction })
  direction?: ChangeDirection

  @Field(() => Float, { nullable: true, description: said.relative })
  relative?: number | null

  @Field(() => Float, { nullable: true, description: said.absolute })
  absolute?: number | null

  @Field(() => Float, { nullable: true, description: said.factor })
  factor?: number

  @Field(() => String, { nullable: true, description: said.expression })
  expression?: string

  @Field(() => String, { nullable: true, description: said.at })
  at?: string
}

@ObjectType('CheckRule', { description: 'What must hold between the figures of a submission.' })
export class CheckRuleType {
  @Field(() => ID, { description: 'The id of the rule.' })
  id!: string

  @Field(() => String, { description: 'Its code, such as a4_at_most_a2; never changes.' })
  code!: string

  @Field(() => CheckKindEnum, { description: 'What it asks; never changes.' })
  kind!: CheckKind

  @Field(() => CheckSeverityEnum, { description: 'What becomes of what it finds.' })
  severity!: Severity

  @Field(() => CheckSpecType, { description: 'What it says.' })
  spec!: CheckSpecType

  @Field(() => LocalizedTextType, { description: 'The sentence of its findings, with places such as {value} and {limit}.' })
  message!: LocalizedText

  @Field(() => Boolean, { description: 'False when it rests: then it finds nothing.' })
  isActive!: boolean

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number

  @Field(() => Date, { description: 'When it was changed last.' })
  changedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who changed it last; null when it came with the product, or their account is out of sight.' })
  changedBy!: string | null
}

@InputType({ description: 'What a check rule says; fields that its kind does not have are left out.' })
export class CheckSpecInput {
  @Field(() => CheckScopeEnum, { nullable: true, description: said.of })
  @IsOptional()
  of?: SelectorKind | null

  @Field(() => [String], { nullable: true, description: said.codes })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  codes?: string[] | null

  @Field(() => CheckLevelEnum, { nullable: true, description: said.level })
  @IsOptional()
  level?: CheckLevel | null

  @Field(() => [PeriodKindEnum], { nullable: true, description: said.periodKinds })
  @IsOptional()
  @ArrayMaxSize(4)
  periodKinds?: PeriodKind[] | null

  @Field(() => Boolean, { nullable: true, description: said.onlyRequired })
  @IsOptional()
  @IsBoolean()
  onlyRequired?: boolean | null

  @Field(() => Float, { nullable: true, description: said.min })
  @IsOptional()
  @IsNumber()
  min?: number | null

  @Field(() => Float, { nullable: true, description: said.max })
  @IsOptional()
  @IsNumber()
  max?: number | null

  @Field(() => [String], { nullable: true, description: said.wholes })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  wholes?: string[] | null

  @Field(() => CheckRelationEnum, { nullable: true, description: said.relation })
  @IsOptional()
  relation?: Relation | null

  @Field(() => [String], { nullable: true, description: said.parts })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  parts?: string[] | null

  @Field(() => Int, { nullable: true, description: said.periodsAgo })
  @IsOptional()
  @IsInt()
  periodsAgo?: number | null

  @Field(() => Float, { nullable: true, description: said.tolerance })
  @IsOptional()
  @IsNumber()
  tolerance?: number | null

  @Field(() => ChangeDirectionEnum, { nullable: true, description: said.direction })
  @IsOptional()
  direction?: ChangeDirection | null

  @Field(() => Float, { nullable: true, description: said.relative })
  @IsOptional()
  @IsNumber()
  relative?: number | null

  @Field(() => Float, { nullable: true, description: said.absolute })
  @IsOptional()
  @IsNumber()
  absolute?: number | null

  @Field(() => Float, { nullable: true, description: said.factor })
  @IsOptional()
  @IsNumber()
  factor?: number | null

  @Field(() => String, { nullable: true, description: said.expression })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  expression?: string | null

  @Field(() => String, { nullable: true, description: said.at })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  at?: string | null
}

@InputType({ description: 'A check rule as it is to be.' })
export class CheckRuleInput {
  @Field(() => CheckSeverityEnum, { description: 'What becomes of what it finds.' })
  severity!: Severity

  @Field(() => CheckSpecInput, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => CheckSpecInput)
  spec!: CheckSpecInput

  @Field(() => IndicatorTextInput, { description: 'The sentence of its findings in each language.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  message!: IndicatorTextInput
}

@InputType({ description: 'A check rule to add.' })
export class CreateCheckRuleInput extends CheckRuleInput {
  @Field(() => String, { description: 'Its code: lower-case letters, digits and underscores, up to 30.' })
  @IsString()
  @MaxLength(100)
  code!: string

  @Field(() => CheckKindEnum, { description: 'What it asks.' })
  kind!: CheckKind
}

@InputType({ description: 'A check rule as it is to be from now on.' })
export class ChangeCheckRuleInput extends CheckRuleInput {
  @Field(() => ID, { description: 'The rule.' })
  @IsUUID()
  ruleId!: string

  @Field(() => Boolean, { description: 'False to let it rest.' })
  @IsBoolean()
  isActive!: boolean

  @Field(() => Int, { description: 'The version that was changed.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A check rule to try on the returns of a round; nothing is kept.' })
export class TryCheckRuleInput extends CheckRuleInput {
  @Field(() => CheckKindEnum, { description: 'What it asks.' })
  kind!: CheckKind
}

@ObjectType({ description: 'The rule as it was added.' })
export class CreateCheckRulePayload {
  @Field(() => CheckRuleType, { description: 'The rule.' })
  rule!: CheckRuleType
}

@ObjectType({ description: 'The rule as it was changed.' })
export class ChangeCheckRulePayload {
  @Field(() => CheckRuleType, { description: 'The rule.' })
  rule!: CheckRuleType
}
