import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { NetworkEventKind } from '@solmu/domain/network/events.js'
import type { UnitKind, UnitType } from '@solmu/domain/network/facts.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsOptional } from 'class-validator'
import { LocalizedTextType } from '../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../core/graphql/scalars.js'
import { ConsortiumType } from './consortium/consortium.graphql.js'
import { OrgUnitKindEnum } from './org-unit/org-unit-kind.graphql.js'
import { OrgUnitRefType, OrgUnitTypeEnum } from './org-unit/org-unit-ref.graphql.js'

export enum NetworkEventKindEnum {
  opened = 'opened',
  closed = 'closed',
  moved = 'moved',
  merged = 'merged',
  split = 'split',
  territory_changed = 'territory_changed',
  municipality_merged = 'municipality_merged',
  renamed = 'renamed',
  amended = 'amended',
  reopened = 'reopened'
}
registerEnumType(NetworkEventKindEnum, {
  name: 'NetworkEventKind',
  description: 'What happened to the network.',
  valuesMap: {
    opened: { description: 'Units began.' },
    closed: { description: 'Units ended, and none continues them.' },
    moved: { description: 'Units passed from one parent to another.' },
    merged: { description: 'Units were joined into another.' },
    split: { description: 'A unit was divided.' },
    territory_changed: { description: 'Municipalities passed from one centre to another.' },
    municipality_merged: { description: 'Municipalities were joined.' },
    renamed: { description: 'A unit got another name.' },
    amended: { description: 'Units got another keeper, kind or place.' },
    reopened: { description: 'Units that had closed began again.' }
  }
})

@ObjectType('NetworkNode', { description: 'A unit in the tree of a day.' })
export class NetworkNodeType {
  @Field(() => ID, { description: 'The id of the unit.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The unit above it; null at the top.' })
  parentId!: string | null

  @Field(() => Int, { description: 'Steps from the top: 0 for the head office.' })
  depth!: number

  @Field(() => OrgUnitTypeEnum, { description: 'The level of the unit.' })
  type!: UnitType

  @Field(() => OrgUnitKindEnum, { description: 'What the unit does.' })
  kind!: UnitKind

  @Field(() => LocalizedTextType, { description: 'The name of the unit.' })
  name!: LocalizedText

  @Field(() => String, { description: 'The Finnish name of the organisation that keeps it.' })
  organisationName!: string

  @Field(() => String, { description: 'The municipality that it stands in on the day.' })
  municipalityCode!: string

  @Field(() => LocalizedTextType, { description: 'The name of that municipality.' })
  municipalityName!: LocalizedText

  @Field(() => Float, { nullable: true, description: 'Degrees east; null when not known.' })
  lon!: number | null

  @Field(() => Float, { nullable: true, description: 'Degrees north; null when not known.' })
  lat!: number | null

  @Field(() => IsoDay, { description: 'The day on which the unit began.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it exists no more; null while open.' })
  validTo!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Since when it has stood under its parent.' })
  parentFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it stands there no more; null while open.' })
  parentTo!: string | null

  @Field(() => Int, { description: 'How many local units stand below it.' })
  localUnitCount!: number
}

@ObjectType('Territory', { description: 'The municipalities that a regional centre serves on a day.' })
export class TerritoryType {
  @Field(() => ID, { description: 'The id of the centre.' })
  unitId!: string

  @Field(() => [String], { description: 'The codes of the municipalities, in order.' })
  municipalityCodes!: readonly string[]

  @Field(() => [String], { description: 'The codes of the shapes to paint on the map, in order.' })
  shapeCodes!: readonly string[]

  @Field(() => Int, { description: 'How many people live within those shapes by the newest count.' })
  population!: number

  @Field(() => IsoDay, { nullable: true, description: 'The day of that count; null when nothing is known.' })
  populationDate!: string | null
}

@ObjectType('NetworkTree', { description: 'The network on a day: the units, the territories, and what is left over.' })
export class NetworkTreeType {
  @Field(() => IsoDay, { description: 'The day that is shown.' })
  asOf!: string

  @Field(() => IsoDay, { description: 'The calendar day in Finland.' })
  today!: string

  @Field(() => ConsortiumType, { description: 'The consortium that the network belongs to.' })
  consortium!: ConsortiumType

  @Field(() => [NetworkNodeType], { description: 'Each unit once, each parent before its children.' })
  nodes!: NetworkNodeType[]

  @Field(() => [TerritoryType], { description: 'One for each centre that serves something on the day.' })
  territories!: TerritoryType[]

  @Field(() => [String], { description: 'Municipalities of the mainland that no centre serves.' })
  uncoveredMunicipalityCodes!: readonly string[]

  @Field(() => [LocalizedTextType], { description: 'Their names, in the same order.' })
  uncoveredMunicipalityNames!: LocalizedText[]

  @Field(() => String, { description: 'Whom to name wherever the map or the areas are shown.' })
  attribution!: string
}

@ObjectType('NetworkEvent', { description: 'Something that happened to the network, or is known to come.' })
export class NetworkEventType {
  @Field(() => ID, { description: 'The same as long as the facts are the same.' })
  id!: string

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  date!: string

  @Field(() => NetworkEventKindEnum, { description: 'What happened.' })
  kind!: NetworkEventKind

  @Field(() => [OrgUnitRefType], { description: 'The units it happened to.' })
  units!: OrgUnitRefType[]

  @Field(() => [OrgUnitRefType], { description: 'The parents or centres before; what merged or was split.' })
  from!: OrgUnitRefType[]

  @Field(() => [OrgUnitRefType], { description: 'The parents or centres after; what came out of a merger or a split.' })
  to!: OrgUnitRefType[]

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name before a change of name; null for other events.' })
  nameBefore!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name after a change of name; null for other events.' })
  nameAfter!: LocalizedText | null

  @Field(() => [String], { description: 'The municipalities that passed or merged; those between which units moved house.' })
  municipalityCodes!: readonly string[]

  @Field(() => [LocalizedTextType], { description: 'Their names, in the same order.' })
  municipalityNames!: LocalizedText[]

  @Field(() => LocalizedTextType, { nullable: true, description: 'The municipality that continues those that merged.' })
  intoMunicipalityName!: LocalizedText | null

  @Field(() => String, { nullable: true, description: 'Why, in the words that were recorded; null when none were.' })
  reason!: string | null

  @Field(() => Boolean, { description: 'True when it is still to come.' })
  isFuture!: boolean
}

@ArgsType()
export class NetworkEventArgs {
  @Field(() => IsoDay, { nullable: true, description: 'The first day; from the beginning when not given.' })
  @IsOptional()
  from?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day; all that is known to come when not given.' })
  @IsOptional()
  to?: string | null
}
