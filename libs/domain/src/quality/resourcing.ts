/**
 * From customers and scores to staff and cost: how many coach-years a unit needs, what they cost, and how that compares with
 * what it has. Every step is exact; only what is shown is rounded, half up, to the decimals that are told.
 * Source: requirements 69-75: about 44,000 + 6,000 euro and about 40 customers a coach-year (71, 70); staffing that follows
 * the criteria scores, so that the employer and the work community get support too (75).
 */
import { type Fraction, fraction, minus, ofSteps, over, times, toSteps } from '@solmu/shared/fraction.js'
import type { QualityParameters, StaffStep } from './quality-parameters.js'

/** What the calculator is asked about one unit. */
export interface ResourcingInput {
  /** Customers in a year, in tenths. */
  readonly customers: number
  /** Coaches that the unit has, in hundredths of a coach-year; null when it is not known. */
  readonly coaches: number | null
  /** Its score and what it can be, in hundredths; null to reckon without one. */
  readonly score: { readonly value: number; readonly lowest: number; readonly highest: number } | null
}

export const lineKinds = ['customers', 'customersPerCoach', 'basicNeed', 'position', 'factor', 'need', 'costPerCoach', 'cost', 'costPerCustomer', 'has', 'gap', 'gapCost'] as const
export type LineKind = (typeof lineKinds)[number]

/** Of what a figure is: persons, coach-years, percent, times, cents. */
export type LineUnit = 'persons' | 'coachYears' | 'percent' | 'times' | 'cents'

/** A line of the reckoning, in the order in which it is made. */
export interface ResourcingLine {
  readonly kind: LineKind
  readonly unit: LineUnit
  /** In steps of `decimals`; null when it cannot be told, because something it rests on is not known. */
  readonly value: number | null
  readonly decimals: number
}

export interface Resourcing {
  readonly lines: readonly ResourcingLine[]
  /** The same, exactly, for those that go on reckoning. */
  readonly need: Fraction
  readonly cost: Fraction
}

/** Decimals of each unit; cents are whole. */
const decimalsOf: Readonly<Record<LineUnit, number>> = { persons: 1, coachYears: 2, percent: 1, times: 2, cents: 0 }

const unitOf: Readonly<Record<LineKind, LineUnit>> = {
  ...{ customers: 'persons', customersPerCoach: 'persons', basicNeed: 'coachYears', position: 'percent', factor: 'times', need: 'coachYears' },
  ...{ costPerCoach: 'cents', cost: 'cents', costPerCustomer: 'cents', has: 'coachYears', gap: 'coachYears', gapCost: 'cents' }
}

/**
 * Where a score lies between the lowest and the highest, in percent, exactly; null where there is no width.
 *
 * @example positionPercent({ value: 7500, lowest: 2500, highest: 12500 }) // 50
 */
function positionPercent({ value, lowest, highest }: NonNullable<ResourcingInput['score']>): Fraction | null {
  return highest <= lowest ? null : fraction(100n * BigInt(value - lowest), BigInt(highest - lowest))
}

/** The factor of a place in the range, exactly; 1 without a score. A place on an edge is in the step that begins there. */
function factorAt(steps: readonly StaffStep[], position: Fraction | null): Fraction {
  if (!position) return fraction(1n)
  const reached = steps.filter(({ from }) => position.top >= BigInt(from) * position.bottom)
  return ofSteps(reached.at(-1)?.factor ?? 100, 2)
}

/**
 * Reckons, line by line.
 *
 * @param parameters checked by `parameterIssues`
 * @example resourcingOf({ customers: 1200, coaches: 300, score: null }, shippedParameters)
 *   // basicNeed 3.00, cost 150,000.00 €, costPerCustomer 1,250.00 €, gap 0.00
 */
export function resourcingOf(input: ResourcingInput, parameters: QualityParameters): Resourcing {
  const customers = ofSteps(input.customers, 1)
  const perCoach = ofSteps(parameters.customersPerCoach, 1)
  const basicNeed = over(customers, perCoach) ?? fraction(0n)
  const position = input.score && positionPercent(input.score)
  const factor = factorAt(parameters.steps, position)
  const need = times(basicNeed, factor)
  const costPerCoach = fraction(BigInt(parameters.staffCost + parameters.otherCost))
  const cost = times(need, costPerCoach)
  const has = input.coaches === null ? null : ofSteps(input.coaches, 2)
  const gap = has && minus(need, has)
  const values: Readonly<Record<LineKind, Fraction | null>> = {
    ...{ customers, customersPerCoach: perCoach, basicNeed, position, factor, need, costPerCoach, cost },
    ...{ costPerCustomer: over(cost, customers), has, gap, gapCost: gap && times(gap, costPerCoach) }
  }
  return { lines: lineKinds.map((kind) => lineOf(kind, values[kind])), need, cost }
}

function lineOf(kind: LineKind, value: Fraction | null): ResourcingLine {
  const unit = unitOf[kind]
  return { kind, unit, decimals: decimalsOf[unit], value: value && toSteps(value, decimalsOf[unit]) }
}

export const sensitivityKinds = ['customers', 'customersPerCoach', 'cost'] as const
export type SensitivityKind = (typeof sensitivityKinds)[number]

/** What need and cost become when one figure is smaller or larger than thought. */
export interface SensitivityRow {
  readonly kind: SensitivityKind
  readonly less: { readonly need: number | null; readonly cost: number | null }
  readonly more: { readonly need: number | null; readonly cost: number | null }
}

/**
 * One figure at a time, so many percent less and more; in hundredths of a coach-year and in cents.
 *
 * @param percent 1 to 50
 * @example sensitivityOf(input, shippedParameters, 10)[0] // customers ± 10 %: need 2.70 and 3.30 for 120 customers
 */
export function sensitivityOf(input: ResourcingInput, parameters: QualityParameters, percent: number): SensitivityRow[] {
  const { need, cost } = resourcingOf(input, parameters)
  const shown = (times100: Fraction, which: SensitivityKind) => {
    const inverse = over(fraction(1n), times100)
    const staff = which === 'customers' ? times(need, times100) : which === 'cost' || !inverse ? need : times(need, inverse)
    const money = which === 'customersPerCoach' && inverse ? times(cost, inverse) : times(cost, times100)
    return { need: toSteps(staff, 2), cost: toSteps(money, 0) }
  }
  const [less, more] = [fraction(BigInt(100 - percent), 100n), fraction(BigInt(100 + percent), 100n)]
  return sensitivityKinds.map((kind) => ({ kind, less: shown(less, kind), more: shown(more, kind) }))
}

/**
 * Customers over a year, each once: those in coaching in its first period, and the new ones of every later period. Somebody who
 * leaves and comes back within the year is counted again, as the indicators count them.
 *
 * @param inCoaching of each period from the first; only the first counts
 * @param started new customers of each period
 * @returns null when a figure that counts is not known
 * @example customersOfYear([60, 64, 70, 66], [12, 15, 20, 14]) // 109
 */
export function customersOfYear(inCoaching: readonly (number | null)[], started: readonly (number | null)[]): number | null {
  const counted = [inCoaching[0] ?? null, ...started.slice(1)]
  return counted.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)
}
