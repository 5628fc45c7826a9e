import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { IsOptional, IsUUID } from 'class-validator'
import { AnySignedIn } from '../../../../core/access/requires.js'
import { AnswerQuestionInput, AskAboutFigureInput, EditionQuestion, QuestionPayload } from './question.graphql.js'
import { QuestionService } from './question.service.js'

@ArgsType()
export class QuestionListArgs {
  @Field(() => ID, { nullable: true, description: 'Those about one edition.' })
  @IsOptional()
  @IsUUID()
  editionId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of one audience.' })
  @IsOptional()
  @IsUUID()
  audienceId?: string | null
}

@Resolver()
export class QuestionResolver {
  constructor(private readonly questions: QuestionService) {}

  @AnySignedIn()
  @Query(() => [EditionQuestion], { description: 'Questions about published figures that the viewer reads or may answer, open ones first; at most 200.' })
  editionQuestions(@Args() args: QuestionListArgs): Promise<EditionQuestion[]> {
    return this.questions.list(args)
  }

  @AnySignedIn()
  @Mutation(() => QuestionPayload, { description: 'Asks about a published figure; whoever may answer is told.' })
  async askAboutFigure(@Args('input', { description: 'Which figure, and what.' }) input: AskAboutFigureInput): Promise<QuestionPayload> {
    return { question: await this.questions.ask(input) }
  }

  @AnySignedIn()
  @Mutation(() => QuestionPayload, { description: 'Answers a question about a published figure; whoever asked is told.' })
  async answerQuestion(@Args('input', { description: 'The answer.' }) input: AnswerQuestionInput): Promise<QuestionPayload> {
    return { question: await this.questions.answer(input) }
  }
}
