import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { FunderKind } from '@solmu/domain/portfolio/funding-call.js'
import { endingMonthsRange } from '@solmu/domain/portfolio/portfolio-views.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { FunderKindEnum } from '../funder/funder-kinds.graphql.js'
import { ProjectFilter } from '../project/project-input.graphql.js'

@ArgsType()
export class FundingTimelineArgs {
  @Field(() => ProjectFilter, { nullable: true, description: 'Of which projects.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProjectFilter)
  filter?: ProjectFilter | null
}

@ObjectType({ description: 'The money of funders of one kind in a quarter, spread evenly over the days of the periods of the budgets.' })
export class FundingOfQuarter {
  @Field(() => String, { description: 'The quarter, such as 2026-Q3.' })
  quarter!: string

  @Field(() => FunderKindEnum, { nullable: true, description: 'The kind of funder; null for projects that answer no call.' })
  kind!: FunderKind | null

  @Field(() => MoneyType, { description: 'What has been granted.' })
  decided!: MoneyType

  @Field(() => MoneyType, { description: 'What has been applied for.' })
  applied!: MoneyType
}

@ObjectType({ description: 'A project that ends.' })
export class EndingProject {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its number.' })
  number!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => OrgUnitRefType, { description: 'The unit that leads it.' })
  lead!: OrgUnitRefType

  @Field(() => IsoDay, { description: 'Its last day.' })
  endsOn!: string

  @Field(() => String, { description: 'The quarter of that day.' })
  quarter!: string

  @Field(() => MoneyType, { nullable: true, description: 'What has been granted for a month of it on an average; null for those who do not read its money.' })
  monthly!: MoneyType | null
}

@ObjectType({ description: 'A unit that no decided project reaches beyond a day.' })
export class UnitWithoutMore {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => IsoDay, { description: 'The last day of its last project.' })
  endsOn!: string

  @Field(() => Int, { description: 'How many projects it has applied for or prepares.' })
  hoped!: number
}

@ObjectType({ description: 'When the money ends.' })
export class FundingTimeline {
  @Field(() => [String], { description: 'The quarters, in order.' })
  quarters!: string[]

  @Field(() => [FundingOfQuarter], { description: 'The money of each quarter by kind of funder and currency.' })
  money!: FundingOfQuarter[]

  @Field(() => [EndingProject], { description: 'Decided projects that end from today on, the first ones first.' })
  endings!: EndingProject[]

  @Field(() => [UnitWithoutMore], { description: 'Units whose last decided project ends within the quarters, the first ones first.' })
  units!: UnitWithoutMore[]

  @Field(() => Int, { description: 'How many months before its end a project is told of.' })
  endingMonths!: number

  @Field(() => Int, { description: 'The version of that rule; zero before anybody has said it.' })
  rulesVersion!: number

  @Field(() => Boolean, { description: 'Whether the viewer may say it.' })
  maySetRules!: boolean
}

@InputType({ description: 'How long before its end a project is told of.' })
export class SetPortfolioRulesInput {
  @Field(() => Int, { description: 'How many months, 1 to 36.' })
  @IsInt()
  @Min(endingMonthsRange.min)
  @Max(endingMonthsRange.max)
  endingMonths!: number

  @Field(() => Int, { description: 'The version that was seen; zero before anybody has said it.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The rule after a change.' })
export class PortfolioRulesPayload {
  @Field(() => Int, { description: 'How many months.' })
  endingMonths!: number

  @Field(() => Int, { description: 'The version of the rule.' })
  rulesVersion!: number
}
