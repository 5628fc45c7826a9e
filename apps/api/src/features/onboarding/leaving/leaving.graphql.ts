import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { UnitFate } from '@solmu/domain/onboarding/leaving.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { MemberOrganisation } from '../membership/membership.graphql.js'

export enum UnitFateEnum {
  closes = 'closes',
  closed = 'closed',
  passes = 'passes',
  stays = 'stays',
  blocked = 'blocked'
}
registerEnumType(UnitFateEnum, {
  name: 'UnitFate',
  description: 'What becomes of a unit when the member that runs it leaves.',
  valuesMap: {
    closes: { description: 'It ends in the network on the day.' },
    closed: { description: 'It has ended, or ends before.' },
    passes: { description: 'Another organisation runs it by then.' },
    stays: { description: 'Nothing is planned; the centre sees to it.' },
    blocked: { description: 'Something that is planned later stands in the way; the centre sees to it.' }
  }
})

@ArgsType()
export class MemberLeavingArgs {
  @Field(() => ID, { description: 'Which membership.' })
  @IsUUID()
  membershipId!: string

  @Field(() => IsoDay, { nullable: true, description: 'As if it ended on this day; null for the day that is known, or the earliest one.' })
  @IsOptional()
  @IsString()
  endsOn?: string | null

  @Field(() => Boolean, { nullable: true, description: 'As if the notice closed the units, or did not; null for what it says.' })
  @IsOptional()
  @IsBoolean()
  closesUnits?: boolean | null
}

@ObjectType({ description: 'A unit of a member that leaves, and what becomes of it.' })
export class LeavingUnitType {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => UnitFateEnum, { description: 'What becomes of it.' })
  fate!: UnitFate

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is closed, or run by another; null where it is neither.' })
  day!: string | null

  @Field(() => MemberOrganisation, { nullable: true, description: 'Who runs it then; null unless it passes to another.' })
  to!: MemberOrganisation | null

  @Field(() => Boolean, { description: 'Whether the viewer may hand it over to another member.' })
  mayHandOver!: boolean
}

@ObjectType({ description: 'A return that the units of a member have not sent.' })
export class MemberReturn {
  @Field(() => ID, { description: 'The return.' })
  id!: string

  @Field(() => OrgUnitRefType, { description: 'Of which unit.' })
  unit!: OrgUnitRefType

  @Field(() => LocalizedTextType, { description: 'Of which round.' })
  roundName!: LocalizedText

  @Field(() => String, { description: 'About which period, such as 2026-Q3.' })
  period!: string

  @Field(() => IsoDay, { description: 'The last day on which the member sends it itself: on time, and not after its last day.' })
  sendBy!: string

  @Field(() => Boolean, { description: 'Whether its unit has closed, so that somebody else has to be entrusted with it.' })
  isOrphaned!: boolean

  @Field(() => [String], { description: 'The names of those who are entrusted with it.' })
  entrustedTo!: string[]
}

@ObjectType({ description: 'Somebody who may be entrusted with returns.' })
export class StandIn {
  @Field(() => ID, { description: 'Their id.' })
  id!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string
}

@ObjectType({ description: 'What becomes of the units and the open returns of a member that leaves.' })
export class MemberLeaving {
  @Field(() => IsoDay, { description: 'The first day on which it is no longer a member.' })
  endsOn!: string

  @Field(() => [LeavingUnitType], { description: 'Its local units.' })
  units!: LeavingUnitType[]

  @Field(() => [MemberReturn], { description: 'The returns that are open, as far as the viewer reads them.' })
  returns!: MemberReturn[]

  @Field(() => [StandIn], { description: 'Who may be entrusted with returns of units that have closed; empty to those who may not entrust them.' })
  standIns!: StandIn[]
}

@InputType({ description: 'Which unit another member takes over when its member leaves.' })
export class HandOverMemberUnitInput {
  @Field(() => ID, { description: 'Which membership ends.' })
  @IsUUID()
  membershipId!: string

  @Field(() => ID, { description: 'Which unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { description: 'The organisation that runs it from the day on: an active member.' })
  @IsUUID()
  toOrganisationId!: string

  @Field(() => Int, { description: 'The version of the membership that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Who sends what a member that has left did not send.' })
export class EntrustMemberReturnsInput {
  @Field(() => ID, { description: 'Whose returns.' })
  @IsUUID()
  membershipId!: string

  @Field(() => ID, { description: 'Who: somebody who reports in the region, and approves nothing there.' })
  @IsUUID()
  userId!: string

  @Field(() => IsoDay, { description: 'Until when, this day included.' })
  @IsString()
  lastDay!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(500)
  reason!: string
}

@ObjectType({ description: 'What becomes of the member’s units and returns now.' })
export class MemberLeavingPayload {
  @Field(() => MemberLeaving, { description: 'All of it.' })
  leaving!: MemberLeaving
}
