import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Reach, RoleName } from '@solmu/domain/access/roles.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
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

export enum AssignmentSourceEnum {
  manual = 'manual',
  invitation = 'invitation',
  identity_provider = 'identity_provider',
  deputy = 'deputy',
  setup = 'setup'
}
registerEnumType(AssignmentSourceEnum, {
  name: 'AssignmentSource',
  description: 'How an assignment came about.',
  valuesMap: {
    manual: { description: 'Somebody gave it.' },
    invitation: { description: 'The person accepted an invitation to it.' },
    identity_provider: { description: 'It follows from the person’s groups at an identity provider.' },
    deputy: { description: 'It stands in for the role of somebody who is away.' },
    setup: { description: 'It was made when the installation was set up.' }
  }
})

@ObjectType('PersonName', { description: 'A person, named; their account may be out of the viewer’s sight.' })
export class PersonNameType {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string
}

@ObjectType('OrganisationName', { description: 'An organisation, named.' })
export class OrganisationNameType {
  @Field(() => ID, { description: 'The id of the organisation.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the organisation.' })
  name!: LocalizedText
}

@ObjectType({ description: 'Somebody who stands in for the holder of a role.' })
export class Deputyship {
  @Field(() => ID, { description: 'The id of the deputy’s own assignment.' })
  id!: string

  @Field(() => PersonNameType, { description: 'The deputy.' })
  person!: PersonNameType

  @Field(() => IsoDay, { description: 'The first day.' })
  validFrom!: string

  @Field(() => IsoDay, { description: 'The day on which it no longer holds.' })
  validTo!: string

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A confirmation that a role is still needed.' })
export class AssignmentReview {
  @Field(() => IsoDay, { description: 'The day of the confirmation.' })
  on!: string

  @Field(() => PersonNameType, { nullable: true, description: 'Who confirmed; null when it came with the material that the installation began with.' })
  by!: PersonNameType | null
}

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

  @Field(() => String, { nullable: true, description: 'Why it was given; null when nobody said.' })
  reason!: string | null

  @Field(() => AssignmentSourceEnum, { description: 'How it came about.' })
  source!: AssignmentSourceEnum

  @Field(() => Date, { description: 'When it was given.' })
  givenAt!: Date

  @Field(() => Date, { nullable: true, description: 'When its end was set by hand; null when it was not.' })
  endedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why its end was set; null when nobody said.' })
  endReason!: string | null

  /** What the rules need to know beyond what clients see. */
  userId!: string
  organisationId!: string | null
  deputyForId!: string | null
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

  @Field(() => String, { nullable: true, description: 'The name of the person whose deputy this is; null for one’s own role.' })
  deputyForName!: string | null
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
