import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../org-unit/org-unit-ref.graphql.js'

/** What a recorded change did: an operation, or many at once. */
export const recordedKinds = [
  'open',
  'amend',
  'move',
  'merge',
  'split',
  'close',
  'reopen',
  'territory',
  'serve',
  'import',
  'template',
  'municipality_merger'
] as const

export type RecordedKind = (typeof recordedKinds)[number]

export enum NetworkChangeKindEnum {
  open = 'open',
  amend = 'amend',
  move = 'move',
  merge = 'merge',
  split = 'split',
  close = 'close',
  reopen = 'reopen',
  territory = 'territory',
  serve = 'serve',
  import = 'import',
  template = 'template',
  municipality_merger = 'municipality_merger'
}
registerEnumType(NetworkChangeKindEnum, {
  name: 'NetworkChangeKind',
  description: 'What a recorded change did.',
  valuesMap: {
    open: { description: 'A unit began.' },
    amend: { description: 'A unit got another name, keeper or address.' },
    move: { description: 'Units passed to another centre.' },
    merge: { description: 'Units became one.' },
    split: { description: 'A unit was divided.' },
    close: { description: 'A unit ended.' },
    reopen: { description: 'A unit began again.' },
    territory: { description: 'Municipalities passed to a centre.' },
    serve: { description: 'A unit declared for which municipalities it works.' },
    import: { description: 'Units were brought in from a file.' },
    template: { description: 'The network was started from a template.' },
    municipality_merger: { description: 'Territories were carried on after a merger of municipalities.' }
  }
})

export enum NetworkChangeStateEnum {
  planned = 'planned',
  in_force = 'in_force',
  undone = 'undone'
}
registerEnumType(NetworkChangeStateEnum, {
  name: 'NetworkChangeState',
  description: 'Whether a recorded change is still to come, in force, or undone.',
  valuesMap: {
    planned: { description: 'Its day has not come yet.' },
    in_force: { description: 'Its day has come.' },
    undone: { description: 'It was undone: the network is as if it had not been recorded.' }
  }
})

export enum UndoRefusalEnum {
  already_undone = 'already_undone',
  date_has_come = 'date_has_come',
  later_changes = 'later_changes',
  not_allowed = 'not_allowed'
}
registerEnumType(UndoRefusalEnum, {
  name: 'UndoRefusal',
  description: 'Why a change cannot be undone.',
  valuesMap: {
    already_undone: { description: 'It has been undone already.' },
    date_has_come: { description: 'Its day has come, and more than 24 hours have passed since it was recorded.' },
    later_changes: { description: 'A later change rests on it; that one has to be undone first.' },
    not_allowed: { description: 'The viewer may not change all that it touched.' }
  }
})

@ObjectType('NetworkChange', { description: 'A recorded change of the network.' })
export class NetworkChangeType {
  @Field(() => ID, { description: 'The id of the change.' })
  id!: string

  @Field(() => Int, { description: 'Its number: the revision of the network that it made.' })
  number!: number

  @Field(() => NetworkChangeKindEnum, { description: 'What it did.' })
  kind!: RecordedKind

  @Field(() => NetworkChangeStateEnum, { description: 'Whether it is still to come, in force, or undone.' })
  state!: `${NetworkChangeStateEnum}`

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  effectiveOn!: string

  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Field(() => String, { nullable: true, description: 'Who decided it; null when that was not recorded.' })
  decidedBy!: string | null

  @Field(() => [OrgUnitRefType], {
    description: 'The units to which it happened, at most twenty; none for what was done to many at once.'
  })
  subjects!: OrgUnitRefType[]

  @Field(() => [OrgUnitRefType], { description: 'The first twenty of the units that it touched.' })
  units!: OrgUnitRefType[]

  @Field(() => Int, { description: 'How many units it touched.' })
  unitCount!: number

  @Field(() => [LocalizedTextType], { description: 'The first twenty of the municipalities that it touched, by name.' })
  municipalityNames!: LocalizedText[]

  @Field(() => Int, { description: 'How many municipalities it touched.' })
  municipalityCount!: number

  @Field(() => Date, { description: 'When it was recorded.' })
  recordedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who recorded it; null for the system, and when the viewer may not know.' })
  recordedByName!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was undone; null when it was not.' })
  undoneAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who undid it; null when nobody did, and when the viewer may not know.' })
  undoneByName!: string | null

  @Field(() => UndoRefusalEnum, { nullable: true, description: 'Why the viewer cannot undo it; null when the viewer can.' })
  undoRefusal!: `${UndoRefusalEnum}` | null
}

@ObjectType({ description: 'A page of recorded changes, the newest first.' })
export class NetworkChangeConnection extends ConnectionOf(NetworkChangeType, 'changes') {}

@InputType({ description: 'Which changes to list; what is left out does not narrow the list.' })
export class NetworkChangeFilter {
  @Field(() => String, { nullable: true, description: 'A part of the reason, of who decided, or of the name of a unit.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null

  @Field(() => [NetworkChangeKindEnum], { nullable: true, description: 'Those of these kinds.' })
  @IsOptional()
  kinds?: RecordedKind[] | null

  @Field(() => [NetworkChangeStateEnum], { nullable: true, description: 'Those in these states.' })
  @IsOptional()
  states?: `${NetworkChangeStateEnum}`[] | null

  @Field(() => ID, { nullable: true, description: 'Those that touched this unit.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => Int, { nullable: true, description: 'Those recorded after this revision.' })
  @IsOptional()
  sinceRevision?: number | null
}

@ArgsType()
export class NetworkChangeListArgs extends PageArgs {
  @Field(() => NetworkChangeFilter, { nullable: true, description: 'Which changes.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => NetworkChangeFilter)
  filter?: NetworkChangeFilter | null
}

@ObjectType({ description: 'The change that was made.' })
export class ChangeNetworkPayload {
  @Field(() => NetworkChangeType, { description: 'The change.' })
  change!: NetworkChangeType
}

@ObjectType({ description: 'The change that was undone.' })
export class UndoNetworkChangePayload {
  @Field(() => NetworkChangeType, { description: 'The change.' })
  change!: NetworkChangeType
}
