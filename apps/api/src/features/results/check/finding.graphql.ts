import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { CheckKind, Severity } from '@solmu/domain/results/check-rule.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { DecimalText, ParamsScalar } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { CheckKindEnum, CheckSeverityEnum } from './check-kinds.graphql.js'
import { CheckRuleType } from './check-rule.graphql.js'

@ObjectType({ description: 'A place that a finding points to.' })
export class FindingCell {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The breakdown; empty for the total of an indicator that is broken down.' })
  breakdown!: string
}

@ObjectType({ description: 'What the unit has said about a finding.' })
export class FindingExplanation {
  @Field(() => String, { description: 'Its words.' })
  text!: string

  @Field(() => String, { nullable: true, description: 'Who wrote it last; null when nobody is known.' })
  writtenBy!: string | null

  @Field(() => Date, { description: 'When it was written last.' })
  writtenAt!: Date
}

@ObjectType({ description: 'What the checks have found in a return.' })
export class Finding {
  @Field(() => String, { description: 'Stays the same while the same rule finds fault with the same place.' })
  key!: string

  @Field(() => String, { description: 'The code of the rule.' })
  ruleCode!: string

  @Field(() => CheckSeverityEnum, { description: 'An error blocks sending, a warning needs an explanation.' })
  severity!: Severity

  @Field(() => CheckKindEnum, { description: 'What the rule asks.' })
  kind!: CheckKind

  @Field(() => LocalizedTextType, { description: 'What was found.' })
  message!: LocalizedText

  @Field(() => ParamsScalar, { description: 'The figures of which the message speaks, by name.' })
  params!: Record<string, unknown>

  @Field(() => String, { description: 'The place by which an explanation names it: the indicator and the breakdown, as one text.' })
  cell!: string

  @Field(() => [FindingCell], { description: 'The places that it points to.' })
  cells!: FindingCell[]

  @Field(() => Boolean, { description: 'True when it needs an explanation before the return can be sent.' })
  needsExplanation!: boolean

  @Field(() => FindingExplanation, { nullable: true, description: 'What was said about it; null when nothing was, or the figures have changed since.' })
  explanation!: FindingExplanation | null

  @Field(() => String, { nullable: true, description: 'What was said about it before the figures changed; null when nothing was.' })
  formerText!: string | null

  @Field(() => Int, { description: 'The version of what was said; 0 when nothing was. Whoever explains it names it.' })
  explanationVersion!: number
}

@ObjectType({ description: 'What a figure was in the periods before.' })
export class CheckPast {
  @Field(() => String, { description: 'The breakdown; empty for the indicator as a whole.' })
  breakdown!: string

  @Field(() => [DecimalText], { nullable: 'items', description: 'The values, that of the period before first; null where there was none.' })
  values!: (string | null)[]
}

@ObjectType({ description: 'What the checks need to know of an indicator beside its figures.' })
export class CheckedIndicatorType {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The code of its group.' })
  groupCode!: string

  @Field(() => String, { nullable: true, description: 'The expression by which it is worked out; null for what is not derived.' })
  numerator!: string | null

  @Field(() => String, { nullable: true, description: 'What that is divided by; null for nothing.' })
  denominator!: string | null

  @Field(() => Int, { description: 'What the quotient is multiplied by.' })
  factor!: number

  @Field(() => [CheckPast], { description: 'What was sent for it in up to eight periods before.' })
  past!: CheckPast[]
}

@ObjectType({ description: 'An explanation and what it was written for.' })
export class CheckExplanationType extends FindingExplanation {
  @Field(() => String, { description: 'The code of the rule.' })
  ruleCode!: string

  @Field(() => String, { description: 'The place of the finding.' })
  cell!: string

  @Field(() => String, { description: 'The figures for which it was written; it is void for others.' })
  about!: string

  @Field(() => Int, { description: 'Its version.' })
  version!: number
}

@ObjectType({ description: 'All that it takes to check a return while it is being written.' })
export class ReturnChecksType {
  @Field(() => [CheckRuleType], { description: 'The rules in force.' })
  rules!: CheckRuleType[]

  @Field(() => [CheckedIndicatorType], { description: 'The indicators with their past.' })
  indicators!: CheckedIndicatorType[]

  @Field(() => [CheckExplanationType], { description: 'What was said about findings, also where the figures have changed since.' })
  explanations!: CheckExplanationType[]
}

@InputType({ description: 'What is to be said about a finding.' })
export class ExplainFindingInput {
  @Field(() => ID, { description: 'The return.' })
  @IsUUID()
  returnId!: string

  @Field(() => String, { description: 'The code of the rule.' })
  @IsString()
  @MaxLength(30)
  ruleCode!: string

  @Field(() => String, { description: 'The place of the finding.' })
  @IsString()
  @MaxLength(400)
  cell!: string

  @Field(() => String, { description: 'The explanation, 3 to 2000 characters.' })
  @IsString()
  @MaxLength(10_000)
  text!: string

  @Field(() => Int, { nullable: true, description: 'The version of what was said before; 0 when nothing was. Not compared when left out.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null
}

@ObjectType({ description: 'The finding with what was said about it.' })
export class ExplainFindingPayload {
  @Field(() => Finding, { description: 'The finding.' })
  finding!: Finding
}

@ObjectType({ description: 'Something that a rule would find.' })
export class RuleExample {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string

  @Field(() => OrgUnitRefType, { description: 'The unit whose return it is.' })
  unit!: OrgUnitRefType

  @Field(() => LocalizedTextType, { description: 'Where, in words.' })
  label!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What the unit would read.' })
  message!: LocalizedText
}

@ObjectType({ description: 'What a rule would find in the returns of a round.' })
export class RuleTrial {
  @Field(() => Int, { description: 'How many returns were looked at: those with figures, the ones that moved last first.' })
  returnCount!: number

  @Field(() => Int, { description: 'In how many of them something would be found.' })
  foundInCount!: number

  @Field(() => Int, { description: 'How many findings there would be.' })
  findingCount!: number

  @Field(() => [RuleExample], { description: 'Some of them, from as many units as possible.' })
  examples!: RuleExample[]
}
