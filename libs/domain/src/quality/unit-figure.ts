/**
 * What one unit has reported of an indicator over a run of periods, as one number: what is laid beside its score.
 * Source: issue "Quality", item 5; issue "Results", item 8.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { type DerivableIndicator, figureOn } from '../results/aggregate-derived.js'
import { marginsOf, type ReturnAnswer, returnSums } from '../results/aggregate-return.js'
import { addSums, type Figure, figureOf, lastFigure, noSums, type Sums } from '../results/aggregate.js'
import type { Indicator } from '../results/indicator.js'

/** A figure of a return. */
export interface ReportedCell extends ReturnAnswer {
  /** Which return of the unit it is from. */
  readonly place: number
  readonly indicatorId: string
  /** The first day of its period. */
  readonly period: IsoDate
}

export type FigureIndicator = Indicator & DerivableIndicator

export interface UnitFigureOf<Of extends FigureIndicator> {
  readonly cells: readonly ReportedCell[]
  /** Of derived ones, the indicators that their formulas name. */
  readonly library: readonly Of[]
  /** Whose formulas are in force. */
  readonly day: IsoDate
}

/** The sums of each period in one breakdown, in the order of time. */
function sumsByPeriod(indicator: Indicator, cells: readonly ReportedCell[], breakdown: string): Sums[] {
  const periods = new Map<IsoDate, Sums>()
  for (const [, ofReturn] of groupBy(cells, ({ place }) => String(place))) {
    const answers = (id: string | null): ReportedCell[] => ofReturn.filter(({ indicatorId }) => indicatorId === id)
    const rows = returnSums(indicator, { own: answers(indicator.id), weights: answers(indicator.weightIndicatorId) }, (key) => (breakdown === '' ? [''] : marginsOf(key)))
    const period = ofReturn[0].period
    for (const { breakdown: key, sums } of rows) if (key === breakdown) periods.set(period, addSums(periods.get(period) ?? noSums, sums))
  }
  return [...periods].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sums]) => sums)
}

/** The last that was given where an indicator goes by its last value, else all put together. */
function figureIn(indicator: Indicator, cells: readonly ReportedCell[], breakdown = ''): Figure {
  const sums = sumsByPeriod(indicator, cells, breakdown)
  const all = sums.reduce(addSums, noSums)
  if (indicator.aggregation !== 'last_value') return figureOf(indicator.aggregation, all)
  return lastFigure(all, sums.findLast(({ valueCount }) => valueCount > 0) ?? noSums)
}

/** A figure with a hole is no figure: a part of the run would be laid beside the whole of others. */
const whole = ({ value, missingCount }: Figure): bigint | null => (missingCount > 0 ? null : value)

/**
 * The figure of a unit, as a number; null when it has none, or a part of it is missing.
 *
 * @example unitFigure(employedShare, { cells, library, day: '2026-12-31' }) // 42.3
 */
export function unitFigure<Of extends FigureIndicator>(indicator: Of, { cells, library, day }: UnitFigureOf<Of>): number | null {
  const byCode = new Map(library.map((each) => [each.code, each]))
  const figure = figureOn(indicator, { day, library: byCode, given: (each) => figureIn(each, cells) })
  const steps = whole(figure)
  return steps === null ? null : Number(steps) / 10 ** indicator.decimals
}

/**
 * How large a part of an indicator one category is, from 0 to 1; null when either is not known, or all is 0.
 *
 * @param category such as `customer_group:ii`
 * @example unitShare(customers, 'customer_group:ii', cells) // 0.35
 */
export function unitShare(indicator: Indicator, category: string, cells: readonly ReportedCell[]): number | null {
  const [all, part] = [whole(figureIn(indicator, cells)), whole(figureIn(indicator, cells, category))]
  return all === null || part === null || all === 0n ? null : Number(part) / Number(all)
}
