import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { RoleNameEnum } from '../role-assignment/role-name.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

@ObjectType('ProviderGroup', { description: 'What belonging to a group of the provider gives.' })
export class ProviderGroupType {
  @Field(() => String, { description: 'The group, as the provider names it in its claim.' })
  groupValue!: string

  @Field(() => RoleNameEnum, { description: 'The role that it gives.' })
  role!: RoleName

  @Field(() => OrgUnitRefType, { description: 'The unit at which it is held.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { nullable: true, description: 'The organisation that a funder’s role is bound to.' })
  organisationId!: string | null
}

@ObjectType('IdentityProvider', { description: 'A service (OpenID Connect) through which people of the consortium sign in.' })
export class IdentityProviderType {
  @Field(() => ID, { description: 'The id of the provider.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What the sign-in page calls it.' })
  name!: LocalizedText

  @Field(() => String, { description: 'The issuer: the address at which the provider describes itself.' })
  issuer!: string

  @Field(() => String, { description: 'By what the provider knows this installation.' })
  clientId!: string

  @Field(() => Boolean, { description: 'Whether a client secret is kept; it is never shown.' })
  hasSecret!: boolean

  @Field(() => String, { description: 'What is asked for, in the words of OpenID Connect.' })
  scopes!: string

  @Field(() => String, { description: 'The claim with the e-mail.' })
  emailClaim!: string

  @Field(() => String, { description: 'The claim with the name.' })
  nameClaim!: string

  @Field(() => String, { nullable: true, description: 'The claim with the groups; null when roles are given by hand.' })
  groupsClaim!: string | null

  @Field(() => [String], { description: 'Values of acr or amr that mean that a second factor was given.' })
  secondFactorValues!: string[]

  @Field(() => Boolean, { description: 'Whether somebody without an account gets one, when a group of theirs gives a role.' })
  createsAccounts!: boolean

  @Field(() => Boolean, { description: 'Whether the sign-in page offers it.' })
  isActive!: boolean

  @Field(() => [ProviderGroupType], { description: 'What each group gives.' })
  groups!: ProviderGroupType[]

  @Field(() => Int, { description: 'How many people can sign in through it.' })
  linkedCount!: number

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@ObjectType('LinkedIdentity', { description: 'One’s own sign-in through an identity provider.' })
export class LinkedIdentityType {
  @Field(() => ID, { description: 'The id of the link.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the provider.' })
  name!: LocalizedText

  @Field(() => String, { description: 'The issuer.' })
  issuer!: string

  @Field(() => Date, { description: 'Since when.' })
  linkedAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was last used; null when never.' })
  lastUsedAt!: Date | null
}

@InputType({ description: 'What belonging to a group gives.' })
export class ProviderGroupInput {
  @Field(() => String, { description: 'The group, as the provider names it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  groupValue!: string

  @Field(() => RoleNameEnum, { description: 'The role.' })
  role!: RoleName

  @Field(() => ID, { description: 'The unit at which it is held.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'The organisation that a funder’s role is bound to.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null
}

@InputType({ description: 'The name of a provider.' })
export class ProviderNameInput {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fi!: string

  @Field(() => String, { description: 'In Swedish.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  sv!: string

  @Field(() => String, { description: 'In English.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  en!: string
}

@InputType({ description: 'An identity provider, new or changed.' })
export class SaveIdentityProviderInput {
  @Field(() => ID, { nullable: true, description: 'The provider that changes; leave out for a new one.' })
  @IsOptional()
  @IsUUID()
  providerId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version that the change was made to.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ProviderNameInput, { description: 'What the sign-in page calls it.' })
  @ValidateNested()
  @Type(() => ProviderNameInput)
  name!: ProviderNameInput

  @Field(() => String, { description: 'The issuer, as the provider writes it itself.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  issuer!: string

  @Field(() => String, { description: 'By what the provider knows this installation.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  clientId!: string

  @Field(() => String, { nullable: true, description: 'A new client secret; leave out to keep the one there is.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  clientSecret?: string | null

  @Field(() => String, { description: 'What is asked for; openid is always part of it.' })
  @IsString()
  @MaxLength(300)
  scopes!: string

  @Field(() => String, { description: 'The claim with the e-mail.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  emailClaim!: string

  @Field(() => String, { description: 'The claim with the name.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  nameClaim!: string

  @Field(() => String, { nullable: true, description: 'The claim with the groups.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  groupsClaim?: string | null

  @Field(() => [String], { description: 'Values of acr or amr that mean that a second factor was given.' })
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  @ArrayMaxSize(20)
  secondFactorValues!: string[]

  @Field(() => Boolean, { description: 'Whether groups make accounts.' })
  @IsBoolean()
  createsAccounts!: boolean

  @Field(() => Boolean, { description: 'Whether the sign-in page offers it.' })
  @IsBoolean()
  isActive!: boolean

  @Field(() => [ProviderGroupInput], { description: 'What each group gives.' })
  @ValidateNested({ each: true })
  @Type(() => ProviderGroupInput)
  @ArrayMaxSize(200)
  groups!: ProviderGroupInput[]
}

@ObjectType({ description: 'The provider after the change.' })
export class SaveIdentityProviderPayload {
  @Field(() => IdentityProviderType, { description: 'The provider.' })
  identityProvider!: IdentityProviderType
}

@InputType({ description: 'A provider that is asked whether it answers.' })
export class CheckIdentityProviderInput {
  @Field(() => ID, { description: 'The provider.' })
  @IsUUID()
  providerId!: string
}

@InputType({ description: 'A link of one’s own that ends.' })
export class UnlinkIdentityInput {
  @Field(() => String, { description: 'The id of the link.' })
  @IsString()
  @MaxLength(64)
  linkId!: string
}

@ObjectType({ description: 'The links that are left.' })
export class UnlinkIdentityPayload {
  @Field(() => [LinkedIdentityType], { description: 'Through what one can sign in.' })
  linkedIdentities!: LinkedIdentityType[]
}
