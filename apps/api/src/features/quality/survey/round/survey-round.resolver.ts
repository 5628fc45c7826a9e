import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { Requires } from '../../../../core/access/requires.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { SurveyContentType } from '../survey-content.graphql.js'
import { SurveyReader } from '../survey-reader.js'
import { SurveyHandout } from './survey-handout.service.js'
import { SurveyToReturn } from './survey-return.service.js'
import {
  CancelSurveyRoundInput,
  CloseSurveyKioskInput,
  EndSurveyRoundInput,
  ExtendSurveyRoundInput,
  FillReturnFromSurveyInput,
  HideSurveyWordsInput,
  OpenSurveyKioskInput,
  OpenSurveyRoundInput
} from './survey-round-input.graphql.js'
import {
  FillReturnFromSurveyPayload,
  HideSurveyWordsPayload,
  OpenSurveyKioskPayload,
  SurveyFigureType,
  SurveyKioskType,
  SurveyPlaceType,
  SurveyRoundPayload,
  SurveyRoundType,
  SurveyRoundUnitType,
  SurveyWordsType
} from './survey-round.graphql.js'
import { SurveyRoundReader } from './survey-round-reader.js'
import { SurveyRoundService } from './survey-round.service.js'

/** Rounds of surveys: opened, extended, ended, and what came of them. */
@Resolver(() => SurveyRoundType)
export class SurveyRoundResolver {
  constructor(
    private readonly service: SurveyRoundService,
    private readonly reader: SurveyRoundReader,
    private readonly surveys: SurveyReader,
    private readonly handout: SurveyHandout,
    private readonly returns: SurveyToReturn,
    private readonly audit: AuditWriter
  ) {}

  @Requires('survey.read')
  @Query(() => [SurveyRoundType], { description: 'The rounds in sight; those that end last come first.' })
  surveyRounds(@Args('surveyId', { type: () => ID, nullable: true, description: 'Of one survey alone.' }) surveyId: string | null): Promise<SurveyRoundType[]> {
    return this.reader.all(surveyId ?? null)
  }

  @Requires('survey.read')
  @Query(() => SurveyRoundType, { description: 'One round.' })
  surveyRound(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<SurveyRoundType> {
    return this.service.one(id)
  }

  @Requires('survey.manage')
  @Query(() => [SurveyPlaceType], { description: 'The units in which the viewer may ask a survey, by their names.' })
  surveyPlaces(): Promise<SurveyPlaceType[]> {
    return this.reader.places()
  }

  @Requires('survey.manage')
  @Mutation(() => SurveyRoundPayload, { description: 'Opens a survey in units from a day to a day.' })
  async openSurveyRound(@Args('input', { description: 'What, where and when.' }) input: OpenSurveyRoundInput): Promise<SurveyRoundPayload> {
    return { round: await this.service.open(input) }
  }

  @Requires('survey.manage')
  @Mutation(() => SurveyRoundPayload, { description: 'Gives a round more time.' })
  async extendSurveyRound(@Args('input', { description: 'Which one, until when.' }) input: ExtendSurveyRoundInput): Promise<SurveyRoundPayload> {
    return { round: await this.service.extend(input) }
  }

  @Requires('survey.manage')
  @Mutation(() => SurveyRoundPayload, { description: 'Ends a round: it is summed up once and for good, and the single answers are erased.' })
  async endSurveyRound(@Args('input', { description: 'Which one.' }) input: EndSurveyRoundInput): Promise<SurveyRoundPayload> {
    return { round: await this.service.end(input) }
  }

  @Requires('survey.manage')
  @Mutation(() => SurveyRoundPayload, { description: 'Gives a round up: its answers are erased, and nothing is shown.' })
  async cancelSurveyRound(@Args('input', { description: 'Which one.' }) input: CancelSurveyRoundInput): Promise<SurveyRoundPayload> {
    return { round: await this.service.cancel(input) }
  }

  @Requires('survey.manage')
  @Mutation(() => OpenSurveyKioskPayload, { description: 'Opens a device on which people answer one after the other, for today.' })
  openSurveyKiosk(@Args('input', { description: 'Where.' }) { roundId, unitId }: OpenSurveyKioskInput): Promise<OpenSurveyKioskPayload> {
    return this.handout.openKiosk(roundId, unitId, this.audit)
  }

  @Requires('survey.manage')
  @Mutation(() => SurveyRoundPayload, { description: 'Ends a device before the day does.' })
  async closeSurveyKiosk(@Args('input', { description: 'Which one.' }) { kioskId }: CloseSurveyKioskInput): Promise<SurveyRoundPayload> {
    return { round: await this.handout.closeKiosk(kioskId, this.audit) }
  }

  @Requires('survey.manage')
  @Mutation(() => HideSurveyWordsPayload, { description: 'Hides an answer in words, or shows it again.' })
  async hideSurveyWords(@Args('input', { description: 'Which one, and why.' }) input: HideSurveyWordsInput): Promise<HideSurveyWordsPayload> {
    return { words: await this.service.hide(input) }
  }

  @Requires('return.edit')
  @Mutation(() => FillReturnFromSurveyPayload, { description: 'Takes what a survey came to in a unit into its return; what stands there already is kept.' })
  fillReturnFromSurvey(@Args('input', { description: 'Whose figures.' }) input: FillReturnFromSurveyInput): Promise<FillReturnFromSurveyPayload> {
    return this.returns.fill(input)
  }

  @ResolveField(() => SurveyContentType, { description: 'What is asked.' })
  async content(@Parent() { versionId }: SurveyRoundType): Promise<SurveyContent> {
    return this.contentOf(versionId)
  }

  @ResolveField(() => [SurveyRoundUnitType], { description: 'The units in sight in which it is asked, by their names.' })
  units(@Parent() { id }: SurveyRoundType): Promise<SurveyRoundUnitType[]> {
    return this.reader.unitsOf(id)
  }

  @ResolveField(() => [SurveyKioskType], { description: 'Devices that were opened for it, the newest first.' })
  kiosks(@Parent() { id }: SurveyRoundType): Promise<SurveyKioskType[]> {
    return this.reader.kiosksOf(id)
  }

  @ResolveField(() => [SurveyFigureType], { description: 'What came of it, from the whole down; nothing before it has ended, nor of fewer answers than the minimum.' })
  async figures(@Parent() { id, versionId }: SurveyRoundType): Promise<SurveyFigureType[]> {
    return this.reader.figuresOf(id, await this.contentOf(versionId))
  }

  @ResolveField(() => [SurveyWordsType], { description: 'Answers in words, in no order; hidden ones for those who may hide them.' })
  words(@Parent() { id }: SurveyRoundType): Promise<SurveyWordsType[]> {
    return this.reader.wordsOf(id)
  }

  private async contentOf(versionId: string): Promise<SurveyContent> {
    const content = await this.surveys.contentOf(versionId)
    if (!content) throw new DomainError('NOT_FOUND')
    return content
  }
}
