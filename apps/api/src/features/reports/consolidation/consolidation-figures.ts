import { type Figure, figureOf, lastFigure, noSums } from '@solmu/domain/results/aggregate.js'
import { figureOn, ratioDecimals, restsOn } from '@solmu/domain/results/aggregate-derived.js'
import { boundsOf } from '@solmu/domain/reports/consolidate.js'
import { addDays } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { ReadIndicator } from '../../results/facts/derived-figures.js'
import { stepsText } from '../../results/facts/result-figures.js'
import type { ResultColumn } from '../../results/facts/result-totals.graphql.js'
import type { ConsolidationFigure } from './consolidation.graphql.js'
import { type PeriodSums, type PlacedSums, placeKey, type SumPlace, wholeOf } from './consolidation-sums.js'

/** A figure, and whether a part of it stands by a share that nobody has declared. */
export type PlacedFigure = Figure & { readonly isEstimated: boolean }

/** The figures of one indicator and breakdown in one place, one for each column. */
export interface FigureRow extends SumPlace {
  readonly figures: readonly PlacedFigure[]
}

export const noFigure: PlacedFigure = { ...figureOf('sum', noSums), isEstimated: false }

/**
 * The figures of the indicators that were asked for: those that are added up, and those that are worked out of them in the
 * same place; by a category where all that they rest on is known by it.
 */
export function figureRows(
  sums: readonly PlacedSums[],
  of: { readonly asked: readonly ReadIndicator[]; readonly library: readonly ReadIndicator[]; readonly columns: readonly ResultColumn[] }
): FigureRow[] {
  const byId = new Map(of.library.map((indicator) => [indicator.id, indicator]))
  const summed = sums.flatMap((placed): FigureRow[] => {
    const indicator = byId.get(placed.indicatorId)
    const { isWhole, area, unitId, indicatorId, breakdown } = placed
    return indicator ? [{ isWhole, area, unitId, indicatorId, breakdown, figures: figuresOf(placed, indicator, of.columns) }] : []
  })
  const derived = of.asked.filter(({ sourceClass }) => sourceClass === 'derived')
  const places = derived.length === 0 ? [] : [...groupBy(summed, placeKey).values()]
  const workedOut = places.flatMap((here) => derived.flatMap((indicator) => derivedRow(indicator, here, of)))
  const asked = new Set(of.asked.map(({ id }) => id))
  return [...summed, ...workedOut].filter(({ indicatorId }) => asked.has(indicatorId))
}

function figuresOf(placed: PlacedSums, indicator: ReadIndicator, columns: readonly ResultColumn[]): PlacedFigure[] {
  return columns.map(({ period, validFrom }) => {
    if (period === null) return runFigure(placed, indicator)
    const one = placed.periods.get(validFrom)
    return one ? figureIn(one, indicator) : noFigure
  })
}

/** The figure of all periods that there are. */
function runFigure({ periods, last }: PlacedSums, { aggregation }: ReadIndicator): PlacedFigure {
  const whole = wholeOf(periods.values())
  if (aggregation !== 'last_value') return figureIn(whole, { aggregation })
  return { ...lastFigure(whole.sums, last), isEstimated: last.isEstimated }
}

/** Objects are written out: there are thousands, and spreading costs more than adding up. */
function figureIn({ sums, largest, isEstimated }: PeriodSums, { aggregation }: Pick<ReadIndicator, 'aggregation'>): PlacedFigure {
  const figure = figureOf(aggregation, sums)
  const people = aggregation === 'distinct_persons' ? boundsOf({ aggregation }, figure, [{ sums: { valueSum: largest } }]) : figure
  return {
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    unitCount: figure.unitCount,
    missingCount: figure.missingCount,
    notApplicableCount: figure.notApplicableCount,
    notAskedCount: figure.notAskedCount,
    isGross: people.isGross,
    lower: people.lower,
    upper: people.upper,
    isEstimated
  }
}

function derivedRow(
  indicator: ReadIndicator,
  here: readonly [FigureRow, ...FigureRow[]],
  { library, columns }: { readonly library: readonly ReadIndicator[]; readonly columns: readonly ResultColumn[] }
): FigureRow[] {
  const rows = new Map(here.map((row) => [row.indicatorId, row]))
  const rests = restsOn([indicator], library)
  const [{ isWhole, area, unitId, breakdown }] = here
  const isKnown = breakdown === '' ? rests.some(({ id }) => rows.has(id)) : rests.every(({ id }) => rows.has(id))
  if (!isKnown) return []
  const byCode = new Map(library.map((each) => [each.code, each]))
  const figures = columns.map(({ validTo }, place) => ({
    ...figureOn(indicator, { day: addDays(validTo, -1), library: byCode, given: ({ id }) => rows.get(id)?.figures[place] ?? null }),
    isEstimated: rests.some(({ id }) => rows.get(id)?.figures[place]?.isEstimated)
  }))
  return [{ isWhole, area, unitId, breakdown, indicatorId: indicator.id, figures }]
}

/** A figure as it travels. */
export function shownFigure(figure: PlacedFigure, { decimals, weightDecimals, sourceClass }: ReadIndicator, target: string | null): ConsolidationFigure {
  const isDerived = sourceClass === 'derived'
  return {
    value: textOf(figure.value, decimals),
    numerator: textOf(figure.numerator, isDerived ? ratioDecimals : decimals + weightDecimals),
    denominator: textOf(figure.denominator, isDerived ? ratioDecimals : weightDecimals),
    lower: textOf(figure.lower, decimals),
    upper: textOf(figure.upper, decimals),
    target,
    unitCount: figure.unitCount,
    missingCount: figure.missingCount,
    notApplicableCount: figure.notApplicableCount,
    notAskedCount: figure.notAskedCount,
    isGross: figure.isGross,
    isEstimated: figure.isEstimated
  }
}

function textOf(steps: bigint | null, decimals: number): string | null {
  if (steps === null) return null
  return decimals === 0 ? steps.toString() : stepsText(steps, decimals)
}
