import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isPeriod } from '@solmu/shared/periods.js'
import { pick } from '@solmu/shared/text.js'
import { ResultTotalsService } from '../../results/facts/result-totals.service.js'
import { SurveyFigures } from '../survey/round/survey-figures.js'
import type { AddEvidenceInput } from './assessment-input.graphql.js'

/** A figure as it stands now, to be kept as it is. */
export type FigureEvidence = {
  readonly kind: 'indicator' | 'survey'
  readonly title: string
  /**
   * `source`: of an indicator the stage of the results, and whether there was a figure: accepted:value, submitted:missing; of a
   * survey the number of people, the steps of the scale and the round: survey:23:5:…, its period being the days of answering.
   */
  readonly figure: { readonly id: string | null; readonly period: string; readonly figure: string | null; readonly source: string }
}

/** Takes figures out of the results of a unit, as the results feature adds them up, and out of its surveys. */
@Injectable()
export class EvidenceFigures {
  constructor(
    private readonly totals: ResultTotalsService,
    private readonly surveys: SurveyFigures
  ) {}

  /**
   * The accepted figure of a unit; where none is accepted yet, the one that the unit has sent.
   *
   * @throws DomainError NOT_FOUND for an indicator or figures out of sight, INVALID_INPUT at `period`
   */
  async evidence(unitId: string, { indicatorId, period, title }: Pick<AddEvidenceInput, 'indicatorId' | 'period' | 'title'>): Promise<FigureEvidence> {
    if (!indicatorId || !period || !isPeriod(period)) throw new DomainError('INVALID_INPUT', { path: ['period'] })
    const accepted = await this.figure({ unitId, indicatorId, period, stage: 'accepted' })
    const found = accepted.value === null ? await this.figure({ unitId, indicatorId, period, stage: 'submitted' }) : accepted
    const { value, name, stage } = found
    const source = `${stage}:${value === null ? 'missing' : 'value'}`
    return { kind: 'indicator', title: title.trim() || name, figure: { id: indicatorId, period, figure: value, source } }
  }

  /**
   * The mean of a question in a round of a survey, as it is shown of the unit.
   *
   * @throws DomainError NOT_FOUND for a round out of sight, SURVEY_WITHHELD where the question has no mean that may be shown
   */
  async survey(unitId: string, { surveyRoundId: roundId, questionCode, title }: Pick<AddEvidenceInput, 'surveyRoundId' | 'questionCode' | 'title'>): Promise<FigureEvidence> {
    if (!roundId || !questionCode) throw new DomainError('INVALID_INPUT', { path: ['questionCode'] })
    const found = (await this.surveys.of({ unitId, roundId })).find((each) => each.questionCode === questionCode)
    if (!found || found.mean === null) throw new DomainError('SURVEY_WITHHELD', { path: ['questionCode'] })
    const { n, steps, mean, opensOn, closesOn, surveyName, questionTitle } = found
    const name = `${surveyName.fi}: ${questionTitle.fi}`.slice(0, 200)
    const source = `survey:${n}:${steps}:${roundId}`
    return { kind: 'survey', title: title.trim() || name, figure: { id: null, period: `${opensOn}/${closesOn}`, figure: mean.toFixed(2), source } }
  }

  private async figure({ unitId, indicatorId, period, stage }: { unitId: string; indicatorId: string; period: string; stage: 'accepted' | 'submitted' }) {
    const { rows, values } = await this.totals.totals({ nodeId: unitId, indicatorIds: [indicatorId], from: period, to: period, stage })
    const [row] = rows
    if (!row) throw new DomainError('NOT_FOUND', { path: ['indicatorId'] })
    return { value: values[0]?.[0]?.value ?? null, name: pick(row.name, 'fi').text.slice(0, 200), stage }
  }
}
