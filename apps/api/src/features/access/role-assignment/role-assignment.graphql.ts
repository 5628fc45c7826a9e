import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Reach, RoleName } from '@solmu/domain/access/roles.js'
import { IsInt, IsOptional, IsUUID } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { UserType } from '../../identity/user/user.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { RoleNameEnum } from './role-name.graphql.js'

export enum ReachEnum {
  own = 'own',
  organisation = 'organisation',
  unit = 'unit',
  subtree = 'subtree',
  network = 'network'
}
registerEnumType(ReachEnum, {
  name: 'Reach',
  description: 'How far from its unit a role carries an action.',
  valuesMap: {
    own: { description: 'One’s own record.' },
    organisation: { description: 'What belongs to the organisation that the role is bound to.' },
    unit: { description: 'The unit of the assignment.' },
    subtree: { description: 'That unit and all under it.' },
    network: { description: 'The whole consortium.' }
  }
})

@ObjectType('RoleAssignment', { description: 'A role that a person holds at a unit from a day to a day.' })
export class RoleAssignmentType {
  @Field(() => ID, { description: 'The id of the assignment.' })
  id!: string

  @Field(() => RoleNameEnum, { description: 'The role.' })
  role!: RoleName

  @Field(() => OrgUnitRefType, { description: 'The unit at which the role is held.' })
  unit!: OrgUnitRefType

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; null when no end is set.' })
  validTo!: string | null

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@ObjectType('UnitPerson', { description: 'A person who holds a role at a unit.' })
export class UnitPersonType {
  @Field(() => ID, { description: 'The id of the person.' })
  userId!: string

  @Field(() => String, { description: 'The name of the person.' })
  displayName!: string

  @Field(() => RoleNameEnum, { description: 'The role.' })
  role!: RoleName

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; null when no end is set.' })
  validTo!: string | null
}

@ObjectType({ description: 'What a role allows.' })
export class RoleGrant {
  @Field(() => String, { description: 'The action, such as network.read.' })
  action!: string

  @Field(() => String, { description: 'What the action means, in one line of English.' })
  meaning!: string

  @Field(() => ReachEnum, { description: 'How far it carries.' })
  reach!: Reach
}

@ObjectType({ description: 'A role, what it allows, and how many hold it.' })
export class Role {
  @Field(() => RoleNameEnum, { description: 'The name of the role.' })
  name!: RoleName

  @Field(() => [RoleGrant], { description: 'What it allows.' })
  grants!: RoleGrant[]

  @Field(() => Int, { description: 'How many people within the viewer’s sight hold it today.' })
  holderCount!: number
}

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

  @Field(() => Int, { description: 'The version that the change was made to.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The person after the change.' })
export class EndRolePayload {
  @Field(() => UserType, { description: 'The person.' })
  user!: UserType
}
