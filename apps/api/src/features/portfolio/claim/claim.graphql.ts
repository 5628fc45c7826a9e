import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { FundingSource } from '@solmu/domain/portfolio/budget.js'
import type { RecoveryAct } from '@solmu/domain/portfolio/claim-recovery.js'
import type { ClaimAction, ClaimGuard, ClaimState, ClaimVerdict } from '@solmu/domain/portfolio/claim.workflow.js'
import type { CostCategory } from '@solmu/domain/portfolio/cost-model.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { CostCategoryEnum, FundingSourceEnum } from '../budget/budget-kinds.graphql.js'
import { ClaimActionEnum, ClaimGuardEnum, ClaimStateEnum, ClaimVerdictEnum, RecoveryActEnum } from './claim-kinds.graphql.js'

@ObjectType({ description: 'A claim as it stands in a list.' })
export class ProjectClaimBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Its number in the project.' })
  number!: number

  @Field(() => ID, { description: 'The partner whose claim it is.' })
  partnerId!: string

  @Field(() => String, { description: 'For which period, such as 2026 or 2026-Q3.' })
  period!: string

  @Field(() => ClaimStateEnum, { description: 'Where it stands.' })
  state!: ClaimState

  @Field(() => MoneyType, { description: 'What is claimed, with what the rate of the cost model adds.' })
  claimed!: MoneyType

  @Field(() => MoneyType, { description: 'What of it was accepted.' })
  accepted!: MoneyType

  @Field(() => MoneyType, { description: 'What of it was parked.' })
  parked!: MoneyType

  @Field(() => MoneyType, { description: 'What of it was refused.' })
  refused!: MoneyType

  @Field(() => MoneyType, { description: 'What was paid of it and has to be paid back: what the funder has taken back, or all of it once it is withdrawn.' })
  owed!: MoneyType

  @Field(() => MoneyType, { description: 'What of it has been paid back.' })
  repaid!: MoneyType

  @Field(() => IsoDay, { nullable: true, description: 'When it was sent to the lead last.' })
  sentOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When the funder accepted it; stays when it is taken back.' })
  certifiedOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was paid; stays when it is taken back, and is owed then.' })
  paidOn!: string | null
}

@ObjectType({ description: 'A line that comes back from an earlier claim: where it was parked.' })
export class ClaimOrigin {
  @Field(() => ID, { description: 'The line that was parked.' })
  lineId!: string

  @Field(() => ID, { description: 'The claim in which it was.' })
  claimId!: string

  @Field(() => Int, { description: 'The number of that claim.' })
  number!: number

  @Field(() => String, { description: 'Why it was parked.' })
  reason!: string

  @Field(() => MoneyType, { description: 'What the rate of the cost model had added to it, with which it comes back.' })
  added!: MoneyType
}

@ObjectType({ isAbstract: true })
abstract class ClaimedCost {
  @Field(() => ID, { description: 'The cost.' })
  costId!: string

  @Field(() => CostCategoryEnum, { description: 'On what.' })
  category!: CostCategory

  @Field(() => FundingSourceEnum, { description: 'From whose money.' })
  source!: FundingSource

  @Field(() => IsoDay, { description: 'When it was spent.' })
  day!: string

  @Field(() => String, { description: 'The number of the document.' })
  document!: string

  @Field(() => String, { description: 'What it was.' })
  note!: string

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType

  @Field(() => ClaimOrigin, { nullable: true, description: 'Where it was parked before; null for one that is claimed for the first time.' })
  origin!: ClaimOrigin | null
}

@ObjectType({ description: 'A line of a claim.' })
export class ProjectClaimLine extends ClaimedCost {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => MoneyType, { nullable: true, description: 'What stands on a voucher in another currency; null for one in the currency of the project.' })
  original!: MoneyType | null

  @Field(() => MoneyType, { description: 'What the rate of the cost model adds to it.' })
  added!: MoneyType

  @Field(() => ClaimVerdictEnum, { description: 'What was said of it.' })
  verdict!: ClaimVerdict

  @Field(() => String, { description: 'Why it was parked or refused; may be empty.' })
  reason!: string

  @Field(() => MoneyType, { description: 'What of the cost was parked or refused, without what the rate adds; the rest is accepted.' })
  aside!: MoneyType

  @Field(() => MoneyType, { description: 'What of it has to be paid back, with what the rate added.' })
  owed!: MoneyType

  @Field(() => MoneyType, { description: 'What of it has been paid back, with what the rate added.' })
  repaid!: MoneyType

  @Field(() => MoneyType, { description: 'How much of the cost the funder can still take back.' })
  recoverable!: MoneyType

  @Field(() => [RecoveryActEnum], { description: 'What the viewer can record of what was paid of it.' })
  recoveryActs!: RecoveryAct[]

  @Field(() => Boolean, { description: 'Whether it is claimed again by a later claim that stands.' })
  isClaimedAgain!: boolean
}

@ObjectType({ description: 'What can be taken into a claim: a cost that stands in none, or a line that was parked.' })
export class ClaimableCost extends ClaimedCost {}

@ObjectType({ description: 'A step that a claim has taken.' })
export class ProjectClaimEvent {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ClaimActionEnum, { description: 'Which step.' })
  action!: ClaimAction

  @Field(() => ClaimStateEnum, { description: 'Where it led.' })
  toState!: ClaimState

  @Field(() => String, { description: 'Why; may be empty.' })
  reason!: string

  @Field(() => Date, { description: 'When.' })
  at!: Date
}

@ObjectType({ description: 'Something that happened to money that was paid.' })
export class ProjectRecovery {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => RecoveryActEnum, { description: 'What.' })
  act!: RecoveryAct

  @Field(() => String, { description: 'The number of the document whose cost it is.' })
  costDocument!: string

  @Field(() => MoneyType, { description: 'How much, with what the rate added.' })
  amount!: MoneyType

  @Field(() => IsoDay, { description: 'The day of the decision, or of the payment.' })
  day!: string

  @Field(() => String, { description: 'The number of the decision, or of the payment.' })
  document!: string

  @Field(() => String, { description: 'Why; may be empty.' })
  reason!: string
}

@ObjectType({ description: 'A step that the viewer may take with a claim, once nothing stands in its way.' })
export class ClaimStepType {
  @Field(() => ClaimActionEnum, { description: 'Which step.' })
  action!: ClaimAction

  @Field(() => ClaimStateEnum, { description: 'Where it leads.' })
  to!: ClaimState

  @Field(() => [ClaimGuardEnum], { description: 'What stands in its way.' })
  blockedBy!: ClaimGuard[]

  @Field(() => Boolean, { description: 'Whether it needs a reason.' })
  needsReason!: boolean
}

@ObjectType({ description: 'A claim with its lines.' })
export class ProjectClaim extends ProjectClaimBrief {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string

  @Field(() => String, { description: 'What the partner says of it; may be empty.' })
  note!: string

  @Field(() => [ProjectClaimLine], { description: 'Its lines, by day.' })
  lines!: ProjectClaimLine[]

  @Field(() => [ClaimableCost], { description: 'Of a draft that the viewer writes: what could be taken into it, what is in it among that.' })
  claimable!: ClaimableCost[]

  @Field(() => [ProjectClaimEvent], { description: 'The steps that it has taken, the newest first.' })
  events!: ProjectClaimEvent[]

  @Field(() => [ProjectRecovery], { description: 'What happened to what was paid of it, the newest first.' })
  recoveries!: ProjectRecovery[]

  @Field(() => [ClaimStepType], { description: 'The steps that the viewer may take.' })
  steps!: ClaimStepType[]

  @Field(() => Boolean, { description: 'Whether the viewer puts it together now.' })
  mayWrite!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer records what the funder says of its lines now.' })
  mayJudge!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'Where the claims of a project stand; what was parked and claimed again counts once.' })
export class ClaimStandingType {
  @Field(() => MoneyType, { description: 'What the lead has, and the funder has not been asked for yet.' })
  withLead!: MoneyType

  @Field(() => MoneyType, { description: 'What the funder has been asked for, without what was refused or has been taken back.' })
  claimed!: MoneyType

  @Field(() => MoneyType, { description: 'What the funder has accepted.' })
  certified!: MoneyType

  @Field(() => MoneyType, { description: 'What of that is paid.' })
  paid!: MoneyType

  @Field(() => MoneyType, { description: 'What of that is still to be paid.' })
  due!: MoneyType

  @Field(() => MoneyType, { description: 'What is parked.' })
  parked!: MoneyType

  @Field(() => MoneyType, { description: 'What was refused.' })
  refused!: MoneyType

  @Field(() => MoneyType, { description: 'What was paid and has to be paid back.' })
  owed!: MoneyType

  @Field(() => MoneyType, { description: 'What has been paid back.' })
  repaid!: MoneyType
}

@ObjectType({ description: 'The claims of a project.' })
export class ProjectClaims {
  @Field(() => ClaimStandingType, { description: 'Where they stand together.' })
  standing!: ClaimStandingType

  @Field(() => [ProjectClaimBrief], { description: 'All of them, the newest first.' })
  claims!: ProjectClaimBrief[]

  @Field(() => [ID], { description: 'The partners for which the viewer can begin a claim now.' })
  mayOpenFor!: string[]
}
