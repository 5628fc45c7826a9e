import { Field, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { IsBoolean, IsInt } from 'class-validator'
import { Role } from '../role-assignment/role-assignment.graphql.js'
import { RoleNameEnum } from '../role-assignment/role-name.graphql.js'

@InputType({ description: 'What a role demands of those who hold it.' })
export class SetRolePolicyInput {
  @Field(() => RoleNameEnum, { description: 'The role.' })
  role!: RoleName

  @Field(() => Boolean, { description: 'Whether its holders must sign in with a second factor.' })
  @IsBoolean()
  secondFactor!: boolean

  @Field(() => Int, { description: 'The policyVersion of the role that the change was made to.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The role after the change.' })
export class SetRolePolicyPayload {
  @Field(() => Role, { description: 'The role.' })
  role!: Role
}
