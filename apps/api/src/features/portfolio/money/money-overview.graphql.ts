import { Field, ID, ObjectType } from '@nestjs/graphql'
import type { FundingSource } from '@solmu/domain/portfolio/budget.js'
import type { CostCategory } from '@solmu/domain/portfolio/cost-model.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { CostCategoryEnum, FundingSourceEnum } from '../budget/budget-kinds.graphql.js'

@ObjectType({ description: 'Where the money of a partner in a category from a source stands.' })
export class ProjectMoneyRow {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string

  @Field(() => CostCategoryEnum, { description: 'On what.' })
  category!: CostCategory

  @Field(() => FundingSourceEnum, { description: 'From whose money.' })
  source!: FundingSource

  @Field(() => MoneyType, { description: 'What the locked budget holds.' })
  budget!: MoneyType

  @Field(() => MoneyType, { description: 'What the funder has been asked for, for earlier periods; what was refused or taken back is left out.' })
  earlier!: MoneyType

  @Field(() => MoneyType, { description: 'The same for the period.' })
  current!: MoneyType

  @Field(() => MoneyType, { description: 'What the lead has, and the funder has not been asked for yet.' })
  withLead!: MoneyType

  @Field(() => MoneyType, { description: 'What of all that is claimed the funder has accepted.' })
  certified!: MoneyType

  @Field(() => MoneyType, { description: 'What of it is paid.' })
  paid!: MoneyType

  @Field(() => MoneyType, { description: 'What of it is parked.' })
  parked!: MoneyType

  @Field(() => MoneyType, { description: 'What was refused; it is in no other sum.' })
  refused!: MoneyType

  @Field(() => MoneyType, { description: 'What was paid and has to be paid back: what the funder has taken back, and all of claims that were withdrawn.' })
  owed!: MoneyType

  @Field(() => MoneyType, { description: 'What has been paid back.' })
  repaid!: MoneyType

  @Field(() => MoneyType, { description: 'What is recorded by the end of the period and not claimed yet, with what the rate would add.' })
  unclaimed!: MoneyType

  @Field(() => MoneyType, { description: 'What of the budget the funder has not been asked for; less than nothing where more was claimed than granted.' })
  leftToClaim!: MoneyType

  @Field(() => MoneyType, { description: 'What of the budget the funder has not certified.' })
  leftToCertify!: MoneyType

  @Field(() => MoneyType, { description: 'Where it will end: what is claimed and recorded, and what the budget holds for the days after the period.' })
  forecast!: MoneyType
}

@ObjectType({ description: 'A partner as the overview names it.' })
export class MoneyPartner {
  @Field(() => ID, { description: 'Its id in the project.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the organisation.' })
  name!: LocalizedTextType
}

@ObjectType({ description: 'Where the money of a project stands at the end of a period.' })
export class ProjectMoney {
  @Field(() => String, { description: 'The period.' })
  period!: string

  @Field(() => [String], { description: 'The periods that can be asked for, the newest first.' })
  periods!: string[]

  @Field(() => [MoneyPartner], { description: 'The partners, the lead first.' })
  partners!: MoneyPartner[]

  @Field(() => [ProjectMoneyRow], { description: 'A row for each partner, category and source that has any money; every sum is added from them.' })
  rows!: ProjectMoneyRow[]
}
