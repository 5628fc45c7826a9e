import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsOptional, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { ProjectFilter } from '../project/project-input.graphql.js'

export enum PortfolioGroupingEnum {
  region = 'region',
  funder = 'funder',
  programme = 'programme',
  call = 'call',
  taskArea = 'taskArea',
  stage = 'stage',
  idea = 'idea',
  lead = 'lead',
  endYear = 'endYear'
}
registerEnumType(PortfolioGroupingEnum, {
  name: 'PortfolioGrouping',
  description: 'By what the portfolio is looked at.',
  valuesMap: {
    region: { description: 'The regional centre of the unit that leads.' },
    funder: { description: 'The funder.' },
    programme: { description: 'The programme.' },
    call: { description: 'The call.' },
    taskArea: { description: 'The task area, 1a to 4c; a project may have several.' },
    stage: { description: 'The stage.' },
    idea: { description: 'The project idea, 1 to 6; a project may have several.' },
    lead: { description: 'The unit that leads.' },
    endYear: { description: 'The year in which it ends.' }
  }
})

@ArgsType()
export class PortfolioOverviewArgs {
  @Field(() => PortfolioGroupingEnum, { description: 'By what.' })
  by!: `${PortfolioGroupingEnum}`

  @Field(() => ProjectFilter, { nullable: true, description: 'Which projects.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProjectFilter)
  filter?: ProjectFilter | null
}

@ObjectType({ description: 'The money of funders in some projects, in one currency.' })
export class PortfolioMoney {
  @Field(() => MoneyType, { description: 'What has been applied for and not been decided.' })
  applied!: MoneyType

  @Field(() => MoneyType, { description: 'What has been granted.' })
  granted!: MoneyType

  @Field(() => MoneyType, { description: 'What of it the funders have been asked for; what was refused or taken back is left out.' })
  claimed!: MoneyType

  @Field(() => MoneyType, { description: 'What of it they have certified.' })
  certified!: MoneyType

  @Field(() => MoneyType, { description: 'What of it they have paid and not taken back.' })
  paid!: MoneyType

  @Field(() => MoneyType, { description: 'What has been granted and not been claimed; less than nothing where more was claimed.' })
  leftToClaim!: MoneyType

  @Field(() => MoneyType, { description: 'What has been granted and is not certified yet.' })
  leftToCertify!: MoneyType
}

@ObjectType({ description: 'Projects that belong together, and what they add up to.' })
export class PortfolioGroup {
  @Field(() => String, { description: 'What they have in common: an id, a task area, a stage, an idea or a year; empty where there is none.' })
  key!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name, where it has one of its own.' })
  name!: LocalizedText | null

  @Field(() => Int, { description: 'How many projects.' })
  projects!: number

  @Field(() => Int, { description: 'Of how many of them the viewer reads the money.' })
  readable!: number

  @Field(() => Int, { description: 'How many units lead them or carry them out.' })
  units!: number

  @Field(() => Int, { description: 'How many of these units have a commitment to quality that holds today.' })
  committedUnits!: number

  @Field(() => Int, { description: 'How many of these units have a final assessment of quality.' })
  assessedUnits!: number

  @Field(() => [PortfolioMoney], { description: 'Their money, by currency; what a project has under several keys is shared out evenly among them.' })
  money!: PortfolioMoney[]
}

@ObjectType({ description: 'The portfolio, looked at in one way.' })
export class PortfolioOverview {
  @Field(() => [PortfolioGroup], { description: 'The groups, in the order of their keys or names.' })
  groups!: PortfolioGroup[]

  @Field(() => PortfolioGroup, { description: 'All of them together, each project once.' })
  total!: PortfolioGroup
}
