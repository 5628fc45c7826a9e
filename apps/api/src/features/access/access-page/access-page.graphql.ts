import { Field, Int, ObjectType } from '@nestjs/graphql'
import type { Reach } from '@solmu/domain/access/roles.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { PersonNameType, ReachEnum, RoleAssignmentType } from '../role-assignment/role-assignment.graphql.js'

@ObjectType({ description: 'An assignment that allows an action, and how far it carries it.' })
export class AccessReason {
  @Field(() => RoleAssignmentType, { description: 'The assignment.' })
  assignment!: RoleAssignmentType

  @Field(() => ReachEnum, { description: 'How far the role carries the action.' })
  reach!: Reach

  @Field(() => Int, { description: 'How many units of the day it reaches.' })
  unitCount!: number
}

@ObjectType({ description: 'An action that a person may do, where, and why.' })
export class AllowedAction {
  @Field(() => String, { description: 'The action, such as network.read.' })
  action!: string

  @Field(() => Boolean, { description: 'Whether it carries to the consortium as a whole.' })
  isNetworkWide!: boolean

  @Field(() => Int, { description: 'How many units it reaches on the day.' })
  unitCount!: number

  @Field(() => [OrgUnitRefType], { description: 'Those units as they were named on the day; empty where all of them are meant.' })
  units!: OrgUnitRefType[]

  @Field(() => [AccessReason], { description: 'Every assignment from which it follows.' })
  because!: AccessReason[]
}

@ObjectType({ description: 'What a person may do on a day, as far as the viewer sees their roles.' })
export class AccessOfPerson {
  @Field(() => PersonNameType, { description: 'The person.' })
  person!: PersonNameType

  @Field(() => IsoDay, { description: 'The day.' })
  on!: string

  @Field(() => Boolean, { description: 'True when the account was out of use on that day: then nothing is possible, whatever the roles say.' })
  isDeactivated!: boolean

  @Field(() => [AllowedAction], { description: 'Every action that is possible, in the order of the catalogue.' })
  actions!: AllowedAction[]
}

@ObjectType({ description: 'An assignment that lets a person act on a unit, and the way that leads there.' })
export class AccessChain {
  @Field(() => RoleAssignmentType, { description: 'The assignment.' })
  assignment!: RoleAssignmentType

  @Field(() => ReachEnum, { description: 'How far the role carries the action.' })
  reach!: Reach

  @Field(() => [OrgUnitRefType], {
    description: 'The units from that of the assignment down to the one that was asked about; empty where the role carries to the whole network.'
  })
  chain!: OrgUnitRefType[]
}

@ObjectType({ description: 'A person who may do something to a unit.' })
export class AllowedPerson {
  @Field(() => PersonNameType, { description: 'The person.' })
  person!: PersonNameType

  @Field(() => [AccessChain], { description: 'Every assignment from which it follows.' })
  because!: AccessChain[]
}

@ObjectType({ description: 'Who may do something to a unit on a day.' })
export class AccessToUnit {
  @Field(() => String, { description: 'The action.' })
  action!: string

  @Field(() => OrgUnitRefType, { description: 'The unit as it was named on the day.' })
  unit!: OrgUnitRefType

  @Field(() => IsoDay, { description: 'The day.' })
  on!: string

  @Field(() => [AllowedPerson], { description: 'The people whose roles the viewer sees, by name.' })
  people!: AllowedPerson[]

  @Field(() => Int, { description: 'How many more there are whose roles are out of the viewer’s sight, such as those of the head office.' })
  hiddenCount!: number
}
