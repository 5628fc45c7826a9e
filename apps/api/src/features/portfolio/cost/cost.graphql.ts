import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { FundingSource } from '@solmu/domain/portfolio/budget.js'
import type { ClaimState } from '@solmu/domain/portfolio/claim.workflow.js'
import type { CostCategory, CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import { Type } from 'class-transformer'
import { IsArray, IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyInput, MoneyType } from '../../../core/graphql/money.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CostCategoryEnum, FundingSourceEnum } from '../budget/budget-kinds.graphql.js'
import { ClaimStateEnum } from '../claim/claim-kinds.graphql.js'
import { CostModelKeyEnum } from '../funder/funder-kinds.graphql.js'

export enum CostSortEnum {
  day = 'day',
  amount = 'amount',
  document = 'document',
  category = 'category',
  partner = 'partner'
}
registerEnumType(CostSortEnum, {
  name: 'ProjectCostSort',
  description: 'In which order costs stand.',
  valuesMap: {
    day: { description: 'By day.' },
    amount: { description: 'By amount.' },
    document: { description: 'By the number of the document.' },
    category: { description: 'By category.' },
    partner: { description: 'By partner.' }
  }
})

@ObjectType({ description: 'The claim in which a cost stands.' })
export class CostClaim {
  @Field(() => ID, { description: 'Which claim.' })
  id!: string

  @Field(() => Int, { description: 'Its number in the project.' })
  number!: number

  @Field(() => ClaimStateEnum, { description: 'Where it stands.' })
  state!: ClaimState
}

@ObjectType({ description: 'By which rate a cost in another currency was converted.' })
export class CostExchange {
  @Field(() => MoneyType, { description: 'What stands on the voucher.' })
  original!: MoneyType

  @Field(() => String, { description: 'How many units of that currency one unit of the currency of the project is.' })
  rate!: string

  @Field(() => IsoDay, { description: 'The day of the rate.' })
  day!: string

  @Field(() => String, { description: 'Who says so.' })
  source!: string
}

@ObjectType({ description: 'What a partner of a project has spent at a time.' })
export class ProjectCost {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string

  @Field(() => CostCategoryEnum, { description: 'On what.' })
  category!: CostCategory

  @Field(() => FundingSourceEnum, { description: 'From whose money.' })
  source!: FundingSource

  @Field(() => IsoDay, { description: 'When.' })
  day!: string

  @Field(() => MoneyType, { description: 'How much; less than nothing for a correction.' })
  amount!: MoneyType

  @Field(() => CostExchange, { nullable: true, description: 'What stands on a voucher in another currency, and its rate; null for one in the currency of the project.' })
  exchange!: CostExchange | null

  @Field(() => String, { description: 'The number of the document in the books.' })
  document!: string

  @Field(() => String, { description: 'Of a correction: the document that it corrects; empty otherwise.' })
  corrects!: string

  @Field(() => String, { description: 'What it was; may be empty.' })
  note!: string

  @Field(() => CostClaim, { nullable: true, description: 'The claim in which it stands; null while it stands in none.' })
  claim!: CostClaim | null

  @Field(() => Boolean, { description: 'Whether the viewer can change or remove it: once it was claimed it stays.' })
  mayEdit!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'Costs of a project.' })
export class ProjectCostConnection extends ConnectionOf(ProjectCost, 'costs') {
  @Field(() => MoneyType, { description: 'What all of them that were asked for add up to, not those of this page alone.' })
  sum!: MoneyType
}

@ObjectType({ description: 'A partner as those see it who record its costs.' })
export class SpendingPartnerType {
  @Field(() => ID, { description: 'Its id in the project.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the organisation.' })
  name!: LocalizedTextType

  @Field(() => Boolean, { description: 'Whether the viewer records what it has spent, and claims it.' })
  mayWrite!: boolean
}

@ObjectType({ description: 'What decides which costs a project takes.' })
export class ProjectSpending {
  @Field(() => CostModelKeyEnum, { description: 'The cost model of the decision.' })
  costModel!: CostModelKey

  @Field(() => Int, { nullable: true, description: 'Its rate in hundredths of a per cent, where it is not that of the list.' })
  costRate!: number | null

  @Field(() => [CostCategoryEnum], { description: 'The categories in which costs are recorded.' })
  categories!: CostCategory[]

  @Field(() => IsoDay, { description: 'The first day on which a cost can fall.' })
  startsOn!: string

  @Field(() => IsoDay, { description: 'The last one.' })
  endsOn!: string

  @Field(() => String, { description: 'The three letters of the currency.' })
  currency!: string

  @Field(() => Boolean, { description: 'Whether costs are recorded at the stage of the project.' })
  isOpen!: boolean

  @Field(() => [SpendingPartnerType], { description: 'Its partners, the lead first.' })
  partners!: SpendingPartnerType[]
}

@InputType({ description: 'Which costs.' })
export class ProjectCostFilter {
  @Field(() => String, { nullable: true, description: 'A part of the number of the document or of the text.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => ID, { nullable: true, description: 'Of one partner.' })
  @IsOptional()
  @IsUUID()
  partnerId?: string | null

  @Field(() => [CostCategoryEnum], { nullable: true, description: 'In any of these categories.' })
  @IsOptional()
  @IsArray()
  categories?: CostCategory[] | null

  @Field(() => [FundingSourceEnum], { nullable: true, description: 'From any of these sources.' })
  @IsOptional()
  @IsArray()
  sources?: FundingSource[] | null

  @Field(() => IsoDay, { nullable: true, description: 'On this day or later.' })
  @IsOptional()
  from?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'On this day or earlier.' })
  @IsOptional()
  to?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True for those that stand in a claim, false for those that stand in none.' })
  @IsOptional()
  @IsBoolean()
  isClaimed?: boolean | null
}

@ArgsType()
export class ProjectCostArgs extends PageArgs {
  @Field(() => ID, { description: 'Of which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ProjectCostFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProjectCostFilter)
  filter?: ProjectCostFilter | null

  @Field(() => CostSortEnum, { nullable: true, description: 'In which order; by day when not given.' })
  @IsOptional()
  sort?: CostSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'True turns the order round.' })
  @IsOptional()
  @IsBoolean()
  descending?: boolean | null
}

@InputType({ description: 'The rate of a cost in another currency.' })
export class CostExchangeInput {
  @Field(() => String, { description: 'How many units of that currency one unit of the currency of the project is, such as 11.2345.' })
  @IsString()
  @MaxLength(20)
  rate!: string

  @Field(() => IsoDay, { description: 'The day of the rate.' })
  @IsString()
  @MaxLength(10)
  day!: string

  @Field(() => String, { description: 'Who says so, such as the European Central Bank.' })
  @IsString()
  @MaxLength(200)
  source!: string
}

@InputType({ description: 'A cost as it is recorded.' })
export class SaveProjectCostInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  costId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'The partner; of one that is changed it stays.' })
  @IsUUID()
  partnerId!: string

  @Field(() => CostCategoryEnum, { description: 'On what.' })
  @IsEnum(CostCategoryEnum)
  category!: CostCategory

  @Field(() => FundingSourceEnum, { description: 'From whose money.' })
  @IsEnum(FundingSourceEnum)
  source!: FundingSource

  @Field(() => IsoDay, { description: 'When.' })
  day!: string

  @Field(() => MoneyInput, { description: 'How much, in the currency of the project.' })
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput

  @Field(() => CostExchangeInput, { nullable: true, description: 'By which rate an amount in another currency is converted.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CostExchangeInput)
  exchange?: CostExchangeInput | null

  @Field(() => String, { description: 'The number of the document in the books.' })
  @IsString()
  @MaxLength(200)
  document!: string

  @Field(() => String, { description: 'Of a correction: the document that it corrects; empty otherwise.' })
  @IsString()
  @MaxLength(200)
  corrects!: string

  @Field(() => String, { description: 'What it was; may be empty.' })
  @IsString()
  @MaxLength(1000)
  note!: string
}

@InputType({ description: 'A cost that is taken away.' })
export class RemoveProjectCostInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  costId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'A cost after it was recorded.' })
export class ProjectCostPayload {
  @Field(() => ProjectCost, { description: 'The cost.' })
  cost!: ProjectCost
}

@ObjectType({ description: 'What became of a cost that was taken away.' })
export class RemoveProjectCostPayload {
  @Field(() => ID, { description: 'Its id, which names nothing any more.' })
  costId!: string
}
