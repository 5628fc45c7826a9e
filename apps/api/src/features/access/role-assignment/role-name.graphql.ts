import { registerEnumType } from '@nestjs/graphql'
import { type RoleName, roleNames } from '@solmu/domain/access/roles.js'

/** The role names of the domain as an enum of the schema. */
export const RoleNameEnum = Object.fromEntries(roleNames.map((name) => [name, name])) as { [Name in RoleName]: Name }
registerEnumType(RoleNameEnum, { name: 'RoleName', description: 'A role that a person can hold at a unit.' })
