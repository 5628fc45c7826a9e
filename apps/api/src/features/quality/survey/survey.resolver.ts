import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { Requires } from '../../../core/access/requires.js'
import { SurveyContentType } from './survey-content.graphql.js'
import { SurveyLibraryService } from './survey-library.service.js'
import { SurveyReader } from './survey-reader.js'
import {
  CreateSurveyInput,
  DropSurveyDraftInput,
  DropSurveyDraftPayload,
  InstallSurveysPayload,
  ReleaseSurveyInput,
  RetireSurveyInput,
  SaveSurveyDraftInput,
  StartSurveyDraftInput,
  SurveyPayload,
  SurveyType,
  SurveyVersionPayload,
  SurveyVersionType
} from './survey.graphql.js'
import { SurveyService } from './survey.service.js'

/** Surveys and their versions. */
@Resolver(() => SurveyType)
export class SurveyResolver {
  constructor(
    private readonly service: SurveyService,
    private readonly reader: SurveyReader,
    private readonly library: SurveyLibraryService
  ) {}

  @Requires('survey.read')
  @Query(() => [SurveyType], { description: 'The surveys by their codes; those that were retired among them.' })
  surveys(): Promise<SurveyType[]> {
    return this.reader.all()
  }

  @Requires('survey.read')
  @Query(() => SurveyType, { description: 'One survey.' })
  survey(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<SurveyType> {
    return this.service.one(id)
  }

  @Requires('survey.read')
  @Query(() => SurveyVersionType, { description: 'One version of a survey.' })
  surveyVersion(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<SurveyVersionType> {
    return this.service.version(id)
  }

  @Requires('survey.write')
  @Mutation(() => InstallSurveysPayload, { description: 'Adds the surveys that come with the product, as far as they are missing.' })
  async installSurveys(): Promise<InstallSurveysPayload> {
    return { count: await this.library.install() }
  }

  @Requires('survey.write')
  @Mutation(() => SurveyVersionPayload, { description: 'Begins a survey as a draft.' })
  createSurvey(@Args('input', { description: 'What it is to be.' }) input: CreateSurveyInput): Promise<SurveyVersionPayload> {
    return this.service.create(input)
  }

  @Requires('survey.write')
  @Mutation(() => SurveyVersionPayload, { description: 'Begins the next version of a survey as a draft.' })
  startSurveyDraft(@Args('input', { description: 'Of which one.' }) input: StartSurveyDraftInput): Promise<SurveyVersionPayload> {
    return this.service.startDraft(input)
  }

  @Requires('survey.write')
  @Mutation(() => SurveyVersionPayload, { description: 'Saves a draft, finished or not.' })
  saveSurveyDraft(@Args('input', { description: 'What it is to say.' }) input: SaveSurveyDraftInput): Promise<SurveyVersionPayload> {
    return this.service.saveDraft(input)
  }

  @Requires('survey.write')
  @Mutation(() => DropSurveyDraftPayload, { description: 'Gives a draft up.' })
  async dropSurveyDraft(@Args('input', { description: 'Which one.' }) input: DropSurveyDraftInput): Promise<DropSurveyDraftPayload> {
    return { versionId: input.versionId, isSurveyGone: await this.service.dropDraft(input) }
  }

  @Requires('survey.write')
  @Mutation(() => SurveyVersionPayload, { description: 'Releases a draft. It never changes again.' })
  releaseSurvey(@Args('input', { description: 'Which one.' }) input: ReleaseSurveyInput): Promise<SurveyVersionPayload> {
    return this.service.release(input)
  }

  @Requires('survey.write')
  @Mutation(() => SurveyPayload, { description: 'Retires a survey, or offers it again. Its rounds stay.' })
  async retireSurvey(@Args('input', { description: 'Which one.' }) input: RetireSurveyInput): Promise<SurveyPayload> {
    return { survey: await this.service.retire(input) }
  }

  @ResolveField(() => [SurveyVersionType], { description: 'Its versions, the newest first; drafts for those who write them.' })
  versions(@Parent() { id }: SurveyType): Promise<SurveyVersionType[]> {
    return this.reader.versionsOf(id)
  }
}

/** What only those who read a version itself want to know. */
@Resolver(() => SurveyVersionType)
export class SurveyVersionResolver {
  constructor(private readonly service: SurveyService) {}

  @ResolveField(() => SurveyContentType, { description: 'What it says.' })
  content(@Parent() { id }: SurveyVersionType): Promise<SurveyContent> {
    return this.service.content(id)
  }
}
