import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { PartyAnswerService } from './party-answer.service.js'
import { AnswerAsPartyInput, RecordPartyAnswerInput } from './party-input.graphql.js'
import { PartyReader } from './party-reader.js'
import { PartyAnswers, PartyAnswersPayload, PartyQuestion, PartyQuestionsPayload } from './party.graphql.js'

/** What the parties say that the charter asks beside the voters. */
@Resolver(() => PartyAnswers)
export class PartyResolver {
  constructor(
    private readonly reader: PartyReader,
    private readonly service: PartyAnswerService
  ) {}

  @Requires('charter.read')
  @Query(() => PartyAnswers, { description: 'Whom the charter asks beside the voters about a proposal, an amendment or a ballot, and what they have answered.' })
  partyAnswers(@Args('subjectId', { type: () => ID, description: 'About which of them.' }) subjectId: string): Promise<PartyAnswers> {
    return this.reader.answers(subjectId)
  }

  @Requires('party.answer')
  @Query(() => [PartyQuestion], { description: 'What the viewer is asked in the name of parties, what they have not answered first.' })
  partyQuestions(): Promise<PartyQuestion[]> {
    return this.reader.questions()
  }

  @Requires('party.answer')
  @Mutation(() => PartyQuestionsPayload, { description: 'Answers in the name of a party for which the viewer speaks.' })
  async answerAsParty(@Args('input', { description: 'For whom, and what.' }) input: AnswerAsPartyInput): Promise<PartyQuestionsPayload> {
    return { questions: await this.service.answer(input) }
  }

  @Requires('proposal.lead')
  @Mutation(() => PartyAnswersPayload, { description: 'Writes down what a party has answered elsewhere whose consent the charter asks, or that may veto.' })
  async recordPartyAnswer(@Args('input', { description: 'Which party, and what.' }) input: RecordPartyAnswerInput): Promise<PartyAnswersPayload> {
    return { answers: await this.service.record(input) }
  }
}
