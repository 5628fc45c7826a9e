import { Injectable } from '@nestjs/common'
import { forecast, periodsInYear, standing, targetOfYear } from '@solmu/domain/results/progress.js'
import { decimalText, parseDecimal } from '@solmu/shared/decimal.js'
import { periodContaining, type PeriodKind, shiftPeriod } from '@solmu/shared/periods.js'
import type { ResultFigure, ResultTotals } from '../facts/result-totals.graphql.js'
import { ResultTotalsService } from '../facts/result-totals.service.js'
import type { Progress, ProgressInput, ProgressRow } from './progress.graphql.js'
import { TargetQueries, type TargetIndicatorRow } from './target.queries.js'

type SetFigures = Awaited<ReturnType<TargetQueries['ofYear']>>[number]

const byFineness: readonly PeriodKind[] = ['month', 'quarter', 'third', 'year']

/** Plan, actual and forecast side by side. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly queries: TargetQueries,
    private readonly totals: ResultTotalsService
  ) {}

  /** @throws DomainError NOT_FOUND also for a node whose figures are out of sight */
  async of({ nodeId, year, stage }: ProgressInput): Promise<Progress> {
    const set = await this.queries.ofYear(nodeId, year)
    const kinds = await this.queries.periodKinds()
    const kind = byFineness.find((each) => kinds.includes(each)) ?? 'quarter'
    const first = periodContaining(kind, `${year}-01-01`)
    const totals = await this.totals.totals({
      ...{ nodeId, indicatorIds: set.map(({ indicator }) => indicator.id), stage: stage ?? 'submitted' },
      ...{ from: first, to: shiftPeriod(first, periodsInYear[kind] - 1) }
    })
    const rows = set.map((each) => progressOf(each, { totals, year: String(year) }))
    return { node: totals.node, year, stage: totals.stage, rows }
  }
}

function progressOf({ indicator, set }: SetFigures, { totals, year }: { totals: ResultTotals; year: string }): ProgressRow {
  const place = totals.rows.findIndex(({ indicatorId, breakdown }) => indicatorId === indicator.id && breakdown === '')
  const figures = totals.values[place] ?? []
  const periods = figures.slice(0, totals.columns.filter(({ period }) => period !== null).length)
  const whole = figures.at(-1)
  const given = periods.filter(({ unitCount, value }) => unitCount > 0 || value !== null).length
  const actual = stepsOf(whole, indicator)
  const target = targetOfYear(indicator.aggregation, year, figuresOf(set, 'target'))
  const baseline = targetOfYear(indicator.aggregation, year, figuresOf(set, 'baseline'))
  const isDerived = indicator.sourceClass === 'derived'
  const expected = forecast({ aggregation: indicator.aggregation, isDerived, actual, given, inAll: periods.length })
  const text = (value: number | null): string | null => (value === null ? null : decimalText(value, indicator.decimals))
  return {
    indicator,
    ...{ baseline: text(baseline), target: text(target), actual: text(actual), forecast: text(expected.value) },
    method: expected.method,
    standing: standing(indicator.direction, { target, actual, forecast: expected.value }),
    isGross: whole?.isGross ?? false,
    ...{ givenPeriods: given, allPeriods: periods.length, missingCount: whole?.missingCount ?? 0 }
  }
}

const figuresOf = (set: SetFigures['set'], kind: 'target' | 'baseline'): ReadonlyMap<string, number> =>
  new Map(set.filter((each) => each.kind === kind).map(({ period, value }) => [period, Number(value)]))

function stepsOf(figure: ResultFigure | undefined, { decimals }: TargetIndicatorRow): number | null {
  if (!figure || figure.value === null) return null
  const parsed = parseDecimal(figure.value, decimals)
  return 'value' in parsed ? parsed.value : null
}
