import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'

export enum SearchHitKindEnum {
  unit = 'unit',
  municipality = 'municipality',
  person = 'person',
  page = 'page'
}
registerEnumType(SearchHitKindEnum, {
  name: 'SearchHitKind',
  description: 'What was found.',
  valuesMap: {
    unit: { description: 'A unit of the network; the id is that of the unit.' },
    municipality: { description: 'A municipality; the id is its code.' },
    person: { description: 'A person with an account; the id is that of the person.' },
    page: { description: 'A page of the product; clients list their own pages beside what the server finds.' }
  }
})

/** The most hits that one search brings. */
export const MOST_HITS = 20

@ObjectType('SearchHit', { description: 'Something that was found by its name.' })
export class SearchHitType {
  @Field(() => SearchHitKindEnum, { description: 'What it is.' })
  kind!: `${SearchHitKindEnum}`

  @Field(() => ID, { description: 'Its id among those of its kind.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'Where it belongs: the municipality of a unit, the centre of a municipality, the unit of a person.'
  })
  detail!: LocalizedText | null
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, { description: 'A part of a name, from 2 to 100 characters; nothing is found by fewer.' })
  @IsString()
  @MaxLength(100)
  text!: string

  @Field(() => Int, { nullable: true, description: 'How many at the most, from 1 to 20; 20 when not given.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_HITS)
  first?: number | null
}
