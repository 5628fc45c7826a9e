import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ViewPage } from '@solmu/domain/portfolio/portfolio-views.js'
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum PortfolioPageEnum {
  overview = 'overview',
  coverage = 'coverage',
  endings = 'endings',
  overlaps = 'overlaps'
}
registerEnumType(PortfolioPageEnum, {
  name: 'PortfolioPage',
  description: 'A page on which the portfolio is looked at.',
  valuesMap: {
    overview: { description: 'What it adds up to.' },
    coverage: { description: 'What is done where.' },
    endings: { description: 'When the money ends.' },
    overlaps: { description: 'What looks alike.' }
  }
})

@ObjectType({ description: 'A search that somebody has kept under a name.' })
export class PortfolioView {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => PortfolioPageEnum, { description: 'Of which page.' })
  page!: ViewPage

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => String, { description: 'The search as the address of the page has it, as JSON.' })
  search!: string

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit with which it is shared; null for one that is its owner’s alone.' })
  unit!: OrgUnitRefType | null

  @Field(() => Boolean, { description: 'Whether it is the viewer’s own.' })
  isOwn!: boolean
}

@InputType({ description: 'A search to be kept; one of the same page and name is replaced.' })
export class SavePortfolioViewInput {
  @Field(() => PortfolioPageEnum, { description: 'Of which page.' })
  page!: `${PortfolioPageEnum}`

  @Field(() => String, { description: 'What it is called.' })
  @IsString()
  @MaxLength(200)
  name!: string

  @Field(() => String, { description: 'The search as the address of the page has it, as JSON.' })
  @IsString()
  @MaxLength(10_000)
  search!: string

  @Field(() => ID, { nullable: true, description: 'The unit with which it is shared, one at which the viewer has a role; null for nobody else.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null
}

@InputType({ description: 'A search that is kept no longer.' })
export class RemovePortfolioViewInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  viewId!: string
}

@ObjectType({ description: 'The searches that the viewer finds after a change.' })
export class PortfolioViewsPayload {
  @Field(() => [PortfolioView], { description: 'The searches, by name.' })
  views!: PortfolioView[]
}
