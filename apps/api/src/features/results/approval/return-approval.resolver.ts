import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { shownReturn } from '../unit-return/shown-return.js'
import { UnitReturnType } from '../unit-return/unit-return.graphql.js'
import { ApprovalQueries } from './approval.queries.js'
import { CorrectionType, ReturnStepType, StepOptionType, StripStageType } from './return-steps.graphql.js'
import {
  ReopenReturnInput,
  ReturnCellsInput,
  ReturnStepPayload,
  SubmitReturnInput,
  VerifyReturnsInput,
  VerifyReturnsPayload,
  WithdrawReturnInput
} from './return-steps.input.js'
import { ReturnStepsService } from './return-steps.service.js'
import { ReviewService } from './review.service.js'

/** Where a return stands, beside its figures. */
@Resolver(() => UnitReturnType)
export class ReturnApprovalResolver {
  constructor(private readonly queries: ApprovalQueries) {}

  @ResolveField(() => [StripStageType], { description: 'Who has it, since when, and who is next; the stages in their order.' })
  strip(@Parent() { record }: UnitReturnType): Promise<StripStageType[]> {
    return this.queries.strip(record)
  }

  @ResolveField(() => [StepOptionType], { description: 'The steps that are the viewer’s to take now.' })
  options(@Parent() { record }: UnitReturnType): Promise<StepOptionType[]> {
    return this.queries.options(record)
  }

  @ResolveField(() => [ReturnStepType], { description: 'What has happened to it, the oldest first.' })
  steps(@Parent() { record }: UnitReturnType): Promise<ReturnStepType[]> {
    return this.queries.steps(record)
  }

  @ResolveField(() => [CorrectionType], { description: 'Its corrections, the newest first.' })
  corrections(@Parent() { record }: UnitReturnType): Promise<CorrectionType[]> {
    return this.queries.corrections(record)
  }
}

/** The steps of a return. Who may take which is decided by the record: the centre’s are the head office’s under itself. */
@Resolver()
export class ReturnStepsResolver {
  constructor(
    private readonly own: ReturnStepsService,
    private readonly reviews: ReviewService
  ) {}

  @Requires('return.submit')
  @Mutation(() => ReturnStepPayload, { description: 'Sends a return to its centre, unless the checks forbid it.' })
  async submitReturn(@Args('input', { description: 'The return.' }) input: SubmitReturnInput): Promise<ReturnStepPayload> {
    return { unitReturn: shownReturn(await this.own.submit(input)) }
  }

  @Requires('return.submit')
  @Mutation(() => ReturnStepPayload, { description: 'Takes back a return that nobody has approved yet.' })
  async withdrawReturn(@Args('input', { description: 'The return.' }) input: WithdrawReturnInput): Promise<ReturnStepPayload> {
    return { unitReturn: shownReturn(await this.own.withdraw(input)) }
  }

  @Requires('return.read')
  @Mutation(() => VerifyReturnsPayload, { description: 'Approves returns for their centre; what cannot be approved says why.' })
  async verifyReturns(@Args('input', { description: 'The returns.' }) input: VerifyReturnsInput): Promise<VerifyReturnsPayload> {
    const verified = await this.reviews.verify(input.returns)
    return {
      returns: verified.map(({ record, refusal }) => ({
        unitReturn: shownReturn(record),
        issue: refusal && { code: refusal.code, params: refusal.params }
      }))
    }
  }

  @Requires('return.read')
  @Mutation(() => ReturnStepPayload, { description: 'Gives marked figures back to the unit; all others are approved.' })
  async returnCells(@Args('input', { description: 'The figures.' }) input: ReturnCellsInput): Promise<ReturnStepPayload> {
    return { unitReturn: shownReturn(await this.reviews.question(input)) }
  }

  @Requires('return.accept')
  @Mutation(() => ReturnStepPayload, { description: 'Opens an approved return again, with a reason, unless a later period rests on it.' })
  async reopenReturn(@Args('input', { description: 'The return.' }) input: ReopenReturnInput): Promise<ReturnStepPayload> {
    return { unitReturn: shownReturn(await this.reviews.reopen(input)) }
  }
}
