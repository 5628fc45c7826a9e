import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { AnswerProgressQuestionInput, AskProgressQuestionInput, MoveProgressReportInput, OpenProgressReportInput, ProgressReportPayload, WriteProgressReportInput } from './progress-input.graphql.js'
import { ProgressReader } from './progress-reader.js'
import { ProgressReport, ProgressReports } from './progress.graphql.js'
import { ProgressService } from './progress.service.js'

/** What do projects tell their funders, and what do these ask? */
@Resolver(() => ProgressReport)
export class ProgressResolver {
  constructor(
    private readonly reader: ProgressReader,
    private readonly service: ProgressService
  ) {}

  @Requires('budget.read')
  @Query(() => ProgressReports, { description: 'The progress reports of a project; without one, those of all projects that the viewer reads which are not accepted, the first due first.' })
  progressReports(@Args('projectId', { type: () => ID, nullable: true, description: 'Which project.' }) projectId?: string | null): Promise<ProgressReports> {
    return this.reader.list(projectId ?? null)
  }

  @Requires('budget.read')
  @Query(() => ProgressReport, { description: 'A progress report with the parts of the partners.' })
  progressReport(@Args('reportId', { type: () => ID, description: 'Which report.' }) reportId: string): Promise<ProgressReport> {
    return this.reader.one(reportId)
  }

  @Requires('project.edit')
  @Mutation(() => ProgressReportPayload, { description: 'Begins a progress report with a part for each partner.' })
  async openProgressReport(@Args('input', { description: 'On which period, and by when.' }) input: OpenProgressReportInput): Promise<ProgressReportPayload> {
    return { report: await this.service.open(input) }
  }

  @Requires('claim.write')
  @Mutation(() => ProgressReportPayload, { description: 'Writes into a report or a part before it is sent.' })
  async writeProgressReport(@Args('input', { description: 'What is written.' }) input: WriteProgressReportInput): Promise<ProgressReportPayload> {
    return { report: await this.service.write(input) }
  }

  @Requires('claim.write')
  @Mutation(() => ProgressReportPayload, { description: 'Leads a report or a part on, or back with marked cells.' })
  async moveProgressReport(@Args('input', { description: 'Which step.' }) input: MoveProgressReportInput): Promise<ProgressReportPayload> {
    return { report: await this.service.move(input) }
  }

  @Requires('project.steer')
  @Mutation(() => ProgressReportPayload, { description: 'Records what the funder asks about a report that it has.' })
  async askProgressQuestion(@Args('input', { description: 'About what, and the question.' }) input: AskProgressQuestionInput): Promise<ProgressReportPayload> {
    return { report: await this.service.ask(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProgressReportPayload, { description: 'Answers a question of the funder; the answer stands with the report.' })
  async answerProgressQuestion(@Args('input', { description: 'Which question, and the answer.' }) input: AnswerProgressQuestionInput): Promise<ProgressReportPayload> {
    return { report: await this.service.answer(input) }
  }
}
