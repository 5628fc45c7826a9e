import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { type BudgetKind, type BudgetState, type FundingSource, mostBudgetLines } from '@solmu/domain/portfolio/budget.js'
import type { CostCategory, CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { MoneyInput, MoneyType } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CostModelKeyEnum } from '../funder/funder-kinds.graphql.js'
import { BudgetKindEnum, BudgetStateEnum, CostCategoryEnum, FundingSourceEnum } from './budget-kinds.graphql.js'

@ObjectType({ description: 'What a partner spends on something in a period, from whose money.' })
export class BudgetLineType {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string

  @Field(() => CostCategoryEnum, { description: 'On what.' })
  category!: CostCategory

  @Field(() => String, { description: 'The period, such as 2026 or 2026-Q3.' })
  period!: string

  @Field(() => FundingSourceEnum, { description: 'From whose money.' })
  source!: FundingSource

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType

  @Field(() => Boolean, { description: 'Whether the rate of the cost model has added it.' })
  isReckoned!: boolean
}

@ObjectType({ description: 'A budget of a project: a plan, the decision, or a change.' })
export class BudgetVersion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Its number, from 1.' })
  number!: number

  @Field(() => BudgetKindEnum, { description: 'What kind of budget it is.' })
  kind!: BudgetKind

  @Field(() => BudgetStateEnum, { description: 'Where it stands.' })
  state!: BudgetState

  @Field(() => CostModelKeyEnum, { nullable: true, description: 'By which model its costs are reckoned.' })
  costModel!: CostModelKey | null

  @Field(() => Int, { nullable: true, description: 'The rate of the model where it is another than that of the list, in hundredths of a per cent.' })
  costRate!: number | null

  @Field(() => IsoDay, { description: 'The first day of the project in it.' })
  startsOn!: string

  @Field(() => IsoDay, { description: 'The last day.' })
  endsOn!: string

  @Field(() => String, { description: 'Why it was made, or not agreed to; may be empty.' })
  reason!: string

  @Field(() => IsoDay, { nullable: true, description: 'When the funder decided on it.' })
  decidedOn!: string | null

  @Field(() => String, { description: 'The number under which the funder keeps its decision; may be empty.' })
  reference!: string

  @Field(() => Date, { description: 'When it was written last.' })
  madeAt!: Date

  @Field(() => [BudgetLineType], { description: 'Its lines, those that the rate adds too.' })
  lines!: BudgetLineType[]

  @Field(() => MoneyType, { description: 'What they add up to.' })
  total!: MoneyType

  @Field(() => MoneyType, { description: 'What of it comes from the funder.' })
  grant!: MoneyType

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'The budgets of a project.' })
export class ProjectBudgets {
  @Field(() => [BudgetVersion], { description: 'All of them, the newest first.' })
  versions!: BudgetVersion[]

  @Field(() => BudgetKindEnum, { nullable: true, description: 'Which kind the viewer can write now; null for none.' })
  mayWrite!: BudgetKind | null

  @Field(() => Boolean, { description: 'Whether the viewer records what the funder says to a change.' })
  maySettle!: boolean
}

@InputType({ description: 'A line of a budget as somebody has written it; what a rate adds is not written.' })
export class BudgetLineInput {
  @Field(() => ID, { description: 'The partner.' })
  @IsUUID()
  partnerId!: string

  @Field(() => CostCategoryEnum, { description: 'On what.' })
  @IsEnum(CostCategoryEnum)
  category!: CostCategory

  @Field(() => String, { description: 'The period, such as 2026 or 2026-Q3.' })
  @IsString()
  @MaxLength(7)
  period!: string

  @Field(() => FundingSourceEnum, { description: 'From whose money.' })
  @IsEnum(FundingSourceEnum)
  source!: FundingSource

  @Field(() => MoneyInput, { description: 'How much.' })
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput
}

@InputType({ description: 'A budget as it is written. Of a plan the days and the model are those of the project; a change keeps the model of the decision.' })
export class SaveProjectBudgetInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => Int, { nullable: true, description: 'The version of the draft that was seen; null when there was none.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => [BudgetLineInput], { description: 'Its lines.' })
  @ArrayMaxSize(mostBudgetLines)
  @ValidateNested({ each: true })
  @Type(() => BudgetLineInput)
  lines!: BudgetLineInput[]

  @Field(() => String, { description: 'Why it is made; a change needs it.' })
  @IsString()
  @MaxLength(4000)
  reason!: string

  @Field(() => IsoDay, { nullable: true, description: 'Of a decision and a change: the first day of the project; as before when not given.' })
  @IsOptional()
  startsOn?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Of a decision and a change: the last day; as before when not given.' })
  @IsOptional()
  endsOn?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Of a decision: its day.' })
  @IsOptional()
  decidedOn?: string | null

  @Field(() => String, { nullable: true, description: 'Of a decision: the number under which the funder keeps it.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reference?: string | null
}

@InputType({ isAbstract: true })
abstract class SeenBudgetInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'Which of its budgets.' })
  @IsUUID()
  budgetId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A change that is put to the funder.' })
export class ProposeBudgetChangeInput extends SeenBudgetInput {}

@InputType({ description: 'What the funder said to a change.' })
export class SettleBudgetChangeInput extends SeenBudgetInput {
  @Field(() => Boolean, { description: 'Whether it agreed.' })
  @IsBoolean()
  isAgreed!: boolean

  @Field(() => IsoDay, { description: 'When.' })
  decidedOn!: string

  @Field(() => String, { description: 'The number under which it keeps its decision; may be empty.' })
  @IsString()
  @MaxLength(200)
  reference!: string
}

@ObjectType({ description: 'The budgets after a change.' })
export class ProjectBudgetsPayload {
  @Field(() => ProjectBudgets, { description: 'The budgets.' })
  budgets!: ProjectBudgets
}
