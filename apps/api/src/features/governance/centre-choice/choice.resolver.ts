import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { AssessingService } from './assessing.service.js'
import { CentrePaperService } from './centre-paper.service.js'
import { ChoiceDraftService } from './choice-draft.service.js'
import {
  CarryOutCentreChoiceInput,
  DecideCentreChoiceInput,
  MoveCentreChoiceInput,
  NoteCentreConflictInput,
  RecordCentreVoteInput,
  RemoveCentrePaperInput,
  SaveCentreChoiceInput,
  ScoreCentreCandidatesInput,
  WithdrawCentreCandidateInput
} from './choice-input.graphql.js'
import { ChoiceReader } from './choice-reader.js'
import { CentreChoice, CentreChoiceBrief, CentreChoicePayload, CentrePerson } from './choice.graphql.js'
import { ChoiceService } from './choice.service.js'
import { OutcomeService } from './outcome.service.js'

/** Who is to be the centre of a region, and why? */
@Resolver(() => CentreChoice)
export class ChoiceResolver {
  constructor(
    private readonly reader: ChoiceReader,
    private readonly drafts: ChoiceDraftService,
    private readonly service: ChoiceService,
    private readonly assessing: AssessingService,
    private readonly papers: CentrePaperService,
    private readonly outcome: OutcomeService
  ) {}

  @Requires('choice.read')
  @Query(() => [CentreChoiceBrief], { description: 'The choices of regional centres that the viewer reads, the newest first.' })
  centreChoices(): Promise<CentreChoiceBrief[]> {
    return this.reader.list()
  }

  @Requires('choice.read')
  @Query(() => CentreChoice, { description: 'The choice of a regional centre, with what others have scored once the assessment is closed.' })
  centreChoice(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<CentreChoice> {
    return this.reader.one(id)
  }

  @Requires('choice.manage')
  @Query(() => [CentrePerson], { description: 'Who can be named an assessor, by name.' })
  centrePeople(): Promise<CentrePerson[]> {
    return this.reader.people()
  }

  @Requires('choice.manage')
  @Mutation(() => CentreChoicePayload, { description: 'Prepares the choice of a regional centre, or changes a draft.' })
  async saveCentreChoice(@Args('input', { description: 'What it is.' }) input: SaveCentreChoiceInput): Promise<CentreChoicePayload> {
    return { choice: await this.drafts.save(input) }
  }

  @Requires('choice.manage')
  @Mutation(() => CentreChoicePayload, { description: 'Opens or closes the assessment, or gives the choice up.' })
  async moveCentreChoice(@Args('input', { description: 'Which step.' }) input: MoveCentreChoiceInput): Promise<CentreChoicePayload> {
    return { choice: await this.service.move(input) }
  }

  @Requires('choice.manage')
  @Mutation(() => CentreChoicePayload, { description: 'Takes a candidate off.' })
  async withdrawCentreCandidate(@Args('input', { description: 'Which one, and why.' }) input: WithdrawCentreCandidateInput): Promise<CentreChoicePayload> {
    return { choice: await this.service.withdraw(input) }
  }

  @Requires('choice.manage')
  @Mutation(() => CentreChoicePayload, { description: 'Records the votes of the units, once the assessment is closed.' })
  async recordCentreVote(@Args('input', { description: 'Of which ballot, or how many.' }) input: RecordCentreVoteInput): Promise<CentreChoicePayload> {
    return { choice: await this.service.recordVote(input) }
  }

  @Requires('choice.assess')
  @Mutation(() => CentreChoicePayload, { description: 'Gives points to candidates, as an assessor.' })
  async scoreCentreCandidates(@Args('input', { description: 'The points.' }) input: ScoreCentreCandidatesInput): Promise<CentreChoicePayload> {
    return { choice: await this.assessing.score(input) }
  }

  @Requires('choice.assess')
  @Mutation(() => CentreChoicePayload, { description: 'Notes that an assessor has an interest in who is chosen.' })
  async noteCentreConflict(@Args('input', { description: 'Whose, and which.' }) input: NoteCentreConflictInput): Promise<CentreChoicePayload> {
    return { choice: await this.assessing.noteConflict(input) }
  }

  @Requires('choice.assess')
  @Mutation(() => CentreChoicePayload, { description: 'Takes a file of a candidate away.' })
  async removeCentrePaper(@Args('input', { description: 'Which one.' }) input: RemoveCentrePaperInput): Promise<CentreChoicePayload> {
    return { choice: await this.papers.remove(input) }
  }

  @Requires('choice.manage')
  @Mutation(() => CentreChoicePayload, { description: 'Records in the register of decisions who was chosen.' })
  async decideCentreChoice(@Args('input', { description: 'Who, why, and from when.' }) input: DecideCentreChoiceInput): Promise<CentreChoicePayload> {
    return { choice: await this.outcome.decide(input) }
  }

  @Requires('choice.manage')
  @Mutation(() => CentreChoicePayload, { description: 'Changes the network as was decided.' })
  async carryOutCentreChoice(@Args('input', { description: 'Of which choice.' }) input: CarryOutCentreChoiceInput): Promise<CentreChoicePayload> {
    return { choice: await this.outcome.carryOut(input) }
  }
}
