import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { LegalForm, OrganisationLanguage, OrganisationRole, SizeClass } from '@solmu/domain/network/organisation.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { LocalizedTextInput } from '../network-change/unit-details.graphql.js'
import { OrgUnitRefType } from '../org-unit/org-unit-ref.graphql.js'
import { LegalFormEnum, OrganisationLanguageEnum, OrganisationRoleEnum, SizeClassEnum } from './organisation-kinds.graphql.js'

export enum OrganisationSortEnum {
  name = 'name',
  legal_form = 'legal_form',
  units = 'units'
}
registerEnumType(OrganisationSortEnum, {
  name: 'OrganisationSort',
  description: 'By what organisations are sorted; the name decides between equals.',
  valuesMap: {
    name: { description: 'By name, as in Finnish.' },
    legal_form: { description: 'By legal form.' },
    units: { description: 'By how many units it keeps today.' }
  }
})

@ObjectType('OrganisationRef', { description: 'An organisation, as much of it as whoever sees its units may know.' })
export class OrganisationType {
  @Field(() => ID, { description: 'The id of the organisation.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the organisation.' })
  name!: LocalizedText

  @Field(() => String, { nullable: true, description: 'The business id, such as 1234567-1; null when not known.' })
  businessId!: string | null

  @Field(() => LegalFormEnum, { description: 'The legal form of the organisation.' })
  legalForm!: LegalForm
}

@ObjectType({ description: 'What an organisation is to the consortium, from a day to a day.' })
export class OrganisationRolePeriod {
  @Field(() => OrganisationRoleEnum, { description: 'The role.' })
  role!: OrganisationRole

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; null when no end is set.' })
  validTo!: string | null
}

@ObjectType({ description: 'A unit that an organisation keeps, kept or will keep.' })
export class KeptUnit {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer keeps it; null when no end is set.' })
  validTo!: string | null
}

@ObjectType('Organisation', { description: 'An organisation in the register of the consortium.' })
export class OrganisationRecordType extends OrganisationType {
  @Field(() => String, { nullable: true, description: 'The key by which files name it; null when it has none.' })
  code!: string | null

  @Field(() => SizeClassEnum, { nullable: true, description: 'Its size; null when not known.' })
  sizeClass!: SizeClass | null

  @Field(() => [OrganisationLanguageEnum], { description: 'The languages in which it serves.' })
  languages!: OrganisationLanguage[]

  @Field(() => String, { nullable: true, description: 'E-mail address; null when not known.' })
  email!: string | null

  @Field(() => String, { nullable: true, description: 'Telephone number; null when not known.' })
  phone!: string | null

  @Field(() => String, { nullable: true, description: 'Web address; null when not known.' })
  website!: string | null

  @Field(() => String, { nullable: true, description: 'Street and number; null when not known.' })
  streetAddress!: string | null

  @Field(() => String, { nullable: true, description: 'Postal code; null when not known.' })
  postalCode!: string | null

  @Field(() => String, { nullable: true, description: 'Town; null when not known.' })
  town!: string | null

  @Field(() => String, { nullable: true, description: 'Whom to ask for; null when not known.' })
  contactName!: string | null

  @Field(() => String, { nullable: true, description: 'A note of the consortium; null when there is none.' })
  note!: string | null

  @Field(() => [OrganisationRolePeriod], { description: 'Its roles, the newest first; those of the past too.' })
  roles!: OrganisationRolePeriod[]

  @Field(() => Int, { description: 'How many units it keeps today.' })
  unitCount!: number

  @Field(() => [KeptUnit], { description: 'The units that it keeps, kept or will keep, the newest first.' })
  units!: KeptUnit[]

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A page of organisations.' })
export class OrganisationConnection extends ConnectionOf(OrganisationRecordType, 'organisations') {}

@ObjectType({ description: 'An organisation that may be the same as one that is about to be registered.' })
export class SimilarOrganisation {
  @Field(() => OrganisationType, { description: 'The organisation.' })
  organisation!: OrganisationType

  @Field(() => Boolean, { description: 'True when the business id is the same: then it is the same body.' })
  isSameBusinessId!: boolean
}

@InputType({ description: 'Which organisations to list; what is left out does not narrow the list.' })
export class OrganisationFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name, of the business id or of the key.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null

  @Field(() => [LegalFormEnum], { nullable: true, description: 'Those of these legal forms.' })
  @IsOptional()
  legalForms?: LegalForm[] | null

  @Field(() => [OrganisationRoleEnum], { nullable: true, description: 'Those that hold one of these roles today.' })
  @IsOptional()
  roles?: OrganisationRole[] | null

  @Field(() => Boolean, { nullable: true, description: 'True for those that keep units today, false for those that keep none.' })
  @IsOptional()
  keepsUnits?: boolean | null
}

@ArgsType()
export class OrganisationListArgs extends PageArgs {
  @Field(() => OrganisationFilter, { nullable: true, description: 'Which organisations.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OrganisationFilter)
  filter?: OrganisationFilter | null

  @Field(() => OrganisationSortEnum, { nullable: true, description: 'By name when not given.' })
  @IsOptional()
  sort?: OrganisationSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}

@InputType({ description: 'What the register says about an organisation.' })
export class OrganisationDetailsInput {
  @Field(() => LocalizedTextInput, { description: 'Its name.' })
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput

  @Field(() => String, { nullable: true, description: 'The business id, with its check digit.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  businessId?: string | null

  @Field(() => LegalFormEnum, { description: 'The legal form.' })
  legalForm!: LegalForm

  @Field(() => String, { nullable: true, description: 'The key by which files name it.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string | null

  @Field(() => SizeClassEnum, { nullable: true, description: 'Its size.' })
  @IsOptional()
  sizeClass?: SizeClass | null

  @Field(() => [OrganisationLanguageEnum], { nullable: true, description: 'The languages in which it serves.' })
  @IsOptional()
  @ArrayMaxSize(4)
  languages?: OrganisationLanguage[] | null

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'Web address, beginning with https:// or http://.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  website?: string | null

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  streetAddress?: string | null

  @Field(() => String, { nullable: true, description: 'Postal code of five digits.' })
  @IsOptional()
  @IsString()
  @MaxLength(5)
  postalCode?: string | null

  @Field(() => String, { nullable: true, description: 'Town.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  town?: string | null

  @Field(() => String, { nullable: true, description: 'Whom to ask for.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  contactName?: string | null

  @Field(() => String, { nullable: true, description: 'A note of the consortium.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null
}

@InputType({ description: 'A role of an organisation, from a day to a day.' })
export class OrganisationRoleInput {
  @Field(() => OrganisationRoleEnum, { description: 'The role.' })
  role!: OrganisationRole

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; none when not given.' })
  @IsOptional()
  validTo?: string | null
}

@InputType({ description: 'An organisation to register.' })
export class RegisterOrganisationInput {
  @Field(() => OrganisationDetailsInput, { description: 'What the register says.' })
  @ValidateNested()
  @Type(() => OrganisationDetailsInput)
  details!: OrganisationDetailsInput

  @Field(() => [OrganisationRoleInput], { description: 'Its roles.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OrganisationRoleInput)
  roles!: OrganisationRoleInput[]
}

@InputType({ description: 'What the register is to say about an organisation from now on; the roles replace those before.' })
export class ChangeOrganisationInput extends RegisterOrganisationInput {
  @Field(() => ID, { description: 'The organisation.' })
  @IsUUID()
  organisationId!: string

  @Field(() => Int, { description: 'The version that was changed.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The organisation as it was registered.' })
export class RegisterOrganisationPayload {
  @Field(() => OrganisationRecordType, { description: 'The organisation.' })
  organisation!: OrganisationRecordType
}

@ObjectType({ description: 'The organisation as it was changed.' })
export class ChangeOrganisationPayload {
  @Field(() => OrganisationRecordType, { description: 'The organisation.' })
  organisation!: OrganisationRecordType
}
