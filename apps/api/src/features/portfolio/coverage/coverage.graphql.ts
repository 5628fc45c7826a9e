import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CoverageState } from '@solmu/domain/portfolio/portfolio-views.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum CoverageAxisEnum {
  taskArea = 'taskArea',
  idea = 'idea'
}
registerEnumType(CoverageAxisEnum, {
  name: 'CoverageAxis',
  description: 'What the regions are looked at by.',
  valuesMap: { taskArea: { description: 'The task areas, 1a to 4c.' }, idea: { description: 'The project ideas, 1 to 6.' } }
})

export enum CoverageStateEnum {
  covered = 'covered',
  coming = 'coming',
  hoped = 'hoped',
  ended = 'ended',
  never = 'never'
}
registerEnumType(CoverageStateEnum, {
  name: 'CoverageState',
  description: 'How a place of the matrix is covered.',
  valuesMap: {
    covered: { description: 'A project runs.' },
    coming: { description: 'Nothing runs; something that was decided begins later.' },
    hoped: { description: 'Nothing runs or was decided; something is prepared or applied for.' },
    ended: { description: 'There was something, and it has ended.' },
    never: { description: 'There has been nothing so far.' }
  }
})

@ObjectType({ description: 'A project in a place of the matrix.' })
export class CoverageProject {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => IsoDay, { nullable: true, description: 'Its last day.' })
  endsOn!: string | null
}

@ObjectType({ description: 'A region: a regional centre and where it serves.' })
export class CoverageRegion extends OrgUnitRefType {
  @Field(() => [String], { description: 'The codes of the municipalities that it serves today.' })
  municipalityCodes!: string[]
}

@ObjectType({ description: 'What is done in a region about a task area or on an idea.' })
export class CoverageCell {
  @Field(() => ID, { description: 'The regional centre.' })
  regionId!: string

  @Field(() => String, { description: 'The task area or the idea.' })
  key!: string

  @Field(() => CoverageStateEnum, { description: 'How it is covered on the day.' })
  state!: CoverageState

  @Field(() => Int, { description: 'How many decided projects run on the day.' })
  running!: number

  @Field(() => Int, { description: 'How many decided ones begin later.' })
  coming!: number

  @Field(() => Int, { description: 'How many are prepared or applied for.' })
  hoped!: number

  @Field(() => CoverageProject, { nullable: true, description: 'The one that ends last of those that run, or the last one that has ended.' })
  last!: CoverageProject | null
}

@ObjectType({ description: 'How many places of the matrix are covered on a day.' })
export class CoverageDay {
  @Field(() => IsoDay, { description: 'The day: the last one of a quarter.' })
  day!: string

  @Field(() => Int, { description: 'How many places something runs in, of what is known today.' })
  covered!: number
}

@ObjectType({ description: 'What is done where, and where nothing is.' })
export class PortfolioCoverage {
  @Field(() => IsoDay, { description: 'The day.' })
  day!: string

  @Field(() => [CoverageRegion], { description: 'The regions: the open regional centres, by name.' })
  regions!: CoverageRegion[]

  @Field(() => [String], { description: 'The task areas or ideas, in their order.' })
  keys!: string[]

  @Field(() => [CoverageCell], { description: 'Every place of the matrix.' })
  cells!: CoverageCell[]

  @Field(() => [CoverageDay], { description: 'How the coverage goes over time, from two years before the day to two years after it.' })
  history!: CoverageDay[]
}
