import { ArgsType, Field, Float, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { UnitKind, UnitType } from '@solmu/domain/network/facts.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { MunicipalityType } from '../../geography/geography.graphql.js'
import { OrganisationType } from '../organisation/organisation.graphql.js'
import { OrgUnitKindEnum } from './org-unit-kind.graphql.js'
import { OrgUnitRefType, OrgUnitTypeEnum } from './org-unit-ref.graphql.js'

export enum OrgUnitSortEnum {
  name = 'name',
  type = 'type',
  municipality = 'municipality',
  centre = 'centre',
  opened = 'opened'
}
registerEnumType(OrgUnitSortEnum, {
  name: 'OrgUnitSort',
  description: 'By what units are sorted; the name decides between equals. Names sort as in Finnish.',
  valuesMap: {
    name: { description: 'By name.' },
    type: { description: 'By level: head office, centres, local units.' },
    municipality: { description: 'By the name of the municipality.' },
    centre: { description: 'By the name of the regional centre.' },
    opened: { description: 'By the day on which the unit began.' }
  }
})

@ObjectType({ description: 'A part of its work that a unit has declared for a municipality.' })
export class ServiceShare {
  @Field(() => String, { description: 'The code of the municipality.' })
  municipalityCode!: string

  @Field(() => LocalizedTextType, { description: 'The name of the municipality.' })
  municipalityName!: LocalizedText

  @Field(() => Float, { description: 'Above 0 and at most 1.' })
  share!: number
}

@ObjectType('OrgUnit', {
  description:
    'A unit of the consortium. Where it stands is told for the day that was asked for, or for the nearest day of its life.'
})
export class OrgUnitType {
  @Field(() => ID, { description: 'The id of the unit.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'The key by which files name the unit; null when it has none.' })
  code!: string | null

  @Field(() => OrgUnitTypeEnum, { description: 'The level of the unit.' })
  type!: UnitType

  @Field(() => OrgUnitKindEnum, { description: 'What the unit does.' })
  kind!: UnitKind

  @Field(() => LocalizedTextType, { description: 'The name of the unit.' })
  name!: LocalizedText

  @Field(() => OrganisationType, { description: 'The organisation that keeps the unit.' })
  organisation!: OrganisationType

  municipality!: Omit<MunicipalityType, 'areas'>

  @Field(() => String, { nullable: true, description: 'Street, postal code and town; null when not known.' })
  streetAddress!: string | null

  @Field(() => String, { nullable: true, description: 'The e-mail address of the unit; null when not known.' })
  email!: string | null

  @Field(() => String, { nullable: true, description: 'The telephone number of the unit; null when not known.' })
  phone!: string | null

  @Field(() => IsoDay, { description: 'The day on which the unit began.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it exists no more; null while open.' })
  validTo!: string | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit right above it; null for the head office.' })
  parent!: OrgUnitRefType | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The regional centre it belongs to; a centre to itself.' })
  centre!: OrgUnitRefType | null

  /** The day that was asked for. */
  asOf!: string
  /** That day, or the nearest day of the unit's life. */
  day!: string
}

@ObjectType({ description: 'A page of units.' })
export class OrgUnitConnection extends ConnectionOf(OrgUnitType, 'units') {}

@InputType({ description: 'Which units to list; what is left out does not narrow the list.' })
export class OrgUnitFilter {
  @Field(() => String, {
    nullable: true,
    description: 'A part of the name of the unit, of its municipality or of its organisation, at most 100 characters.'
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null

  @Field(() => [OrgUnitTypeEnum], { nullable: true, description: 'Those of these levels.' })
  @IsOptional()
  types?: UnitType[] | null

  @Field(() => [OrgUnitKindEnum], { nullable: true, description: 'Those of these kinds.' })
  @IsOptional()
  kinds?: UnitKind[] | null

  @Field(() => ID, { nullable: true, description: 'A regional centre and the units that belong to it.' })
  @IsOptional()
  @IsString()
  centreId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True to list those too that have closed by the day.' })
  @IsOptional()
  includeClosed?: boolean | null
}

@ArgsType()
export class OrgUnitListArgs extends PageArgs {
  @Field(() => IsoDay, { nullable: true, description: 'The day to look at; today when not given.' })
  @IsOptional()
  asOf?: string | null

  @Field(() => OrgUnitFilter, { nullable: true, description: 'Which units.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OrgUnitFilter)
  filter?: OrgUnitFilter | null

  @Field(() => OrgUnitSortEnum, { nullable: true, description: 'By name when not given.' })
  @IsOptional()
  sort?: OrgUnitSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}
