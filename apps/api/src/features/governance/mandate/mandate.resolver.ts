import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { Requires } from '../../../core/access/requires.js'
import { ChangeMandateInput, EndMandateInput, MandateListArgs, RecordMandateInput } from './mandate-input.graphql.js'
import { MandateReader } from './mandate-reader.js'
import { Mandate, MandateCandidate, MandatePayload, MandatePlace, MemberMandates } from './mandate.graphql.js'
import { MandateService } from './mandate.service.js'

const dayOf = ({ asOf }: MandateListArgs): string => {
  if (asOf && !isIsoDate(asOf)) throw new DomainError('INVALID_DATE', { path: ['asOf'] })
  return asOf ?? todayIn()
}

/** Who may sign, vote and report for which member. */
@Resolver(() => Mandate)
export class MandateResolver {
  constructor(
    private readonly reader: MandateReader,
    private readonly service: MandateService
  ) {}

  @Requires('mandate.read')
  @Query(() => [Mandate], { description: 'The mandates of the consortium, by organisation; each as it stands on a day.' })
  mandates(@Args() args: MandateListArgs): Promise<Mandate[]> {
    return this.reader.list(dayOf(args))
  }

  @Requires('mandate.read')
  @Query(() => Mandate, { description: 'One mandate, as it stands today.' })
  mandate(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Mandate> {
    return this.service.one(id)
  }

  @Requires('mandate.read')
  @Query(() => [MemberMandates], { description: 'The members of a day with what is missing of their mandates.' })
  memberMandates(@Args() args: MandateListArgs): Promise<MemberMandates[]> {
    return this.reader.members(dayOf(args))
  }

  @Requires('mandate.manage')
  @Query(() => [MandatePlace], { description: 'The organisations for which the viewer may record mandates.' })
  mandatePlaces(): Promise<MandatePlace[]> {
    return this.reader.places()
  }

  @Requires('mandate.manage')
  @Query(() => [MandateCandidate], { description: 'Who works in the units of an organisation, as far as the viewer sees who works where.' })
  mandateCandidates(@Args('organisationId', { type: () => ID, description: 'Of which organisation.' }) organisationId: string): Promise<MandateCandidate[]> {
    return this.reader.candidates(organisationId)
  }

  @Requires('mandate.manage')
  @Mutation(() => MandatePayload, { description: 'Records that somebody may sign, vote or report for an organisation.' })
  async recordMandate(@Args('input', { description: 'Who, for whom, and by what right.' }) input: RecordMandateInput): Promise<MandatePayload> {
    return { mandate: await this.service.record(input) }
  }

  @Requires('mandate.manage')
  @Mutation(() => MandatePayload, { description: 'Changes the days, the basis and the contact of a mandate.' })
  async changeMandate(@Args('input', { description: 'Which one, and what of it.' }) input: ChangeMandateInput): Promise<MandatePayload> {
    return { mandate: await this.service.change(input) }
  }

  @Requires('mandate.manage')
  @Mutation(() => MandatePayload, { description: 'Ends a mandate. What was signed by it stays signed.' })
  async endMandate(@Args('input', { description: 'Which one, from when, and why.' }) input: EndMandateInput): Promise<MandatePayload> {
    return { mandate: await this.service.end(input) }
  }
}
