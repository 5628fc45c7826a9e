import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { Requires } from '../../../core/access/requires.js'
import { shownReturn } from '../unit-return/shown-return.js'
import { ApprovalQueries } from './approval.queries.js'
import { type Corrected, CorrectionService } from './correction.service.js'
import { CorrectionPayload, DecideCorrectionInput, ProposeCorrectionInput, VerifyCorrectionInput } from './return-steps.input.js'

/** Corrections of figures that stand closed. A proposal may be rejected by the unit itself, its centre or the head office. */
@Resolver()
export class CorrectionResolver {
  constructor(
    private readonly corrections: CorrectionService,
    private readonly queries: ApprovalQueries
  ) {}

  @Requires('return.submit')
  @Mutation(() => CorrectionPayload, { description: 'Proposes a correction of figures that are locked, or on which a later period rests.' })
  async proposeCorrection(@Args('input', { description: 'The figures.' }) input: ProposeCorrectionInput): Promise<CorrectionPayload> {
    return this.shown(await this.corrections.propose(input))
  }

  @Requires('return.read')
  @Mutation(() => CorrectionPayload, { description: 'Verifies a correction for the centre.' })
  async verifyCorrection(@Args('input', { description: 'The correction.' }) input: VerifyCorrectionInput): Promise<CorrectionPayload> {
    return this.shown(await this.corrections.verify(input))
  }

  @Requires('return.read')
  @Mutation(() => CorrectionPayload, { description: 'Accepts a correction, which makes a version of the return, or rejects it.' })
  async decideCorrection(@Args('input', { description: 'The decision.' }) input: DecideCorrectionInput): Promise<CorrectionPayload> {
    return this.shown(await this.corrections.decide(input))
  }

  private async shown({ correctionId, record }: Corrected): Promise<CorrectionPayload> {
    const correction = (await this.queries.corrections(record)).find(({ id }) => id === correctionId)
    if (!correction) throw new DomainError('NOT_FOUND')
    return { correction, unitReturn: shownReturn(record) }
  }
}
