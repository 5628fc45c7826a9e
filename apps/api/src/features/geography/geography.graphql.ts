import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Division } from '@solmu/domain/geography/divisions.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../core/graphql/scalars.js'
import type { LanguageStatus, UrbanRural } from './reference-data.js'

export const DivisionEnum = {
  region: 'region',
  subregion: 'subregion',
  major_region: 'major_region',
  wellbeing_county: 'wellbeing_county',
  collaborative_area: 'collaborative_area',
  employment_area: 'employment_area',
  vitality_centre: 'vitality_centre',
  ely_centre: 'ely_centre'
} as const satisfies { [D in Division]: D }

registerEnumType(DivisionEnum, {
  name: 'Division',
  description: 'A way in which Finland is divided. The divisions do not nest, and not every one exists on every day.',
  valuesMap: {
    region: { description: 'The 19 regions (maakunta).' },
    subregion: { description: 'The sub-regions (seutukunta).' },
    major_region: { description: 'The five major regions (suuralue), NUTS 2.' },
    wellbeing_county: { description: 'The wellbeing services counties, with Helsinki and Åland; known from 2018.' },
    collaborative_area: { description: 'The collaborative areas of the wellbeing services counties; known from 2026.' },
    employment_area: { description: 'The employment areas; from 2025.' },
    vitality_centre: { description: 'The economic development centres; from 2026.' },
    ely_centre: { description: 'The ELY centres; until the end of 2025.' }
  }
})

export const LanguageStatusEnum = {
  finnish: 'finnish',
  bilingual_finnish_majority: 'bilingual_finnish_majority',
  bilingual_swedish_majority: 'bilingual_swedish_majority',
  swedish: 'swedish'
} as const satisfies { [S in LanguageStatus]: S }

registerEnumType(LanguageStatusEnum, {
  name: 'LanguageStatus',
  description: 'In which national languages a municipality serves.',
  valuesMap: {
    finnish: { description: 'Finnish only.' },
    bilingual_finnish_majority: { description: 'Both; most people speak Finnish.' },
    bilingual_swedish_majority: { description: 'Both; most people speak Swedish.' },
    swedish: { description: 'Swedish only: the municipalities of Åland.' }
  }
})

export const UrbanRuralEnum = { urban: 'urban', semi_urban: 'semi_urban', rural: 'rural' } as const satisfies {
  [U in UrbanRural]: U
}

registerEnumType(UrbanRuralEnum, {
  name: 'UrbanRural',
  description: 'How the people of a municipality live, in the classes of Statistics Finland.',
  valuesMap: {
    urban: { description: 'An urban municipality.' },
    semi_urban: { description: 'A semi-urban municipality.' },
    rural: { description: 'A rural municipality.' }
  }
})

@ObjectType('AreaRef', { description: 'An area to which a municipality belongs.' })
export class AreaRefType {
  @Field(() => DivisionEnum, { description: 'The division that the area is part of.' })
  division!: Division

  @Field(() => String, { description: 'The code of the area within its division.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'The name of the area.' })
  name!: LocalizedText
}

@ObjectType('Municipality', { description: 'A municipality of Finland.' })
export class MunicipalityType {
  @Field(() => String, { description: 'The code of three digits; never given to another municipality.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'The name of the municipality.' })
  name!: LocalizedText

  @Field(() => IsoDay, { description: 'The first day on which it is known to exist; the records begin on 2013-01-01.' })
  validFrom!: string

  @Field(() => IsoDay, {
    nullable: true,
    description: 'The first day on which it exists no more; null while it lives.'
  })
  validTo!: string | null

  @Field(() => String, { nullable: true, description: 'The municipality that continues it; null while it lives.' })
  successorCode!: string | null

  @Field(() => Int, { nullable: true, description: 'How many people live there; null when it is not known.' })
  population!: number | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the people were counted.' })
  populationDate!: string | null

  @Field(() => Float, { nullable: true, description: 'Degrees east of a point in the middle; null when not known.' })
  lon!: number | null

  @Field(() => Float, { nullable: true, description: 'Degrees north of a point in the middle; null when not known.' })
  lat!: number | null

  @Field(() => LanguageStatusEnum, { nullable: true, description: 'The languages it serves in; null when not known.' })
  languageStatus!: LanguageStatus | null

  @Field(() => UrbanRuralEnum, { nullable: true, description: 'How its people live; null when not known.' })
  urbanRural!: UrbanRural | null

  @Field(() => [AreaRefType], { description: 'The areas it belongs to on the day, one of each division that exists.' })
  areas!: AreaRefType[]
}

@ObjectType('Area', { description: 'An area of a division, with the municipalities that make it up on the day.' })
export class AreaType {
  @Field(() => DivisionEnum, { description: 'The division that the area is part of.' })
  division!: Division

  @Field(() => String, { description: 'The code of the area within its division.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'The name of the area.' })
  name!: LocalizedText

  @Field(() => IsoDay, { description: 'The first day on which it is known to exist.' })
  validFrom!: string

  @Field(() => IsoDay, {
    nullable: true,
    description: 'The first day on which it exists no more; null while it lives.'
  })
  validTo!: string | null

  @Field(() => [String], { description: 'The codes of its municipalities on the day, in order.' })
  municipalityCodes!: string[]

  @Field(() => Int, { description: 'The people of those of its municipalities whose population is known.' })
  population!: number
}
