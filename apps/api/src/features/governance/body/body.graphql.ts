import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { BodyGap, BodyRole, TermState } from '@solmu/domain/governance/body.js'
import type { BodyKind } from '@solmu/domain/governance/charter-rules.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { BodyKindEnum } from '../charter/charter-kinds.graphql.js'
import { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import { BodyGapEnum, BodyRoleEnum, BodyTermEnum } from './body-kinds.graphql.js'

@ArgsType()
export class BodyListArgs {
  @Field(() => IsoDay, { nullable: true, description: 'As of which day; today when none is named.' })
  @IsOptional()
  @IsString()
  asOf?: string | null
}

@ArgsType()
export class BodyArgs extends BodyListArgs {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  bodyId!: string
}

@ArgsType()
export class BodyPeopleArgs {
  @Field(() => String, { description: 'A part of the name.' })
  @IsString()
  @MaxLength(200)
  words!: string
}

@ObjectType({ description: 'Somebody who can be seated in a body.' })
export class BodyPerson {
  @Field(() => ID, { description: 'Whose account.' })
  id!: string

  @Field(() => String, { description: 'Who it is.' })
  name!: string

  @Field(() => GovernedOrganisation, { description: 'The organisation in whose unit they work.' })
  organisation!: GovernedOrganisation
}

@ObjectType({ description: 'That somebody sits in a body, or stands in for somebody who does, from a day to a day.' })
export class BodyMember {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => BodyRoleEnum, { description: 'What they are in it.' })
  role!: BodyRole

  @Field(() => String, { description: 'Who it is.' })
  personName!: string

  @Field(() => GovernedOrganisation, { nullable: true, description: 'The organisation that they come from; null where none is named.' })
  organisation!: GovernedOrganisation | null

  @Field(() => String, { nullable: true, description: 'Their e-mail address; null for those who do not keep the record, and where none is recorded.' })
  email!: string | null

  @Field(() => Boolean, { description: 'Whether they have an account.' })
  hasAccount!: boolean

  @Field(() => ID, { nullable: true, description: 'The seat of the person for whom they stand in; null for whoever holds one.' })
  substituteFor!: string | null

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which they no longer sit; null until further notice.' })
  validTo!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it was ended before that; null when it was not.' })
  endedOn!: string | null

  @Field(() => String, { description: 'Why it was ended; empty when it was not.' })
  endReason!: string

  @Field(() => BodyTermEnum, { description: 'Where the term stands on the day that was asked about.' })
  term!: TermState

  @Field(() => Int, { description: 'The version of the record.' })
  version!: number
}

@ObjectType({ description: 'A body that decides.' })
export class GoverningBody {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => BodyKindEnum, { description: 'What kind it is.' })
  kind!: BodyKind

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is for.' })
  purpose!: LocalizedText

  @Field(() => OrgUnitRefType, { description: 'The head office, or the centre whose it is.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { nullable: true, description: 'The body under which it stands; null when under none.' })
  parentId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What that one is called.' })
  parentName!: LocalizedText | null

  @Field(() => Int, { description: 'How many seats it has; of the assembly how many members there are on the day.' })
  seats!: number

  @Field(() => IsoDay, { description: 'The first day on which it is there.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is no longer there; null until further notice.' })
  validTo!: string | null

  @Field(() => Boolean, { description: 'Whether it is there on the day that was asked about.' })
  isOpen!: boolean

  @Field(() => String, { nullable: true, description: 'Who leads it on that day; null when nobody does.' })
  chairName!: string | null

  @Field(() => Int, { description: 'How many seats are filled.' })
  seated!: number

  @Field(() => Int, { description: 'How many stand empty.' })
  vacant!: number

  @Field(() => Int, { description: 'How many terms end soon with nobody to follow.' })
  expiring!: number

  @Field(() => [BodyGapEnum], { description: 'What is missing.' })
  gaps!: BodyGap[]

  @Field(() => [BodyMember], { description: 'Who sits in it, has sat or will sit, those who hold a seat before those who stand in.' })
  members!: BodyMember[]

  @Field(() => Boolean, { description: 'Whether the viewer sits in it today.' })
  isMine!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayManage!: boolean

  @Field(() => Int, { description: 'The version of the record.' })
  version!: number
}

@InputType({ isAbstract: true })
abstract class BodyDetailsInput {
  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is for.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  purpose!: LocalizedText

  @Field(() => ID, { nullable: true, description: 'The body under which it stands.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null

  @Field(() => Int, { description: 'How many seats it has; 0 of the assembly.' })
  @IsInt()
  seats!: number

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is no longer there; null until further notice.' })
  @IsOptional()
  @IsString()
  validTo?: string | null
}

@InputType({ description: 'A body that is founded.' })
export class FoundBodyInput extends BodyDetailsInput {
  @Field(() => BodyKindEnum, { description: 'What kind it is; never changes.' })
  @IsEnum(BodyKindEnum)
  kind!: BodyKind

  @Field(() => ID, { description: 'Whose it is: the head office or a centre; never changes.' })
  @IsUUID()
  unitId!: string

  @Field(() => IsoDay, { description: 'The first day on which it is there.' })
  @IsString()
  validFrom!: string
}

@InputType({ description: 'What a body is from now on.' })
export class ChangeBodyInput extends BodyDetailsInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  bodyId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'That somebody sits in a body.' })
export class SeatBodyMemberInput {
  @Field(() => ID, { description: 'In which one.' })
  @IsUUID()
  bodyId!: string

  @Field(() => BodyRoleEnum, { description: 'What they are in it.' })
  @IsEnum(BodyRoleEnum)
  role!: BodyRole

  @Field(() => ID, { nullable: true, description: 'The organisation that they come from.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => ID, { nullable: true, description: 'Their account; null for somebody without one.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null

  @Field(() => String, { description: 'The name of somebody without an account; of others it is their own.' })
  @IsString()
  @MaxLength(200)
  personName!: string

  @Field(() => String, { description: 'Their e-mail address; may be empty.' })
  @IsString()
  @MaxLength(254)
  email!: string

  @Field(() => ID, { nullable: true, description: 'The seat for which they stand in.' })
  @IsOptional()
  @IsUUID()
  substituteFor?: string | null

  @Field(() => IsoDay, { description: 'The first day.' })
  @IsString()
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which they no longer sit; null until further notice.' })
  @IsOptional()
  @IsString()
  validTo?: string | null
}

@InputType({ description: 'That somebody no longer sits in a body.' })
export class EndBodyTermInput {
  @Field(() => ID, { description: 'Which seat.' })
  @IsUUID()
  bodyMemberId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'The first day on which they no longer sit.' })
  @IsString()
  endsOn!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(500)
  reason!: string
}

@ObjectType({ description: 'The body after a change.' })
export class BodyPayload {
  @Field(() => GoverningBody, { description: 'The body.' })
  body!: GoverningBody
}
