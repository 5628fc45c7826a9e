/**
 * How the figures of several units and periods become one, with what is known of its completeness. Sums are kept as they
 * are, means as their numerator and denominator: nothing is ever the mean of means, and a missing figure is no zero.
 * Source: requirements 42, 53, 77; peers 12; issue "Results", item 8.
 */
import type { CellAnswer } from './cell.js'
import type { Aggregation, Indicator } from './indicator.js'
import { isSummable } from './sheet.js'

/**
 * What figures add up to, so that any further ones can be added: of a centre, of the network, of a run of periods. Values
 * are in steps of the indicator, weighted ones in steps times steps of the weight. The sums of the database are these.
 */
export interface Sums {
  readonly valueSum: bigint
  readonly weightedSum: bigint
  readonly weightSum: bigint
  readonly valueCount: number
  /** How many of the values have a weight. */
  readonly weighedCount: number
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly notAskedCount: number
}

/** One figure of one unit in one period. */
export interface UnitFigure extends CellAnswer {
  readonly unitId: string
  /** Its first day, or anything else that sorts as periods do. */
  readonly period: string
  /** By what a mean weights it, in steps of the weight; null when that is not known. */
  readonly weight: number | null
}

/** A figure that others were put together to. Numbers are in steps of the indicator. */
export interface Figure {
  /** Null when there is none, or when figures of this kind are not put together. */
  readonly value: bigint | null
  /** Of a ratio: what is divided, and by what, as far as they are kept. */
  readonly numerator: bigint | null
  readonly denominator: bigint | null
  /** How many figures it rests on, one for each unit and period. */
  readonly unitCount: number
  /** How many were asked and not received; of a mean, also those whose weight is not known. */
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly notAskedCount: number
  /** True when people may be counted in it more than once. */
  readonly isGross: boolean
  /** Between what the true number of people lies; null for everything but people. */
  readonly lower: bigint | null
  readonly upper: bigint | null
}

export const noSums: Sums = {
  ...{ valueSum: 0n, weightedSum: 0n, weightSum: 0n },
  ...{ valueCount: 0, weighedCount: 0, missingCount: 0, notApplicableCount: 0, notAskedCount: 0 }
}

/** What two lots of figures add up to. */
export function addSums(one: Sums, other: Sums): Sums {
  return {
    valueSum: one.valueSum + other.valueSum,
    weightedSum: one.weightedSum + other.weightedSum,
    weightSum: one.weightSum + other.weightSum,
    valueCount: one.valueCount + other.valueCount,
    weighedCount: one.weighedCount + other.weighedCount,
    missingCount: one.missingCount + other.missingCount,
    notApplicableCount: one.notApplicableCount + other.notApplicableCount,
    notAskedCount: one.notAskedCount + other.notAskedCount
  }
}

/** One figure by itself. */
export function sumsOf({ status, value, weight }: Pick<UnitFigure, 'status' | 'value' | 'weight'>): Sums {
  const has = (which: typeof status): number => (status === which ? 1 : 0)
  const counts = { missingCount: has('missing'), notApplicableCount: has('not_applicable'), notAskedCount: has('not_asked') }
  if (value === null) return { ...noSums, ...counts }
  const [steps, weightSteps] = [BigInt(value), BigInt(weight ?? 0)]
  const weighed = { weightedSum: steps * weightSteps, weightSum: weightSteps, weighedCount: weight === null ? 0 : 1 }
  return { ...counts, ...weighed, valueSum: steps, valueCount: 1 }
}

/**
 * A unit's total of an indicator that it was asked in combinations, as one figure of the unit: given when any of them has a
 * value, missing when any of them is, so that a total with a hole counts as both. Percentages, scores and means have no
 * total over categories.
 *
 * @example totalSums(aCountByGender, [{ status: 'value', value: 3 }, { status: 'missing', value: null }])
 *   // { …, valueSum: 3n, valueCount: 1, missingCount: 1 }
 */
export function totalSums(indicator: Indicator, cells: readonly CellAnswer[]): Sums {
  const any = (status: CellAnswer['status']): boolean => cells.some((cell) => cell.status === status)
  const isAnswered = any('value') || any('missing')
  if (!isSummable(indicator)) return noSums
  return {
    ...noSums,
    valueSum: cells.reduce((sum, { value }) => sum + BigInt(value ?? 0), 0n),
    valueCount: any('value') ? 1 : 0,
    missingCount: any('missing') ? 1 : 0,
    notApplicableCount: any('not_applicable') && !isAnswered ? 1 : 0,
    notAskedCount: cells.length > 0 && cells.every(({ status }) => status === 'not_asked') ? 1 : 0
  }
}

/**
 * The figure that sums stand for. People are a gross sum here: see `overlap.ts` for their bounds and their net number.
 *
 * @example figureOf('weighted_mean', { …, weightedSum: 700n, weightSum: 30n }).value // 23n
 */
export function figureOf(aggregation: Aggregation, sums: Sums): Figure {
  const isMean = aggregation === 'weighted_mean'
  const isKept = isMean && sums.weighedCount > 0
  return {
    value: valueOf(aggregation, sums),
    numerator: isKept ? sums.weightedSum : null,
    denominator: isKept ? sums.weightSum : null,
    unitCount: isMean ? sums.weighedCount : sums.valueCount,
    missingCount: sums.missingCount + (isMean ? sums.valueCount - sums.weighedCount : 0),
    notApplicableCount: sums.notApplicableCount,
    notAskedCount: sums.notAskedCount,
    isGross: aggregation === 'distinct_persons' && sums.valueCount > 1,
    lower: null,
    upper: null
  }
}

function valueOf(aggregation: Aggregation, sums: Sums): bigint | null {
  if (aggregation === 'weighted_mean') return sums.weightSum === 0n ? null : divideRounded(sums.weightedSum, sums.weightSum)
  if (sums.valueCount === 0) return null
  // What is not put together stands by itself, and only so.
  const others = sums.missingCount + sums.notApplicableCount + sums.notAskedCount
  if (aggregation === 'none' && sums.valueCount + others > 1) return null
  return sums.valueSum
}

/**
 * The figure of several units and periods. Of an indicator by its last value, each unit counts with the last value that it
 * gave; how many were missing counts every period.
 *
 * @example aggregate('last_value', [{ unitId: 'a', period: '2026-01-01', value: 5, … }, { unitId: 'a', period: '2026-04-01', value: 4, … },
 *   { unitId: 'b', period: '2026-01-01', value: 2, … }]).value // 6n
 */
export function aggregate(aggregation: Aggregation, figures: readonly UnitFigure[]): Figure {
  const whole = figures.map(sumsOf).reduce(addSums, noSums)
  if (aggregation !== 'last_value') return figureOf(aggregation, whole)
  const last = lastValues(figures).map(sumsOf).reduce(addSums, noSums)
  return lastFigure(whole, last)
}

/** The figure of a run of periods by the last values of the units: what was missing is told of all periods. */
export function lastFigure(whole: Sums, last: Pick<Sums, 'valueSum' | 'valueCount'>): Figure {
  return figureOf('last_value', { ...whole, valueSum: last.valueSum, valueCount: last.valueCount })
}

function lastValues(figures: readonly UnitFigure[]): UnitFigure[] {
  const last = new Map<string, UnitFigure>()
  for (const figure of figures) {
    const known = last.get(figure.unitId)
    if (figure.status === 'value' && (!known || figure.period > known.period)) last.set(figure.unitId, figure)
  }
  return [...last.values()]
}

/**
 * A quotient to the nearest whole number, halves away from zero, as PostgreSQL rounds.
 *
 * @throws RangeError when the divisor is zero
 * @example divideRounded(-5n, 2n) // -3n
 */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n
  const [over, under] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor]
  const rounded = (2n * over + under) / (2n * under)
  return isNegative ? -rounded : rounded
}
