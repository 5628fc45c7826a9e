import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { AnswerService } from './answer.service.js'
import {
  AddEvidenceInput,
  AssessmentConnection,
  AssessmentListArgs,
  AssessmentPayload,
  CancelAssessmentInput,
  EvidencePayload,
  PublishAssessmentInput,
  RemoveEvidenceInput,
  SaveAssessmentAnswersInput,
  SaveAssessmentAnswersPayload,
  StartAssessmentInput,
  SubmitAssessmentInput,
  WithdrawAssessmentInput
} from './assessment-input.graphql.js'
import { AssessmentListQueries } from './assessment-list.queries.js'
import { AssessmentReader } from './assessment-reader.js'
import { AssessmentService } from './assessment.service.js'
import { AssessmentType } from './assessment.graphql.js'
import { EvidenceService } from './evidence.service.js'

/** Assessments: who is where, what is said, and what becomes of it. */
@Resolver(() => AssessmentType)
export class AssessmentResolver {
  constructor(
    private readonly reader: AssessmentReader,
    private readonly lists: AssessmentListQueries,
    private readonly service: AssessmentService,
    private readonly answers: AnswerService,
    private readonly evidence: EvidenceService
  ) {}

  @Requires('quality.read')
  @Query(() => AssessmentConnection, { description: 'The assessments that the viewer may see: of the units within reach, and what is published.' })
  assessments(@Args() args: AssessmentListArgs, @Info() info: GraphQLResolveInfo): Promise<AssessmentConnection> {
    return this.lists.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('quality.read')
  @Query(() => AssessmentType, { description: 'One assessment.' })
  assessment(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<AssessmentType> {
    return this.reader.one(id)
  }

  @Requires('assessment.submit')
  @Mutation(() => AssessmentPayload, { description: 'Begins an assessment without a round.' })
  async startAssessment(@Args('input', { description: 'Of which unit, by which framework.' }) input: StartAssessmentInput): Promise<AssessmentPayload> {
    return { assessment: await this.service.start(input) }
  }

  @Requires('assessment.edit')
  @Mutation(() => SaveAssessmentAnswersPayload, { description: 'Keeps answers. What somebody else has said meanwhile comes back, and is not written over.' })
  async saveAssessmentAnswers(@Args('input', { description: 'Which answers.' }) input: SaveAssessmentAnswersInput): Promise<SaveAssessmentAnswersPayload> {
    return { results: await this.answers.save(input) }
  }

  @Requires('assessment.submit')
  @Mutation(() => AssessmentPayload, { description: 'Hands in the answers of a unit. Where nobody reviews, the assessment is final.' })
  async submitAssessment(@Args('input', { description: 'Which assessment.' }) input: SubmitAssessmentInput): Promise<AssessmentPayload> {
    return { assessment: await this.service.submit(input) }
  }

  @Requires('assessment.submit')
  @Mutation(() => AssessmentPayload, { description: 'Takes back answers that nobody has reviewed yet.' })
  async withdrawAssessment(@Args('input', { description: 'Which assessment.' }) input: WithdrawAssessmentInput): Promise<AssessmentPayload> {
    return { assessment: await this.service.withdraw(input) }
  }

  @Requires('assessment.submit')
  @Mutation(() => AssessmentPayload, { description: 'Gives an assessment up. Its answers stay readable, and nothing rests on them.' })
  async cancelAssessment(@Args('input', { description: 'Which assessment, and why.' }) input: CancelAssessmentInput): Promise<AssessmentPayload> {
    return { assessment: await this.service.cancel(input) }
  }

  @Requires('assessment.submit')
  @Mutation(() => AssessmentPayload, { description: 'Says who sees an assessment once it is final.' })
  async publishAssessment(@Args('input', { description: 'Which assessment, and who.' }) input: PublishAssessmentInput): Promise<AssessmentPayload> {
    return { assessment: await this.service.publish(input) }
  }

  @Requires('assessment.edit')
  @Mutation(() => EvidencePayload, { description: 'Adds a link, a note or a figure as evidence.' })
  async addEvidence(@Args('input', { description: 'Which evidence.' }) input: AddEvidenceInput): Promise<EvidencePayload> {
    return { evidence: await this.reader.evidenceOf(await this.evidence.add(input)) }
  }

  @Requires('assessment.edit')
  @Mutation(() => EvidencePayload, { description: 'Takes evidence away.' })
  async removeEvidence(@Args('input', { description: 'Which evidence.' }) { evidenceId }: RemoveEvidenceInput): Promise<EvidencePayload> {
    return { evidence: await this.reader.evidenceOf(await this.evidence.remove(evidenceId)) }
  }
}
