import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { SurveyText } from '@solmu/domain/quality/survey.js'
import { SurveyReader } from '../survey-reader.js'
import { SurveyRoundReader } from './survey-round-reader.js'

/** What a unit's answers to a question came to, and which indicators they are the values of. */
export type UnitSurveyFigure = {
  readonly surveyId: string
  readonly surveyName: SurveyText
  readonly opensOn: string
  readonly closesOn: string
  readonly questionCode: string
  readonly questionTitle: SurveyText
  readonly n: number
  /** The mean step, from 1 to `steps`; null where there is no scale. */
  readonly mean: number | null
  readonly steps: number
  /** Codes of the indicator library; empty for none. */
  readonly meanIndicator: string
  readonly countIndicator: string
}

/**
 * The figures of surveys for other parts of quality and results: as evidence of a criterion, or as the value of an indicator. It
 * knows what is shown and nothing else, so the minimum holds wherever they go.
 */
@Injectable()
export class SurveyFigures {
  constructor(
    private readonly surveys: SurveyReader,
    private readonly rounds: SurveyRoundReader
  ) {}

  /**
   * What is shown of a unit in a round, question by question; nothing of one with too few answers, nor before the round has ended.
   *
   * @throws DomainError NOT_FOUND for a round out of sight
   * @example await figures.of({ unitId, roundId }) // [{ questionCode: 'overall', n: 23, mean: 4.1, meanIndicator: 'O7', … }]
   */
  async of({ unitId, roundId }: { readonly unitId: string; readonly roundId: string }): Promise<UnitSurveyFigure[]> {
    const round = await this.rounds.one(roundId)
    const content = round && (await this.surveys.contentOf(round.versionId))
    if (!round || !content) throw new DomainError('NOT_FOUND', { path: ['roundId'] })
    const { surveyId, opensOn, closesOn } = round
    const own = (await this.rounds.figuresOf(roundId, content)).filter(({ level, unit }) => level === 'unit' && unit.id === unitId)
    return own.flatMap(({ questionCode, n, mean }) => {
      const question = content.questions.find(({ code }) => code === questionCode)
      if (!question) return []
      const { title: questionTitle, options, meanIndicator, countIndicator } = question
      return [{ surveyId, surveyName: content.name, opensOn, closesOn, questionCode, questionTitle, n, mean, steps: options.length, meanIndicator, countIndicator }]
    })
  }
}
