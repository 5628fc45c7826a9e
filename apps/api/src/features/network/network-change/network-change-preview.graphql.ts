import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { refusalCodes, type RefusalCode } from '@solmu/domain/network/change.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../org-unit/org-unit-ref.graphql.js'

/** The codes of the domain as an enum of the API. */
export const RefusalCodeEnum = Object.fromEntries(refusalCodes.map((code) => [code, code])) as { [C in RefusalCode]: C }
registerEnumType(RefusalCodeEnum, { name: 'NetworkRefusalCode', description: 'Why a change of the network cannot be made.' })

@ObjectType('NetworkRefusal', { description: 'A reason why a change cannot be made.' })
export class NetworkRefusalType {
  @Field(() => RefusalCodeEnum, { description: 'The reason.' })
  code!: RefusalCode

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit that stands in the way; null when none does.' })
  unit!: OrgUnitRefType | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Another unit that it is about; null when none is.' })
  otherUnit!: OrgUnitRefType | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The municipality that it is about; null when none is.' })
  municipalityName!: LocalizedText | null

  @Field(() => String, { nullable: true, description: 'The rule of the network that would be broken; null for other reasons.' })
  rule!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day that it is about; null when it is about none.' })
  day!: string | null
}

@ObjectType({ description: 'A unit that continues another.' })
export class SuccessorShare {
  @Field(() => LocalizedTextType, { description: 'The name of the unit.' })
  name!: LocalizedText

  @Field(() => Float, { description: 'The part that it takes over, above 0 and at most 1.' })
  share!: number
}

@ObjectType({ description: 'A unit that a change touches, before and after it.' })
export class UnitConsequence {
  @Field(() => ID, { description: 'The id of the unit; of a unit that the change opens, an id that changes with every preview.' })
  unitId!: string

  @Field(() => [String], { description: 'What happens to it: opened, closed, reopened, renamed, amended, moved, merged, split.' })
  changes!: string[]

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name before; null when it did not exist.' })
  nameBefore!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'Its name after; null when it exists no more.' })
  nameAfter!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the unit above it before.' })
  parentBefore!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the unit above it after.' })
  parentAfter!: LocalizedText | null

  @Field(() => [SuccessorShare], { description: 'Who continues it, and with what share.' })
  successors!: SuccessorShare[]
}

@ObjectType({ description: 'Municipalities that pass from one centre to another.' })
export class TerritoryConsequence {
  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the centre before; null for none.' })
  from!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the centre after; null for none.' })
  to!: LocalizedText | null

  @Field(() => [String], { description: 'The codes of the municipalities, in order.' })
  municipalityCodes!: readonly string[]

  @Field(() => [LocalizedTextType], { description: 'Their names, in the same order.' })
  municipalityNames!: LocalizedText[]
}

@ObjectType({ description: 'What a centre has before and after a change.' })
export class CentreConsequence {
  @Field(() => LocalizedTextType, { description: 'The name of the centre.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'Local units before.' })
  localUnitsBefore!: number

  @Field(() => Int, { description: 'Local units after.' })
  localUnitsAfter!: number

  @Field(() => Int, { description: 'Municipalities before.' })
  municipalitiesBefore!: number

  @Field(() => Int, { description: 'Municipalities after.' })
  municipalitiesAfter!: number
}

@ObjectType({ description: 'Records of another part of Solmu that hang on the units that a change closes or moves.' })
export class TouchedRecords {
  @Field(() => String, { description: 'What they are, such as role_assignment.' })
  kind!: string

  @Field(() => OrgUnitRefType, { description: 'The unit on which they hang.' })
  unit!: OrgUnitRefType

  @Field(() => Int, { description: 'How many.' })
  count!: number
}

@ObjectType({ description: 'What a change would do, and why it cannot be made when it cannot.' })
export class NetworkChangePreview {
  @Field(() => Int, { description: 'The revision of the network that the preview looked at.' })
  revision!: number

  @Field(() => [NetworkRefusalType], { description: 'Why it cannot be made; empty when it can.' })
  refusals!: NetworkRefusalType[]

  @Field(() => [UnitConsequence], { description: 'The units that it touches.' })
  units!: UnitConsequence[]

  @Field(() => [TerritoryConsequence], { description: 'The municipalities that pass.' })
  territories!: TerritoryConsequence[]

  @Field(() => [CentreConsequence], { description: 'The centres that have more or less afterwards.' })
  centres!: CentreConsequence[]

  @Field(() => [LocalizedTextType], { description: 'Municipalities of the mainland that no centre would serve any more.' })
  uncovered!: LocalizedText[]

  @Field(() => [TouchedRecords], { description: 'What hangs on the units and stays with them.' })
  touched!: TouchedRecords[]

  @Field(() => Boolean, { description: 'True when the day lies in the past, so that figures that were already read change.' })
  isRetroactive!: boolean

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which it can be undone; null when only within 24 hours.' })
  undoUntil!: string | null
}
