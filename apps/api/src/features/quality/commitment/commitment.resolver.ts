import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { CommitmentReader } from './commitment-reader.js'
import { CommitmentRequestService } from './commitment-request.service.js'
import { CommitmentListArgs, CompleteDutyInput, EndCommitmentInput, RequestCommitmentsInput, SignCommitmentInput } from './commitment-input.graphql.js'
import { Commitment, CommitmentDuty, CommitmentPayload, CommitmentPlace, RequestCommitmentsPayload } from './commitment.graphql.js'
import { CommitmentService } from './commitment.service.js'

/** Who has committed themselves to which framework, and what follows from it. */
@Resolver(() => Commitment)
export class CommitmentResolver {
  constructor(
    private readonly service: CommitmentService,
    private readonly requests: CommitmentRequestService,
    private readonly reader: CommitmentReader
  ) {}

  @Requires('commitment.read')
  @Query(() => [Commitment], { description: 'The commitments of the network, by framework and unit.' })
  commitments(@Args() args: CommitmentListArgs): Promise<Commitment[]> {
    return this.reader.list(args)
  }

  @Requires('commitment.read')
  @Query(() => Commitment, { description: 'One commitment.' })
  commitment(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Commitment> {
    return this.service.one(id)
  }

  @Requires('commitment.sign')
  @Query(() => [CommitmentPlace], { description: 'The open units for which the viewer may sign.' })
  commitmentPlaces(): Promise<CommitmentPlace[]> {
    return this.service.places()
  }

  @Requires('commitment.manage')
  @Mutation(() => RequestCommitmentsPayload, { description: 'Asks units to commit themselves to a framework by a day.' })
  requestCommitments(@Args('input', { description: 'Which units, to what, and by when.' }) input: RequestCommitmentsInput): Promise<RequestCommitmentsPayload> {
    return this.requests.request(input)
  }

  @Requires('commitment.sign')
  @NeedsFreshProof()
  @Mutation(() => CommitmentPayload, { description: 'Signs a commitment: one that was asked for, a new one, or one that renews another. What was signed never changes.' })
  async signCommitment(@Args('input', { description: 'What is signed, and with what mandate.' }) input: SignCommitmentInput): Promise<CommitmentPayload> {
    return { commitment: await this.service.sign(input) }
  }

  @Requires('commitment.read')
  @Mutation(() => CommitmentPayload, { description: 'Gives notice of a commitment, or takes a request back.' })
  async endCommitment(@Args('input', { description: 'Which one, from when, and why.' }) input: EndCommitmentInput): Promise<CommitmentPayload> {
    return { commitment: await this.service.end(input) }
  }

  @Requires('commitment.read')
  @Mutation(() => CommitmentPayload, { description: 'Marks a duty of a commitment as done.' })
  async completeCommitmentDuty(@Args('input', { description: 'Which one, and what shows it.' }) input: CompleteDutyInput): Promise<CommitmentPayload> {
    return { commitment: await this.service.completeDuty(input) }
  }

  @ResolveField(() => [CommitmentDuty], { description: 'What it obliges to, by day.' })
  duties(@Parent() { id }: Commitment): Promise<CommitmentDuty[]> {
    return this.reader.dutiesOf(id)
  }
}
