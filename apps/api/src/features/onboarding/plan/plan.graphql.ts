import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { MembershipState } from '@solmu/domain/onboarding/membership.js'
import type { PlanKind, TaskKind, TaskLevel } from '@solmu/domain/onboarding/plan.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { MembershipStateEnum } from '../membership/membership-kinds.graphql.js'
import { MemberOrganisation } from '../membership/membership.graphql.js'
import { PlanKindEnum, PlanTaskKindEnum, TaskLevelEnum } from './plan-kinds.graphql.js'

@ObjectType({ description: 'A task of a plan.' })
export class PlanTask {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'By which other tasks name it.' })
  code!: string

  @Field(() => TaskLevelEnum, { description: 'Whose it is.' })
  level!: TaskLevel

  @Field(() => PlanTaskKindEnum, { description: 'What it asks for.' })
  kind!: TaskKind

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What helps with it.' })
  help!: LocalizedText

  @Field(() => IsoDay, { description: 'By when it is to be done.' })
  dueOn!: string

  @Field(() => Boolean, { description: 'Whether it has to be done.' })
  isRequired!: boolean

  @Field(() => [String], { description: 'The codes of the tasks that come first.' })
  dependsOn!: string[]

  @Field(() => Boolean, { description: 'Whether it is done: ticked off, or by the facts.' })
  isDone!: boolean

  @Field(() => Int, { description: 'Of what facts tell: how much of it is still open.' })
  openCount!: number

  @Field(() => ID, { nullable: true, description: 'Who has taken it on.' })
  ownerId!: string | null

  @Field(() => String, { nullable: true, description: 'Their name; null when nobody has, or they are out of sight.' })
  ownerName!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was ticked off.' })
  doneOn!: string | null

  @Field(() => String, { description: 'What shows that it was done.' })
  note!: string

  @Field(() => String, { description: 'Where that is found; empty when nowhere.' })
  evidenceUrl!: string

  @Field(() => String, { nullable: true, description: 'Who ticked it off.' })
  doneBy!: string | null

  @Field(() => Boolean, { description: 'Whether the viewer may work on it.' })
  mayWork!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'The plan of a member that comes or goes.' })
export class MembershipPlan {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'Of which membership.' })
  membershipId!: string

  @Field(() => PlanKindEnum, { description: 'What it is for.' })
  kind!: PlanKind

  @Field(() => MemberOrganisation, { description: 'Whose it is.' })
  organisation!: MemberOrganisation

  @Field(() => OrgUnitRefType, { description: 'The centre that looks after it.' })
  centre!: OrgUnitRefType

  @Field(() => MembershipStateEnum, { description: 'Where the membership stands today.' })
  state!: MembershipState

  @Field(() => IsoDay, { description: 'The day from which its days are counted.' })
  startsOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it was given up; null while it goes on.' })
  closedOn!: string | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit that helps with the start.' })
  buddy!: OrgUnitRefType | null

  @Field(() => Boolean, { description: 'Whether the viewer looks after the member.' })
  mayManage!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'Somebody who may be asked to do a task.' })
export class PlanPerson {
  @Field(() => ID, { description: 'Their id.' })
  id!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => TaskLevelEnum, { description: 'Where they work.' })
  level!: TaskLevel
}

@ObjectType({ description: 'The plan that was changed.' })
export class MembershipPlanPayload {
  @Field(() => MembershipPlan, { description: 'The plan.' })
  plan!: MembershipPlan
}
