import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import { longestText } from '@solmu/domain/results/region.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { DecimalText } from '../../../core/graphql/scalars.js'
import { CellStatusEnum } from '../unit-return/cell/cell.graphql.js'
import { UnitReturnType } from '../unit-return/unit-return.graphql.js'
import { ParamsScalar } from '../../../core/graphql/scalars.js'
import { CorrectionDecisionEnum } from './approval-kinds.graphql.js'
import { CorrectionType } from './return-steps.graphql.js'

const mostReturns = 500
const mostCells = 2000
const said = `at most ${longestText} characters`

@InputType({ isAbstract: true })
abstract class OfReturn {
  @Field(() => ID, { description: 'The return.' })
  @IsUUID()
  returnId!: string

  @Field(() => Int, { description: 'The version that was before one’s eyes.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A return that its unit sends to its centre.' })
export class SubmitReturnInput extends OfReturn {
  @Field(() => String, { nullable: true, description: `What to say with it, ${said}.` })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  message?: string | null
}

@InputType({ description: 'A return that its unit takes back.' })
export class WithdrawReturnInput extends OfReturn {
  @Field(() => String, { nullable: true, description: `Why, ${said}.` })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  message?: string | null
}

@ObjectType({ description: 'The return after the step.' })
export class ReturnStepPayload {
  @Field(() => UnitReturnType, { description: 'The return.' })
  unitReturn!: UnitReturnType
}

@InputType({ description: 'A return with the version that was before one’s eyes.' })
export class SeenReturnInput extends OfReturn {}

@InputType({ description: 'Returns that are approved.' })
export class VerifyReturnsInput {
  @Field(() => [SeenReturnInput], { description: `The returns, at most ${mostReturns}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(mostReturns)
  @ValidateNested({ each: true })
  @Type(() => SeenReturnInput)
  returns!: SeenReturnInput[]
}

@ObjectType({ description: 'Why a return was not approved.' })
export class StepIssue {
  @Field(() => String, { description: 'The code of the refusal, such as STALE or RETURN_STATE.' })
  code!: string

  @Field(() => ParamsScalar, { description: 'What its message fills in.' })
  params!: Readonly<Record<string, unknown>>
}

@ObjectType({ description: 'What became of one of the returns.' })
export class VerifiedReturn {
  @Field(() => UnitReturnType, { description: 'The return as it stands now.' })
  unitReturn!: UnitReturnType

  @Field(() => StepIssue, { nullable: true, description: 'Why it was not approved; null when it was.' })
  issue!: StepIssue | null
}

@ObjectType({ description: 'What became of the returns, in the order in which they were named.' })
export class VerifyReturnsPayload {
  @Field(() => [VerifiedReturn], { description: 'Each of them.' })
  returns!: VerifiedReturn[]
}

@InputType({ description: 'A figure with a question about it.' })
export class CellQuestionInput {
  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => String, { description: 'The categories; empty for the figure as a whole.' })
  @IsString()
  @MaxLength(300)
  breakdown!: string

  @Field(() => String, { description: `The question, ${said}.` })
  @IsString()
  @MaxLength(longestText)
  question!: string
}

@InputType({ description: 'Figures that go back to the unit.' })
export class ReturnCellsInput extends OfReturn {
  @Field(() => [CellQuestionInput], { description: 'The figures, each with its question; all others are approved.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(mostCells)
  @ValidateNested({ each: true })
  @Type(() => CellQuestionInput)
  cells!: CellQuestionInput[]

  @Field(() => String, { nullable: true, description: `What to say of the return as a whole, ${said}.` })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  message?: string | null
}

@InputType({ description: 'An approved return that is opened again.' })
export class ReopenReturnInput extends OfReturn {
  @Field(() => [CellQuestionInput], { description: 'The figures that are opened, each with its question; all of them when the list is empty.' })
  @ArrayMaxSize(mostCells)
  @ValidateNested({ each: true })
  @Type(() => CellQuestionInput)
  cells!: CellQuestionInput[]

  @Field(() => String, { description: `Why, ${said}; kept with the return.` })
  @IsString()
  @MaxLength(longestText)
  reason!: string
}

@InputType({ description: 'A figure as a correction would have it.' })
export class CorrectedCellInput {
  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => String, { description: 'The categories; empty for the figure as a whole.' })
  @IsString()
  @MaxLength(300)
  breakdown!: string

  @Field(() => CellStatusEnum, { description: 'The answer.' })
  @IsEnum(CellStatusEnum)
  status!: CellStatus

  @Field(() => DecimalText, { nullable: true, description: 'The value; left out unless the answer is one.' })
  @IsOptional()
  @IsString()
  value?: string | null
}

@InputType({ description: 'A correction of figures that stand closed.' })
export class ProposeCorrectionInput extends OfReturn {
  @Field(() => [CorrectedCellInput], { description: 'The figures that are wrong, as they are to be.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(mostCells)
  @ValidateNested({ each: true })
  @Type(() => CorrectedCellInput)
  cells!: CorrectedCellInput[]

  @Field(() => String, { description: `Why, ${said}.` })
  @IsString()
  @MaxLength(longestText)
  reason!: string
}

@InputType({ isAbstract: true })
abstract class OfCorrection {
  @Field(() => ID, { description: 'The correction.' })
  @IsUUID()
  correctionId!: string

  @Field(() => Int, { description: 'The version that was before one’s eyes.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A correction that the centre stands behind.' })
export class VerifyCorrectionInput extends OfCorrection {}

@InputType({ description: 'A correction that is decided on.' })
export class DecideCorrectionInput extends OfCorrection {
  @Field(() => CorrectionDecisionEnum, { description: 'What becomes of it.' })
  @IsEnum(CorrectionDecisionEnum)
  decision!: `${CorrectionDecisionEnum}`

  @Field(() => String, { nullable: true, description: `Why, ${said}; a rejection needs it.` })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  reason?: string | null
}

@ObjectType({ description: 'The correction after the step, with its return.' })
export class CorrectionPayload {
  @Field(() => CorrectionType, { description: 'The correction.' })
  correction!: CorrectionType

  @Field(() => UnitReturnType, { description: 'The return.' })
  unitReturn!: UnitReturnType
}
