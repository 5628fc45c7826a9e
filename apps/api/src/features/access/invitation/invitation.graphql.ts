import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { InvitationState } from '@solmu/domain/identity/invitation.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { LanguageEnum } from '../../identity/user/user.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { RoleNameEnum } from '../role-assignment/role-name.graphql.js'

export enum InvitationStateEnum {
  open = 'open',
  accepted = 'accepted',
  expired = 'expired',
  revoked = 'revoked'
}
registerEnumType(InvitationStateEnum, {
  name: 'InvitationState',
  description: 'What has become of an invitation.',
  valuesMap: {
    open: { description: 'The link in the last mail works.' },
    accepted: { description: 'The person has the role.' },
    expired: { description: 'The link was not used in time; it can be sent anew.' },
    revoked: { description: 'Somebody has taken it back.' }
  }
})
export enum InvitationSortEnum {
  newest = 'newest',
  expires = 'expires',
  email = 'email'
}
registerEnumType(InvitationSortEnum, { name: 'InvitationSort', description: 'What a list of invitations is sorted by.' })

@ObjectType('Invitation', { description: 'A role that somebody is asked by e-mail to take.' })
export class InvitationType {
  @Field(() => ID, { description: 'The id of the invitation.' })
  id!: string

  @Field(() => String, { description: 'The e-mail to which it went.' })
  email!: string

  @Field(() => String, { nullable: true, description: 'The name, if whoever invites has given one.' })
  displayName!: string | null

  @Field(() => LanguageEnum, { description: 'The language of the mail.' })
  language!: Language

  @Field(() => RoleNameEnum, { description: 'The role.' })
  role!: RoleName

  @Field(() => OrgUnitRefType, { description: 'The unit at which it is held.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { nullable: true, description: 'The organisation to which the role is bound; a funder’s.' })
  organisationId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name.' })
  organisationName!: LocalizedText | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day of the role; null for the day on which it is accepted.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the role no longer holds; null when no end is set.' })
  validTo!: string | null

  @Field(() => String, { description: 'Why the person is invited.' })
  reason!: string

  @Field(() => InvitationStateEnum, { description: 'What has become of it.' })
  state!: InvitationState

  @Field(() => Date, { description: 'When it was first sent.' })
  createdAt!: Date

  @Field(() => Date, { description: 'When it was last sent.' })
  sentAt!: Date

  @Field(() => Int, { description: 'How often it was sent.' })
  sendCount!: number

  @Field(() => Date, { description: 'Until when the link works.' })
  expiresAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: Date | null

  @Field(() => ID, { nullable: true, description: 'Who accepted it.' })
  acceptedById!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who gives the role; null where the viewer may not see the person.' })
  invitedByName!: string | null

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A page of invitations.' })
export class InvitationConnection extends ConnectionOf(InvitationType, 'invitations') {}

@InputType({ description: 'Which invitations to list; what is left out does not narrow the list.' })
export class InvitationFilter {
  @Field(() => InvitationStateEnum, { nullable: true, description: 'Those in this state.' })
  @IsOptional()
  state?: InvitationState | null

  @Field(() => String, { nullable: true, description: 'A part of the name or e-mail.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => ID, { nullable: true, description: 'Those to this unit.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null
}

@ArgsType()
export class InvitationListArgs extends PageArgs {
  @Field(() => InvitationFilter, { nullable: true, description: 'Which invitations.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => InvitationFilter)
  filter?: InvitationFilter | null

  @Field(() => InvitationSortEnum, { nullable: true, description: 'The newest first when not given.' })
  @IsOptional()
  sort?: InvitationSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'In the other direction.' })
  @IsOptional()
  descending?: boolean | null
}

@InputType({ description: 'Somebody who is asked to take a role.' })
export class InvitePersonInput {
  @Field(() => String, { description: 'The e-mail to which the invitation goes.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  email!: string

  @Field(() => String, { nullable: true, description: 'The name as it is known; the person can correct it.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  displayName?: string | null

  @Field(() => LanguageEnum, { description: 'The language of the mail, and of the account when there is none yet.' })
  language!: LanguageEnum

  @Field(() => RoleNameEnum, { description: 'The role.' })
  role!: RoleName

  @Field(() => ID, { description: 'The unit at which it is held.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'The organisation to which the role is bound; a funder’s, and only theirs.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day of the role; the day on which it is accepted when left out.' })
  @IsOptional()
  validFrom?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the role no longer holds; leave out for no end.' })
  @IsOptional()
  validTo?: string | null

  @Field(() => String, { description: 'Why the person gets the role, at most 500 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string
}

@InputType({ description: 'An invitation that is sent once more.' })
export class ResendInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  @IsUUID()
  invitationId!: string

  @Field(() => Int, { description: 'The version that the viewer has seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'An invitation that is taken back.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  @IsUUID()
  invitationId!: string

  @Field(() => Int, { description: 'The version that the viewer has seen.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The invitation that has gone out.' })
export class InvitePersonPayload {
  @Field(() => InvitationType, { description: 'The invitation.' })
  invitation!: InvitationType
}

@ObjectType({ description: 'The invitation with its new link.' })
export class ResendInvitationPayload {
  @Field(() => InvitationType, { description: 'The invitation.' })
  invitation!: InvitationType
}

@ObjectType({ description: 'The invitation, whose link opens nothing any more.' })
export class RevokeInvitationPayload {
  @Field(() => InvitationType, { description: 'The invitation.' })
  invitation!: InvitationType
}
