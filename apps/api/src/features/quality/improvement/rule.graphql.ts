import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Severity } from '@solmu/domain/quality/improvement.js'
import type { ImprovementRuleKind } from '@solmu/domain/quality/improvement-rules.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsBoolean, IsInt, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { SeverityEnum } from './improvement-kinds.graphql.js'

export enum ImprovementRuleKindEnum {
  band_below = 'band_below',
  criterion_below = 'criterion_below',
  certificate_expiring = 'certificate_expiring',
  duty_overdue = 'duty_overdue'
}
registerEnumType(ImprovementRuleKindEnum, {
  name: 'ImprovementRuleKind',
  description: 'What a rule looks for.',
  valuesMap: {
    band_below: { description: 'The newest score lies under a band.' },
    criterion_below: { description: 'A criterion lies under a level in the newest assessment.' },
    certificate_expiring: { description: 'A certificate ends within so many days, or has ended.' },
    duty_overdue: { description: 'A duty of a commitment is late by so many days.' }
  }
})

@ObjectType('ImprovementRuleRun', { description: 'When a rule has run, and what came of it.' })
export class ImprovementRuleRunType {
  @Field(() => ID, { description: 'The id of the run.' })
  id!: string

  @Field(() => Int, { description: 'Which version of the rule it was.' })
  number!: number

  @Field(() => Date, { description: 'When.' })
  ranAt!: Date

  @Field(() => Int, { description: 'How many findings it opened.' })
  opened!: number

  @Field(() => Int, { description: 'How many it closed.' })
  closed!: number
}

@ObjectType('ImprovementRule', { description: 'A rule that opens findings, and closes them when their cause is gone.' })
export class ImprovementRuleType {
  @Field(() => ID, { description: 'The id of the rule.' })
  id!: string

  @Field(() => Int, { description: 'Which version holds; a change must name it.' })
  number!: number

  @Field(() => ImprovementRuleKindEnum, { description: 'What it looks for; never changes.' })
  kind!: ImprovementRuleKind

  @Field(() => LocalizedTextType, { description: 'What it is called, and what its findings are.' })
  name!: LocalizedText

  @Field(() => SeverityEnum, { description: 'How grave its findings are.' })
  severity!: Severity

  @Field(() => Boolean, { description: 'Whether it runs.' })
  isActive!: boolean

  @Field(() => ID, { nullable: true, description: 'By which quality framework, or of which one alone.' })
  frameworkId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What the framework is called.' })
  frameworkName!: LocalizedText | null

  @Field(() => String, { nullable: true, description: 'The lowest band that is good enough.' })
  bandCode!: string | null

  @Field(() => String, { nullable: true, description: 'Which criterion; null for each of them.' })
  criterionCode!: string | null

  @Field(() => Int, { nullable: true, description: 'The lowest level that is good enough.' })
  level!: number | null

  @Field(() => Int, { nullable: true, description: 'How many days.' })
  days!: number | null

  @Field(() => Date, { description: 'When this version was written.' })
  changedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who wrote it.' })
  changedBy!: string | null

  @Field(() => Int, { description: 'How many of its findings are not closed, as far as the viewer reads them.' })
  openCount!: number

  @Field(() => [ImprovementRuleRunType], { description: 'Its last runs, the newest first; those that changed nothing are kept for the newest alone.' })
  runs!: ImprovementRuleRunType[]
}

@ObjectType('ImprovementRulePreview', { description: 'What a rule would do today.' })
export class ImprovementRulePreviewType {
  @Field(() => [OrgUnitRefType], { description: 'Where it would open a finding; a unit stands as often as it would.' })
  opens!: OrgUnitRefType[]

  @Field(() => Int, { description: 'How many of its findings it would close.' })
  closes!: number

  @Field(() => Int, { description: 'How many of its findings are open and stay so.' })
  keeps!: number
}

@InputType({ description: 'What a rule is to say; what its kind does not ask for is left out.' })
export class ImprovementRuleInput {
  @Field(() => ID, { nullable: true, description: 'Which rule; a new one without it.' })
  @IsOptional()
  @IsUUID()
  ruleId?: string | null

  @Field(() => Int, { description: 'The version that was looked at; 0 for a new one.' })
  @IsInt()
  expectedNumber!: number

  @Field(() => ImprovementRuleKindEnum, { description: 'What it looks for; that of a rule never changes.' })
  kind!: ImprovementRuleKind

  @Field(() => LocalizedTextType, { description: 'What it is called, and what its findings are.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedTextType

  @Field(() => SeverityEnum, { description: 'How grave its findings are.' })
  severity!: Severity

  @Field(() => Boolean, { description: 'Whether it runs.' })
  @IsBoolean()
  isActive!: boolean

  @Field(() => ID, { nullable: true, description: 'By which quality framework, or of which one alone.' })
  @IsOptional()
  @IsUUID()
  frameworkId?: string | null

  @Field(() => String, { nullable: true, description: 'The lowest band that is good enough.' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,29}$/)
  bandCode?: string | null

  @Field(() => String, { nullable: true, description: 'Which criterion; each of them without it.' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,29}$/)
  criterionCode?: string | null

  @Field(() => Int, { nullable: true, description: 'The lowest level that is good enough.' })
  @IsOptional()
  @IsInt()
  level?: number | null

  @Field(() => Int, { nullable: true, description: 'How many days.' })
  @IsOptional()
  @IsInt()
  days?: number | null
}

@ObjectType({ description: 'A rule after it was saved.' })
export class ImprovementRulePayload {
  @Field(() => ImprovementRuleType, { description: 'As it stands now.' })
  rule!: ImprovementRuleType
}

@ObjectType({ description: 'That rules were asked to run.' })
export class RunImprovementRulesPayload {
  @Field(() => Boolean, { description: 'True: they run as soon as the worker gets to them.' })
  isAsked!: boolean
}
