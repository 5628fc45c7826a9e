import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { GovernedOrganisation } from '../../governance/mandate/mandate.graphql.js'

export enum PublicProjectSortEnum {
  name = 'name',
  organisation = 'organisation',
  funder = 'funder',
  starts = 'starts',
  ends = 'ends',
  granted = 'granted',
  realised = 'realised'
}
registerEnumType(PublicProjectSortEnum, {
  name: 'PublicProjectSort',
  description: 'In which order projects of others are listed.',
  valuesMap: {
    name: { description: 'By name.' },
    organisation: { description: 'By the organisation that carries it out.' },
    funder: { description: 'By the authority that funds it.' },
    starts: { description: 'By the first day.' },
    ends: { description: 'By the last day.' },
    granted: { description: 'By what was granted.' },
    realised: { description: 'By what has been realised.' }
  }
})

export enum PublicProjectTimeEnum {
  running = 'running',
  ended = 'ended',
  coming = 'coming'
}
registerEnumType(PublicProjectTimeEnum, {
  name: 'PublicProjectTime',
  description: 'Which projects by their days.',
  valuesMap: { running: { description: 'Those that run today.' }, ended: { description: 'Those whose last day has passed.' }, coming: { description: 'Those that have not begun.' } }
})

@InputType({ description: 'Which projects of others.' })
export class PublicProjectFilter {
  @Field(() => String, { nullable: true, description: 'With this in their name, code, organisation or business id.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null

  @Field(() => [String], { nullable: true, description: 'Funded by these authorities, as the lists name them.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(300, { each: true })
  funders?: string[] | null

  @Field(() => [String], { nullable: true, description: 'From these funds.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(60, { each: true })
  funds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'In these regions, as the lists name them.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(300, { each: true })
  regions?: string[] | null

  @Field(() => PublicProjectTimeEnum, { nullable: true, description: 'By their days.' })
  @IsOptional()
  @IsIn(Object.values(PublicProjectTimeEnum))
  time?: `${PublicProjectTimeEnum}` | null

  @Field(() => ID, { nullable: true, description: 'Carried out by the organisation of the register.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True for those carried out by an organisation of the register.' })
  @IsOptional()
  @IsBoolean()
  isKnown?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'True for those of which more was realised than granted.' })
  @IsOptional()
  @IsBoolean()
  isAboveGranted?: boolean | null
}

@ArgsType()
export class PublicProjectListArgs extends PageArgs {
  @Field(() => PublicProjectFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PublicProjectFilter)
  filter?: PublicProjectFilter | null

  @Field(() => PublicProjectSortEnum, { nullable: true, description: 'In which order; by name when not given.' })
  @IsOptional()
  sort?: `${PublicProjectSortEnum}` | null

  @Field(() => Boolean, { nullable: true, description: 'True turns the order round.' })
  @IsOptional()
  @IsBoolean()
  descending?: boolean | null
}

@ObjectType({ description: 'A project of others, as a public list tells of it.' })
export class PublicProject {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'The code under which the authority keeps it.' })
  code!: string | null

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Who carries it out, in the words of the list.' })
  organisationName!: string | null

  @Field(() => String, { nullable: true, description: 'The business id of whoever carries it out.' })
  businessId!: string | null

  @Field(() => GovernedOrganisation, { nullable: true, description: 'The same as an organisation of the register: known by its business id, or by its name.' })
  organisation!: GovernedOrganisation | null

  @Field(() => String, { nullable: true, description: 'The authority that funds it.' })
  funder!: string | null

  @Field(() => String, { nullable: true, description: 'The fund.' })
  fund!: string | null

  @Field(() => String, { nullable: true, description: 'The programme or its part.' })
  programme!: string | null

  @Field(() => String, { nullable: true, description: 'The priority of the programme.' })
  priority!: string | null

  @Field(() => String, { nullable: true, description: 'The specific objective of the programme.' })
  objective!: string | null

  @Field(() => String, { nullable: true, description: 'Where it is carried out.' })
  region!: string | null

  @Field(() => String, { nullable: true, description: 'Where it stands, in the words of the list.' })
  state!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Its first day.' })
  startsOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Its last day.' })
  endsOn!: string | null

  @Field(() => MoneyType, { nullable: true, description: 'What the fund and the state have granted.' })
  granted!: MoneyType | null

  @Field(() => MoneyType, { nullable: true, description: 'What of it has been realised.' })
  realised!: MoneyType | null

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  summary!: string | null

  @Field(() => String, { description: 'The file of the list that last said something of it.' })
  source!: string

  @Field(() => Date, { description: 'When that list came.' })
  sourceAt!: Date
}

@ObjectType({ description: 'A page of projects of others.' })
export class PublicProjectConnection extends ConnectionOf(PublicProject, 'projects') {}

@ObjectType({ description: 'What projects of others add up to in a currency.' })
export class PublicProjectSums {
  @Field(() => Int, { description: 'How many.' })
  count!: number

  @Field(() => MoneyType, { description: 'What was granted.' })
  granted!: MoneyType

  @Field(() => MoneyType, { description: 'What has been realised.' })
  realised!: MoneyType
}

@ObjectType({ description: 'Projects of others as a whole.' })
export class PublicProjectOverview {
  @Field(() => [PublicProjectSums], { description: 'The sums of those that were asked for, by currency.' })
  sums!: PublicProjectSums[]

  @Field(() => [String], { description: 'Every authority that funds any of them.' })
  funders!: string[]

  @Field(() => [String], { description: 'Every fund.' })
  funds!: string[]

  @Field(() => [String], { description: 'Every region.' })
  regions!: string[]
}
