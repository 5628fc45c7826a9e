import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { longestReason, shortestReason } from '@solmu/domain/access/reason.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { UserType } from '../../identity/user/user.graphql.js'
import { RoleNameEnum } from './role-name.graphql.js'

const why = `Why, ${shortestReason} to ${longestReason} characters; kept with the role.`

@InputType({ description: 'A role for a person at a unit.' })
export class GrantRoleInput {
  @Field(() => ID, { description: 'The person who gets the role.' })
  @IsUUID()
  userId!: string

  @Field(() => RoleNameEnum, { description: 'The role.' })
  role!: RoleName

  @Field(() => ID, { description: 'The unit at which it is held.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'The funder that the person represents; for the role of a funder, and for no other.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => String, { description: why })
  @IsString()
  @MaxLength(longestReason * 2)
  reason!: string

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; leave out for no end.' })
  @IsOptional()
  validTo?: string | null
}

@ObjectType({ description: 'The person after the change.' })
export class GrantRolePayload {
  @Field(() => UserType, { description: 'The person.' })
  user!: UserType
}

@InputType({ description: 'The end of a role.' })
export class EndRoleInput {
  @Field(() => ID, { description: 'The assignment that ends.' })
  @IsUUID()
  assignmentId!: string

  @Field(() => IsoDay, { description: 'The day on which it no longer holds; today or later.' })
  validTo!: string

  @Field(() => String, { description: why })
  @IsString()
  @MaxLength(longestReason * 2)
  reason!: string

  @Field(() => Int, { description: 'The version that the change was made to.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The person after the change.' })
export class EndRolePayload {
  @Field(() => UserType, { description: 'The person.' })
  user!: UserType
}

@InputType({ description: 'A role that goes on.' })
export class RenewRoleInput {
  @Field(() => ID, { description: 'The assignment that ends; the new term follows on from it and is as long.' })
  @IsUUID()
  assignmentId!: string

  @Field(() => Int, { description: 'The version that the change was made to.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The person after the change.' })
export class RenewRolePayload {
  @Field(() => UserType, { description: 'The person.' })
  user!: UserType
}
