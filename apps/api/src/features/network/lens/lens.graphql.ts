import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Lens } from '@solmu/domain/network/lens.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../org-unit/org-unit-ref.graphql.js'

export const LensEnum = {
  centre: 'centre',
  region: 'region',
  subregion: 'subregion',
  major_region: 'major_region',
  wellbeing_county: 'wellbeing_county',
  collaborative_area: 'collaborative_area',
  employment_area: 'employment_area',
  vitality_centre: 'vitality_centre',
  ely_centre: 'ely_centre',
  language_status: 'language_status',
  urban_rural: 'urban_rural'
} as const satisfies { [L in Lens]: L }

/** What each division is, for enumerations that name them. */
export const lensDescriptions = {
  centre: { description: 'The regional centres of the consortium.' },
  region: { description: 'The regions (maakunta).' },
  subregion: { description: 'The sub-regions (seutukunta).' },
  major_region: { description: 'The major regions (suuralue).' },
  wellbeing_county: { description: 'The wellbeing services counties.' },
  collaborative_area: { description: 'The collaborative areas of the wellbeing services counties.' },
  employment_area: { description: 'The employment areas.' },
  vitality_centre: { description: 'The economic development centres.' },
  ely_centre: { description: 'The ELY centres.' },
  language_status: { description: 'The languages in which municipalities serve.' },
  urban_rural: { description: 'Urban, semi-urban and rural municipalities.' }
} as const satisfies { [L in Lens]: { readonly description: string } }

registerEnumType(LensEnum, {
  name: 'Lens',
  description: 'A division through which figures are read.',
  valuesMap: lensDescriptions
})

@ObjectType({ description: 'A unit within an area, with the share of its work that counts there.' })
export class AreaUnit {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => Float, { description: 'The share, above 0 and at most 1.' })
  share!: number
}

@ObjectType({ description: 'An area of a division on a day.' })
export class DivisionArea {
  @Field(() => ID, {
    nullable: true,
    description: 'The code of the area, or the id of the centre; null for what lies in no area.'
  })
  area!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the area; null for what lies in no area and for classes.' })
  name!: LocalizedText | null

  @Field(() => [String], { description: 'The codes of its municipalities, in order.' })
  municipalityCodes!: readonly string[]

  @Field(() => [String], { description: 'The codes of the shapes to paint on the map, in order.' })
  shapeCodes!: readonly string[]

  @Field(() => Int, { description: 'How many people live within those shapes by the newest count.' })
  population!: number

  @Field(() => [AreaUnit], { description: 'The local units that work there, in the order of the tree.' })
  units!: AreaUnit[]

  @Field(() => Float, { description: 'How many local units that makes, a unit of several areas counted by its shares.' })
  unitCount!: number
}

@ObjectType('NetworkDivision', { description: 'A division on a day: each municipality and each local unit once.' })
export class NetworkDivisionType {
  @Field(() => LensEnum, { description: 'The division.' })
  lens!: Lens

  @Field(() => IsoDay, { description: 'The day that is shown.' })
  asOf!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day of the population count; null when nothing is known.' })
  populationDate!: string | null

  @Field(() => [DivisionArea], { description: 'The areas in the order of their codes, centres from north to south; what lies in none comes last.' })
  areas!: DivisionArea[]

  @Field(() => String, { description: 'Whom to name wherever the map or the areas are shown.' })
  attribution!: string
}

@ObjectType({ description: 'A unit that is not the same on two days.' })
export class UnitDifference {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => [String], { description: 'What differs: opened, closed, renamed, moved, amended.' })
  changes!: string[]

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name on the first day; null when it did not exist.' })
  nameBefore!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name on the second day; null when it did not exist.' })
  nameAfter!: LocalizedText | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Its centre on the first day.' })
  centreBefore!: OrgUnitRefType | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Its centre on the second day.' })
  centreAfter!: OrgUnitRefType | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its municipality on the first day.' })
  municipalityBefore!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its municipality on the second day.' })
  municipalityAfter!: LocalizedText | null

  @Field(() => [OrgUnitRefType], { description: 'The units that continue it, or that it continues, by a merger or a split in between.' })
  related!: OrgUnitRefType[]
}

@ObjectType({ description: 'Municipalities that another centre serves on the second day.' })
export class TerritoryDifference {
  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre on the first day; null for none.' })
  from!: OrgUnitRefType | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre on the second day; null for none.' })
  to!: OrgUnitRefType | null

  @Field(() => [String], { description: 'The codes of the municipalities, in order.' })
  municipalityCodes!: readonly string[]

  @Field(() => [LocalizedTextType], { description: 'Their names, in the same order.' })
  municipalityNames!: LocalizedText[]

  @Field(() => [String], { description: 'The codes of the shapes to mark on the map, in order.' })
  shapeCodes!: readonly string[]
}

@ObjectType({ description: 'The size of the network on a day.' })
export class NetworkTotals {
  @Field(() => IsoDay, { description: 'The day.' })
  day!: string

  @Field(() => Int, { description: 'Regional centres.' })
  centres!: number

  @Field(() => Int, { description: 'Local units.' })
  localUnits!: number

  @Field(() => Int, { description: 'Municipalities that a centre serves.' })
  municipalities!: number

  @Field(() => Int, { description: 'Municipalities of the mainland that no centre serves.' })
  uncovered!: number
}

@ObjectType({ description: 'What is not the same in the network on two days, whatever came and went in between.' })
export class NetworkComparison {
  @Field(() => NetworkTotals, { description: 'The network on the first day.' })
  before!: NetworkTotals

  @Field(() => NetworkTotals, { description: 'The network on the second day.' })
  after!: NetworkTotals

  @Field(() => [UnitDifference], { description: 'The units that differ, in the order of the tree.' })
  units!: UnitDifference[]

  @Field(() => [TerritoryDifference], { description: 'The municipalities that differ, by the centres between which they passed.' })
  territories!: TerritoryDifference[]
}
