import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { longestReason, shortestReason } from '@solmu/domain/access/reason.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { IsInt, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { RoleAssignmentType } from '../role-assignment/role-assignment.graphql.js'
import { RoleNameEnum } from '../role-assignment/role-name.graphql.js'

const why = `Why, ${shortestReason} to ${longestReason} characters; kept with the role.`

@ObjectType({ description: 'Somebody who could stand in for the holder of a role.' })
export class DeputyCandidate {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string

  @Field(() => RoleNameEnum, { description: 'A role that the person holds today.' })
  role!: RoleName

  @Field(() => OrgUnitRefType, { description: 'The unit at which they hold it.' })
  unit!: OrgUnitRefType
}

@InputType({ description: 'A deputy for an absence.' })
export class AppointDeputyInput {
  @Field(() => ID, { description: 'The assignment whose holder is away.' })
  @IsUUID()
  assignmentId!: string

  @Field(() => ID, { description: 'Who stands in: one of deputyCandidates.' })
  @IsUUID()
  userId!: string

  @Field(() => IsoDay, { description: 'The first day; today or later.' })
  validFrom!: string

  @Field(() => IsoDay, { description: 'The day on which it no longer holds; at most a year after the first day and not after the role itself.' })
  validTo!: string

  @Field(() => String, { description: why })
  @IsString()
  @MaxLength(longestReason * 2)
  reason!: string
}

@ObjectType({ description: 'The assignment with its deputies after the change.' })
export class AppointDeputyPayload {
  @Field(() => RoleAssignmentType, { description: 'The assignment whose holder is away.' })
  assignment!: RoleAssignmentType
}

@InputType({ description: 'The end of a deputyship.' })
export class EndDeputyshipInput {
  @Field(() => ID, { description: 'The deputy’s assignment.' })
  @IsUUID()
  deputyshipId!: string

  @Field(() => IsoDay, { description: 'The day on which it no longer holds; today or later, and sooner than before.' })
  validTo!: string

  @Field(() => String, { description: why })
  @IsString()
  @MaxLength(longestReason * 2)
  reason!: string

  @Field(() => Int, { description: 'The version that the change was made to.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The assignment with its deputies after the change.' })
export class EndDeputyshipPayload {
  @Field(() => RoleAssignmentType, { description: 'The assignment whose holder is away.' })
  assignment!: RoleAssignmentType
}
