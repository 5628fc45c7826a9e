import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { wholeShare } from '@solmu/domain/portfolio/shared-results.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { PeriodKindEnum } from '../../results/round/round-kinds.graphql.js'
import { ProjectResults } from './result.graphql.js'

@InputType({ description: 'What one partner aims at.' })
export class ProjectPartnerTargetInput {
  @Field(() => ID, { description: 'The partner.' })
  @IsUUID()
  partnerId!: string

  @Field(() => String, { description: 'The target.' })
  @IsString()
  @MaxLength(30)
  target!: string
}

@InputType({ description: 'An indicator by which a project tells its results.' })
export class SaveProjectIndicatorInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'The indicator of the library.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => Int, { description: 'The version of the record that was seen; 0 for an indicator that the project does not have yet.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => PeriodKindEnum, { description: 'The figures of which length of period are counted.' })
  @IsEnum(PeriodKindEnum)
  periodKind!: PeriodKind

  @Field(() => String, { nullable: true, description: 'Where the project starts from.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  baseline?: string | null

  @Field(() => String, { nullable: true, description: 'What it aims at by its end.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  target?: string | null

  @Field(() => String, { description: 'Why it is followed; may be empty.' })
  @IsString()
  @MaxLength(2000)
  why!: string

  @Field(() => [ProjectPartnerTargetInput], { description: 'What of it the partners aim at; those who are not named aim at nothing of their own.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ProjectPartnerTargetInput)
  partnerTargets!: ProjectPartnerTargetInput[]
}

@InputType({ description: 'An indicator that a project no longer tells.' })
export class RemoveProjectIndicatorInput {
  @Field(() => ID, { description: 'The indicator in the project.' })
  @IsUUID()
  projectIndicatorId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'The share of a unit’s figures that is counted, from a day to a day.' })
export class ProjectShareInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => Int, { description: 'The share in ten-thousandths.' })
  @IsInt()
  @Min(0)
  @Max(wholeShare)
  share!: number

  @Field(() => IsoDay, { description: 'Its first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day from which it no longer holds.' })
  @IsOptional()
  validTo?: string | null
}

@InputType({ description: 'The shares that a project counts of an indicator; they take the place of those that were declared before.' })
export class DeclareProjectSharesInput extends RemoveProjectIndicatorInput {
  @Field(() => [ProjectShareInput], { description: 'All of them; the whole of a unit’s figures is counted where none is named.' })
  @ArrayMaxSize(400)
  @ValidateNested({ each: true })
  @Type(() => ProjectShareInput)
  shares!: ProjectShareInput[]
}

@ObjectType({ description: 'The results of a project after a change.' })
export class ProjectResultsPayload {
  @Field(() => ProjectResults, { description: 'The results.' })
  results!: ProjectResults
}
