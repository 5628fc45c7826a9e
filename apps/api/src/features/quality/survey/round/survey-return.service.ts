import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Access } from '../../../../core/access/access.js'
import { Db } from '../../../../core/db/db.js'
import { SaveCellsService } from '../../../results/unit-return/cell/save-cells.service.js'
import { SurveyFigures, type UnitSurveyFigure } from './survey-figures.js'
import type { FillReturnFromSurveyInput } from './survey-round-input.graphql.js'
import type { FillReturnFromSurveyPayload } from './survey-round.graphql.js'
import { SurveyRoundReader } from './survey-round-reader.js'

type Place = { readonly returnId: string; readonly period: string; readonly indicatorId: string; readonly code: string; readonly decimals: number }

/** The figures that a unit is asked for in the periods of a day: of a return that is open first, and of the shortest period. */
const PLACES = `SELECT r.id AS "returnId", c.period, i.id AS "indicatorId", i.code, i.decimals
  FROM unit_return r JOIN collection_round c ON c.id = r.round_id JOIN round_indicator n ON n.round_id = c.id JOIN indicator i ON i.id = n.indicator_id
  WHERE r.unit_id = $1 AND c.period_from <= $2 AND c.period_to > $2 AND i.code = ANY ($3::text[])
  ORDER BY c.state = 'open' AND r.state IN ('not_started', 'draft', 'returned') DESC, c.period_to - c.period_from, r.id, i.code`

/** Takes what a survey came to into the return of a unit, the same way as everybody writes figures there. */
@Injectable()
export class SurveyToReturn {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly figures: SurveyFigures,
    private readonly rounds: SurveyRoundReader,
    private readonly saving: SaveCellsService
  ) {}

  /**
   * Writes the values of the indicators to which questions of the round are tied, in the period in which it ended. A figure that
   * somebody else has written there is kept.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, SURVEY_WITHHELD where nothing of the unit is shown, SURVEY_UNASKED where no return
   *   of the unit asks for it, ROUND_STATE or RETURN_STATE where the return is not open
   */
  async fill({ roundId, unitId }: FillReturnFromSurveyInput): Promise<FillReturnFromSurveyPayload> {
    const round = await this.rounds.one(roundId)
    if (!round || !(await this.rounds.unitNow(roundId, unitId))) throw new DomainError('NOT_FOUND', { path: [round ? 'unitId' : 'roundId'] })
    this.access.check('return.edit', { unitId })
    const values = valuesOf(await this.figures.of({ unitId, roundId }))
    if (values.size === 0) throw new DomainError('SURVEY_WITHHELD')
    const { closesOn, closedOn } = round
    const endedOn = closedOn !== null && closedOn < closesOn ? closedOn : closesOn
    const places = await this.db.sql<Place>(PLACES, [unitId, endedOn, [...values.keys()]])
    const [first] = places
    if (!first) throw new DomainError('SURVEY_UNASKED')
    const cells = places.filter(({ returnId }) => returnId === first.returnId).map((place) => cellOf(place, values))
    const { conflicts, refusals, cells: saved } = await this.saving.save({ returnId: first.returnId, cells })
    const [refusal] = refusals
    if (refusal) throw new DomainError('FIGURES_REFUSED', { params: { code: refusal.code } })
    return { returnId: first.returnId, period: first.period, savedCount: saved.length, keptCount: conflicts.length }
  }
}

/** The values by the codes of their indicators. */
function valuesOf(figures: readonly UnitSurveyFigure[]): ReadonlyMap<string, number> {
  const tied = figures.flatMap(({ meanIndicator, mean, countIndicator, n }) => [[meanIndicator, mean] as const, [countIndicator, n] as const])
  return new Map(tied.flatMap(([code, value]) => (code === '' || value === null ? [] : [[code, value] as const])))
}

const cellOf = ({ indicatorId, code, decimals }: Place, values: ReadonlyMap<string, number>) => ({
  ...{ indicatorId, breakdown: '', expectedVersion: 0 },
  value: (values.get(code) ?? 0).toFixed(decimals)
})
