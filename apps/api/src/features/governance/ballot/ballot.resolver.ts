import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { BallotCastingService } from './ballot-casting.service.js'
import { BallotCharter } from './ballot-charter.js'
import { BallotCounting } from './ballot-counting.js'
import { BallotDecisionService } from './ballot-decision.service.js'
import { BallotDraftService } from './ballot-draft.service.js'
import { BallotStepInput, BreakBallotTieInput, CancelBallotInput, CastBallotInput, FetchBallotCredentialInput, RecordBallotDecisionInput, RecuseFromBallotInput, SaveBallotInput, WithdrawBallotOptionInput } from './ballot-input.graphql.js'
import { BallotReader } from './ballot-reader.js'
import { Ballot, BallotCredentialPayload, BallotDetail, BallotPayload, BallotPlace } from './ballot.graphql.js'
import { BallotDeeds } from './ballot-deeds.js'
import { BallotService } from './ballot.service.js'
import { BallotTieService } from './ballot-tie.service.js'

/** What is voted on, and what is done about it. */
@Resolver(() => Ballot)
export class BallotResolver {
  constructor(
    private readonly reader: BallotReader,
    private readonly charter: BallotCharter,
    private readonly decisions: BallotDecisionService,
    private readonly ties: BallotTieService
  ) {}

  @Requires('ballot.read')
  @Query(() => [Ballot], { description: 'The ballots of the consortium, those that close last first; drafts for those who look after them.' })
  ballots(): Promise<Ballot[]> {
    return this.reader.list()
  }

  @Requires('ballot.read')
  @Query(() => BallotDetail, { description: 'A ballot with its roll, and once it is counted with its log.' })
  ballot(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<BallotDetail> {
    return this.reader.detail(id)
  }

  @Requires('ballot.manage')
  @Query(() => [BallotPlace], { description: 'The bodies for which the viewer may write ballots; none without a charter in force.' })
  ballotPlaces(): Promise<BallotPlace[]> {
    return this.charter.places()
  }

  @Requires('decision.manage')
  @Mutation(() => BallotPayload, { description: 'Records in the register what a ballot that was counted has decided.' })
  async recordBallotDecision(@Args('input', { description: 'Of which ballot, in which words, and for whom.' }) input: RecordBallotDecisionInput): Promise<BallotPayload> {
    return { ballot: await this.decisions.record(input) }
  }

  @Requires('ballot.vote')
  @NeedsFreshProof()
  @Mutation(() => BallotPayload, { description: 'Decides between those who stand equally, as the chair, where the charter leaves it to the chair; once and for good.' })
  async breakBallotTie(@Args('input', { description: 'Whom or what.' }) input: BreakBallotTieInput): Promise<BallotPayload> {
    return { ballot: await this.ties.decide(input) }
  }
}

/** What those who look after ballots do with them. */
@Resolver(() => Ballot)
export class BallotDeedResolver {
  constructor(
    private readonly drafts: BallotDraftService,
    private readonly service: BallotService,
    private readonly deeds: BallotDeeds,
    private readonly counting: BallotCounting
  ) {}

  @Requires('ballot.manage')
  @Mutation(() => BallotPayload, { description: 'Writes a new ballot, or changes a draft.' })
  async saveBallot(@Args('input', { description: 'What it says.' }) input: SaveBallotInput): Promise<BallotPayload> {
    return { ballot: await this.drafts.save(input) }
  }

  @Requires('ballot.manage')
  @NeedsFreshProof()
  @Mutation(() => BallotPayload, { description: 'Announces a ballot that opens by the clock: fixes its rules, and tells those who may vote.' })
  async announceBallot(@Args('input', { description: 'Which one.' }) input: BallotStepInput): Promise<BallotPayload> {
    return { ballot: await this.service.announce(input) }
  }

  @Requires('ballot.manage')
  @NeedsFreshProof()
  @Mutation(() => BallotPayload, { description: 'Opens a ballot: freezes its roll and its rules, and lets votes in.' })
  async openBallot(@Args('input', { description: 'Which one.' }) input: BallotStepInput): Promise<BallotPayload> {
    return { ballot: await this.service.open(input) }
  }

  @Requires('ballot.manage')
  @NeedsFreshProof()
  @Mutation(() => BallotPayload, { description: 'Gives a ballot up; what was cast in it is destroyed.' })
  async cancelBallot(@Args('input', { description: 'Which one, and why.' }) input: CancelBallotInput): Promise<BallotPayload> {
    return { ballot: await this.service.cancel(input) }
  }

  @Requires('ballot.manage')
  @Mutation(() => BallotPayload, { description: 'Counts a ballot whose time is over, without waiting for the clock.' })
  async countBallot(@Args('input', { description: 'Which one.' }) { ballotId }: BallotStepInput): Promise<BallotPayload> {
    const row = await this.deeds.seen(ballotId)
    const { result } = await this.counting.count(ballotId)
    return { ballot: await this.deeds.done(row, { before: { state: 'open' }, after: { state: 'closed' }, details: { outcomeKind: result.outcome, ballotCount: result.ballots } }) }
  }

  @Requires('ballot.manage')
  @Mutation(() => BallotPayload, { description: 'Records that an option, or a candidate, has withdrawn.' })
  async withdrawBallotOption(@Args('input', { description: 'Which one.' }) input: WithdrawBallotOptionInput): Promise<BallotPayload> {
    return { ballot: await this.service.withdrawOption(input) }
  }

  @Requires('ballot.manage')
  @Mutation(() => BallotPayload, { description: 'Records that a member is recused, as long as it has not voted.' })
  async recuseFromBallot(@Args('input', { description: 'Who, and why.' }) input: RecuseFromBallotInput): Promise<BallotPayload> {
    return { ballot: await this.service.recuse(input) }
  }
}

/** What those do who vote. */
@Resolver(() => BallotDetail)
export class BallotVoteResolver {
  constructor(private readonly casting: BallotCastingService) {}

  @Requires('ballot.vote')
  @Mutation(() => BallotPayload, { description: 'Casts a vote in an open ballot, or changes it where that is allowed.' })
  async castBallot(@Args('input', { description: 'What, and for whom.' }) input: CastBallotInput): Promise<BallotPayload> {
    return { ballot: await this.casting.cast(input) }
  }

  @Requires('ballot.vote')
  @Mutation(() => BallotCredentialPayload, { description: 'Gives out the right to vote in a secret ballot, once for each member. The vote itself is cast without a session.' })
  fetchBallotCredential(@Args('input', { description: 'For whom, and what the browser has blinded.' }) input: FetchBallotCredentialInput): Promise<BallotCredentialPayload> {
    return this.casting.fetchCredential(input)
  }
}
