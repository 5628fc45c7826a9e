import { Field, Float, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsNumber, IsOptional, IsString, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitTypeEnum } from '../org-unit/org-unit-ref.graphql.js'
import { UnitDetailsInput } from './unit-details.graphql.js'

/** How many units or municipalities one change may name: more are brought in from a file. */
const MOST = 400

@InputType({ description: 'A regional centre or a local unit begins.' })
export class OpenUnitInput {
  @Field(() => OrgUnitTypeEnum, { description: 'The level: a regional centre or a local unit.' })
  type!: 'regional_centre' | 'local_unit'

  @Field(() => ID, { description: 'The unit it stands under.' })
  @IsUUID()
  parentId!: string

  @Field(() => UnitDetailsInput, { description: 'What it is.' })
  @ValidateNested()
  @Type(() => UnitDetailsInput)
  details!: UnitDetailsInput
}

@InputType({ description: 'A unit gets another name, another keeper, another address.' })
export class AmendUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => UnitDetailsInput, { description: 'What changes.' })
  @ValidateNested()
  @Type(() => UnitDetailsInput)
  details!: UnitDetailsInput
}

@InputType({ description: 'Local units pass to another centre.' })
export class MoveUnitsInput {
  @Field(() => [ID], { description: 'The units.' })
  @ArrayMaxSize(MOST)
  @IsUUID('all', { each: true })
  unitIds!: string[]

  @Field(() => ID, { description: 'The centre that they pass to.' })
  @IsUUID()
  parentId!: string
}

@InputType({ description: 'Units become one: they close, and another continues them.' })
export class MergeUnitsInput {
  @Field(() => [ID], { description: 'The units that close.' })
  @ArrayMaxSize(MOST)
  @IsUUID('all', { each: true })
  unitIds!: string[]

  @Field(() => ID, { nullable: true, description: 'The unit that takes them in; null when a new one begins.' })
  @IsOptional()
  @IsUUID()
  intoId?: string | null

  @Field(() => UnitDetailsInput, { nullable: true, description: 'What the new unit is; null when one takes the others in.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UnitDetailsInput)
  details?: UnitDetailsInput | null

  @Field(() => ID, { nullable: true, description: 'What the new unit stands under; the parent they have in common when not given.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null
}

@InputType({ description: 'One of the parts that continue a unit.' })
export class SplitPartInput {
  @Field(() => ID, { nullable: true, description: 'A unit that exists, the split one among them; null for a new unit.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => UnitDetailsInput, { nullable: true, description: 'What the new unit is; null for one that exists.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UnitDetailsInput)
  details?: UnitDetailsInput | null

  @Field(() => Float, { description: 'Which part of the unit it takes over, above 0 and at most 1.' })
  @IsNumber()
  share!: number

  @Field(() => [ID], { nullable: true, description: 'Of a centre, the units that pass to this part.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @IsUUID('all', { each: true })
  childIds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Of a centre, the municipalities that pass to this part.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @Length(3, 3, { each: true })
  municipalityCodes?: string[] | null
}

@InputType({ description: 'A unit is divided; it may itself be one of the parts.' })
export class SplitUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => [SplitPartInput], { description: 'Two parts or more; their shares sum to 1.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SplitPartInput)
  parts!: SplitPartInput[]
}

@InputType({ description: 'A unit ends, and none continues it.' })
export class CloseUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'The centre to which the units and municipalities of a centre pass.' })
  @IsOptional()
  @IsUUID()
  heirId?: string | null
}

@InputType({ description: 'A unit that had closed begins again.' })
export class ReopenUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { description: 'The unit it stands under.' })
  @IsUUID()
  parentId!: string

  @Field(() => UnitDetailsInput, { nullable: true, description: 'What is different from before.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UnitDetailsInput)
  details?: UnitDetailsInput | null
}

@InputType({ description: 'Municipalities pass to a centre, or to none.' })
export class ChangeTerritoryInput {
  @Field(() => ID, { nullable: true, description: 'The centre; null for none.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => [String], { description: 'The codes of the municipalities.' })
  @ArrayMaxSize(MOST)
  @Length(3, 3, { each: true })
  municipalityCodes!: string[]
}

@InputType({ description: 'The part of its work that a unit does for a municipality.' })
export class ServiceShareInput {
  @Field(() => String, { description: 'The code of the municipality.' })
  @Length(3, 3)
  municipalityCode!: string

  @Field(() => Float, { description: 'Above 0 and at most 1.' })
  @IsNumber()
  share!: number
}

@InputType({ description: 'A unit declares between which municipalities it divides its work.' })
export class DeclareServiceInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => [ServiceShareInput], { description: 'The shares, which sum to 1; none for the municipality it stands in.' })
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => ServiceShareInput)
  shares!: ServiceShareInput[]
}

@InputType({ isOneOf: true, description: 'What is to happen to the network: exactly one of these.' })
export class NetworkOperationInput {
  @Field(() => OpenUnitInput, { nullable: true, description: 'A unit begins.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpenUnitInput)
  open?: OpenUnitInput | null

  @Field(() => AmendUnitInput, { nullable: true, description: 'A unit gets another name, keeper or address.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AmendUnitInput)
  amend?: AmendUnitInput | null

  @Field(() => MoveUnitsInput, { nullable: true, description: 'Units pass to another centre.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoveUnitsInput)
  move?: MoveUnitsInput | null

  @Field(() => MergeUnitsInput, { nullable: true, description: 'Units become one.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MergeUnitsInput)
  merge?: MergeUnitsInput | null

  @Field(() => SplitUnitInput, { nullable: true, description: 'A unit is divided.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SplitUnitInput)
  split?: SplitUnitInput | null

  @Field(() => CloseUnitInput, { nullable: true, description: 'A unit ends.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CloseUnitInput)
  close?: CloseUnitInput | null

  @Field(() => ReopenUnitInput, { nullable: true, description: 'A unit begins again.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReopenUnitInput)
  reopen?: ReopenUnitInput | null

  @Field(() => ChangeTerritoryInput, { nullable: true, description: 'Municipalities pass to a centre.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ChangeTerritoryInput)
  territory?: ChangeTerritoryInput | null

  @Field(() => DeclareServiceInput, { nullable: true, description: 'A unit divides its work between municipalities.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DeclareServiceInput)
  serve?: DeclareServiceInput | null
}

@InputType({ description: 'A change of the network to look at before it is made.' })
export class PreviewNetworkChangeInput {
  @Field(() => IsoDay, { description: 'The first day on which it holds; in the past, today or to come.' })
  effectiveOn!: string

  @Field(() => NetworkOperationInput, { description: 'What is to happen.' })
  @ValidateNested()
  @Type(() => NetworkOperationInput)
  operation!: NetworkOperationInput
}

@InputType({ description: 'A change of the network.' })
export class ChangeNetworkInput extends PreviewNetworkChangeInput {
  @Field(() => String, { description: 'Why, in words that the history will show.' })
  @IsString()
  @Length(1, 500)
  reason!: string

  @Field(() => String, { nullable: true, description: 'Who decided it and when, such as the minutes of a board.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  decidedBy?: string | null

  @Field(() => Int, { description: 'The revision of the network that the preview showed; refused as STALE when a later change touched the same.' })
  @IsNumber()
  expectedRevision!: number
}

@InputType({ description: 'Which recorded change is to be undone.' })
export class UndoNetworkChangeInput {
  @Field(() => ID, { description: 'The change.' })
  @IsUUID()
  changeId!: string
}
