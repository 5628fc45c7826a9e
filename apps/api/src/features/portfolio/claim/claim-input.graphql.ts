import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { mostBudgetLines } from '@solmu/domain/portfolio/budget.js'
import type { RecoveryAct } from '@solmu/domain/portfolio/claim-recovery.js'
import type { ClaimAction, ClaimVerdict } from '@solmu/domain/portfolio/claim.workflow.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { MoneyInput } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ClaimActionEnum, ClaimVerdictEnum, RecoveryActEnum } from './claim-kinds.graphql.js'
import { ProjectClaim } from './claim.graphql.js'

@InputType({ description: 'A claim that is begun.' })
export class OpenProjectClaimInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'The partner whose claim it is.' })
  @IsUUID()
  partnerId!: string

  @Field(() => String, { description: 'For which period, such as 2026 or 2026-Q3.' })
  @IsString()
  @MaxLength(7)
  period!: string
}

@InputType({ isAbstract: true })
abstract class SeenClaimInput {
  @Field(() => ID, { description: 'Which claim.' })
  @IsUUID()
  claimId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What is taken into a claim.' })
export class SaveProjectClaimInput extends SeenClaimInput {
  @Field(() => [ID], { description: 'The costs that are claimed; of those that were parked before the parked lines come back.' })
  @ArrayMaxSize(mostBudgetLines)
  @IsUUID('all', { each: true })
  costIds!: string[]

  @Field(() => String, { description: 'What is said of it; may be empty.' })
  @IsString()
  @MaxLength(4000)
  note!: string
}

@InputType({ description: 'A step of a claim.' })
export class MoveProjectClaimInput extends SeenClaimInput {
  @Field(() => ClaimActionEnum, { description: 'Which step.' })
  @IsEnum(ClaimActionEnum)
  action!: ClaimAction

  @Field(() => String, { description: 'Why; some steps need it.' })
  @IsString()
  @MaxLength(4000)
  reason!: string
}

@InputType({ description: 'What the funder said of a line.' })
export class ClaimJudgementInput {
  @Field(() => ID, { description: 'The line.' })
  @IsUUID()
  lineId!: string

  @Field(() => ClaimVerdictEnum, { description: 'What.' })
  @IsEnum(ClaimVerdictEnum)
  verdict!: ClaimVerdict

  @Field(() => String, { description: 'Why; needed for one that is parked or refused.' })
  @IsString()
  @MaxLength(2000)
  reason!: string

  @Field(() => MoneyInput, { nullable: true, description: 'How much of the cost is parked or refused; all of it when not given. What the rate adds goes with it, and the rest is accepted.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  part?: MoneyInput | null
}

@InputType({ description: 'What the funder said of the lines of a claim.' })
export class JudgeProjectClaimInput extends SeenClaimInput {
  @Field(() => [ClaimJudgementInput], { description: 'The lines of which something is said; the others stay as they are.' })
  @ArrayMaxSize(mostBudgetLines)
  @ValidateNested({ each: true })
  @Type(() => ClaimJudgementInput)
  lines!: ClaimJudgementInput[]
}

@InputType({ description: 'A line that was paid.' })
export class RecoveredLineInput {
  @Field(() => ID, { description: 'The line.' })
  @IsUUID()
  lineId!: string

  @Field(() => MoneyInput, { nullable: true, description: 'Of a decision: how much of the cost is taken back, without what the rate added; all that is left when not given.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  amount?: MoneyInput | null
}

@InputType({ description: 'What happens to money that was paid.' })
export class RecordProjectRecoveryInput extends SeenClaimInput {
  @Field(() => RecoveryActEnum, { description: 'What.' })
  @IsEnum(RecoveryActEnum)
  act!: RecoveryAct

  @Field(() => [RecoveredLineInput], { description: 'Of which lines. What is lifted or repaid is all that is owed of them.' })
  @ArrayMaxSize(mostBudgetLines)
  @ValidateNested({ each: true })
  @Type(() => RecoveredLineInput)
  lines!: RecoveredLineInput[]

  @Field(() => IsoDay, { description: 'The day of the decision, or of the payment.' })
  @IsString()
  @MaxLength(10)
  day!: string

  @Field(() => String, { description: 'The number of the decision, or of the payment.' })
  @IsString()
  @MaxLength(120)
  document!: string

  @Field(() => String, { description: 'Why; may be empty when it has been paid back.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@ObjectType({ description: 'A claim after a change.' })
export class ProjectClaimPayload {
  @Field(() => ProjectClaim, { description: 'The claim.' })
  claim!: ProjectClaim
}
