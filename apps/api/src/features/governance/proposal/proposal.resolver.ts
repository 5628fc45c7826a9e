import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { AmendmentService } from './amendment.service.js'
import { AnswerAmendmentInput, BringAmendmentInput, MoveProposalInput, ObjectToProposalInput, SaveProposalInput, WithdrawObjectionInput } from './proposal-input.graphql.js'
import { ProposalReader } from './proposal-reader.js'
import { Proposal, ProposalBrief, ProposalChoices, ProposalPayload } from './proposal.graphql.js'
import { ProposalService } from './proposal.service.js'

/** What is proposed to the bodies of the consortium? */
@Resolver(() => Proposal)
export class ProposalResolver {
  constructor(
    private readonly reader: ProposalReader,
    private readonly service: ProposalService,
    private readonly answers: AmendmentService
  ) {}

  @Requires('proposal.read')
  @Query(() => [ProposalBrief], { description: 'The proposals that the viewer reads, the newest first.' })
  proposals(): Promise<ProposalBrief[]> {
    return this.reader.list()
  }

  @Requires('proposal.read')
  @Query(() => Proposal, { description: 'A proposal with its texts, amendments and objections.' })
  proposal(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Proposal> {
    return this.reader.one(id)
  }

  @Requires('proposal.write')
  @Query(() => ProposalChoices, { description: 'What somebody needs to make a proposal.' })
  proposalChoices(): Promise<ProposalChoices> {
    return this.reader.choices()
  }

  @Requires('proposal.write')
  @Mutation(() => ProposalPayload, { description: 'Makes a proposal, or changes its text.' })
  async saveProposal(@Args('input', { description: 'What it says.' }) input: SaveProposalInput): Promise<ProposalPayload> {
    return { proposal: await this.service.save(input) }
  }

  @Requires('proposal.write')
  @Mutation(() => ProposalPayload, { description: 'Takes a step of a proposal.' })
  async moveProposal(@Args('input', { description: 'Which step.' }) input: MoveProposalInput): Promise<ProposalPayload> {
    return { proposal: await this.service.move(input) }
  }

  @Requires('proposal.write')
  @Mutation(() => ProposalPayload, { description: 'Brings an amendment to a proposal under discussion.' })
  async bringAmendment(@Args('input', { description: 'What it says.' }) input: BringAmendmentInput): Promise<ProposalPayload> {
    return { proposal: await this.answers.bring(input) }
  }

  @Requires('proposal.write')
  @Mutation(() => ProposalPayload, { description: 'Takes an amendment into the text, turns it down, or takes it back.' })
  async answerAmendment(@Args('input', { description: 'What is answered.' }) input: AnswerAmendmentInput): Promise<ProposalPayload> {
    return { proposal: await this.answers.answer(input) }
  }

  @Requires('proposal.object')
  @Mutation(() => ProposalPayload, { description: 'Says that a member does not consent to a proposal.' })
  async objectToProposal(@Args('input', { description: 'Who, to which, and why.' }) input: ObjectToProposalInput): Promise<ProposalPayload> {
    return { proposal: await this.answers.object(input) }
  }

  @Requires('proposal.object')
  @Mutation(() => ProposalPayload, { description: 'Takes an objection back.' })
  async withdrawObjection(@Args('input', { description: 'Which one.' }) input: WithdrawObjectionInput): Promise<ProposalPayload> {
    return { proposal: await this.answers.withdrawObjection(input) }
  }
}
