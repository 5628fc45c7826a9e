import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { NetMethod } from '@solmu/domain/results/overlap.js'
import { type Stage, stages } from '@solmu/domain/results/return-state.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, kindOfPeriod, type Period, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { DerivedFigures, neededFor } from './derived-figures.js'
import { type CountedFigure, figuresOf, figureText } from './result-figures.js'
import { ResultSums, type SumsOfRow } from './result-sums.js'
import { MAX_PERIODS, type ResultColumn, type ResultTotals, type ResultTotalsInput } from './result-totals.graphql.js'
import { TOTALS_HEAD_SQL, type TotalledIndicator, type TotalsHead } from './result-totals.queries.js'

/** What figures add up to. */
@Injectable()
export class ResultTotalsService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly sums: ResultSums
  ) {}

  /**
   * The figures of a unit, of a centre with the units that were under it, or of all, as a matrix. However many indicators,
   * periods and units there are, the statements are as many.
   *
   * @throws DomainError INVALID_INPUT, DAYS_REVERSED, NOT_FOUND also for a node whose figures are out of sight
   */
  async totals(input: ResultTotalsInput): Promise<ResultTotals> {
    const columns = columnsOf(input)
    const [first, last] = [columns[0], columns.at(-1)]
    if (!first || !last) throw new DomainError('INVALID_INPUT', { path: ['input', 'from'] })
    const { node, asked, library } = await this.head(input, addDays(last.validTo, -1))
    const periods = columns.flatMap(({ period, validFrom }) => (period === null ? [] : [validFrom]))
    const stage: Stage = input.stage ?? 'accepted'
    const persons = input.persons ?? 'agreed'
    const rows = await this.sums.read({
      ...{ node, indicators: neededFor(asked, library), stage: stages[stage], withCombinations: input.breakdowns === 'all' },
      ...{ periodKind: kindOfPeriod(input.from), from: first.validFrom, to: periods.at(-1) ?? first.validFrom }
    })
    const shown = shownRows(asked, library, { rows, columns, periods, persons })
    return {
      ...{ node, stage, persons, columns },
      rows: shown.map(({ indicator: { id, code, name, decimals }, breakdown }) => ({ indicatorId: id, code, name, decimals, breakdown })),
      values: shown.map(({ indicator, figures }) => figures.map((figure) => figureText(figure, indicator.decimals)))
    }
  }

  private async head({ nodeId, indicatorIds }: ResultTotalsInput, day: IsoDate) {
    const [head] = await this.db.sql<TotalsHead>(TOTALS_HEAD_SQL, [nodeId, indicatorIds, day])
    const { node, indicators } = head ?? { node: null, indicators: [] }
    if (!node || !this.access.may('return.read', { unitId: node.id })) throw new DomainError('NOT_FOUND', { path: ['input', 'nodeId'] })
    const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
    const asked = indicatorIds.map((id, place): TotalledIndicator => {
      const indicator = byId.get(id)
      if (!indicator) throw new DomainError('NOT_FOUND', { path: ['input', 'indicatorIds', place] })
      return indicator
    })
    return { node, asked, library: indicators }
  }
}

/** A row with its figures. */
type ShownRow = { readonly indicator: TotalledIndicator; readonly breakdown: string; readonly figures: readonly CountedFigure[] }

/** The rows of the indicators that were asked for, in their order; those that only served to work others out stay out. */
function shownRows(
  asked: readonly TotalledIndicator[],
  library: readonly TotalledIndicator[],
  of: { rows: readonly SumsOfRow[]; columns: readonly ResultColumn[]; periods: readonly IsoDate[]; persons: NetMethod }
): ShownRow[] {
  const byId = new Map(library.map((indicator) => [indicator.id, indicator]))
  const summed = of.rows.flatMap((row): ShownRow[] => {
    const indicator = byId.get(row.indicatorId)
    return indicator ? [{ indicator, breakdown: row.breakdown, figures: figuresOf(row, { ...of, indicator }) }] : []
  })
  const totals = new Map(summed.flatMap(({ indicator, breakdown, figures }) => (breakdown === '' ? [[indicator.id, figures]] : [])))
  const derived = new DerivedFigures(library, of.columns, totals)
  return asked.flatMap((indicator) =>
    indicator.sourceClass === 'derived'
      ? [{ indicator, breakdown: '', figures: derived.figures(indicator) }]
      : summed.filter((row) => row.indicator === indicator)
  )
}

/**
 * The periods from one to another and, when there are several, the run as a whole.
 *
 * @throws DomainError INVALID_INPUT, OUT_OF_RANGE, DAYS_REVERSED
 */
export function columnsOf({ from, to }: Pick<ResultTotalsInput, 'from' | 'to'>): ResultColumn[] {
  for (const [field, period] of Object.entries({ from, to })) {
    if (!isPeriod(period)) throw new DomainError('INVALID_INPUT', { path: ['input', field] })
  }
  if (kindOfPeriod(from) !== kindOfPeriod(to)) throw new DomainError('INVALID_INPUT', { path: ['input', 'to'] })
  const columns: ResultColumn[] = []
  for (let period: Period = from; validityOfPeriod(period).validFrom <= validityOfPeriod(to).validFrom; period = shiftPeriod(period, 1)) {
    if (columns.length === MAX_PERIODS) throw new DomainError('OUT_OF_RANGE', { path: ['input', 'to'], params: { min: 1, max: MAX_PERIODS } })
    columns.push({ period, ...validityOfPeriod(period) })
  }
  const [first, last] = [columns[0], columns.at(-1)]
  if (!first || !last) throw new DomainError('DAYS_REVERSED', { path: ['input', 'to'] })
  return columns.length === 1 ? columns : [...columns, { period: null, validFrom: first.validFrom, validTo: last.validTo }]
}
