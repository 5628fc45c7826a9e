/**
 * What the calculator of resources and the views of quality reckon with, as data in versions: a consortium sets it, and each
 * version holds from a day until the next one.
 * Source: requirements 69-75; issue "Quality", items 5 and 6.
 */
import { isIsoDate, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { leastUnits } from './quality-percentile.js'

/** From a place in the range of a score on, so many times the basic staff is needed. */
export interface StaffStep {
  /** Percent of the way from the lowest to the highest score, 0 to 100. The first step begins at 0. */
  readonly from: number
  /** In hundredths: 110 is 1.10 times. */
  readonly factor: number
}

export interface QualityParameters {
  /** Cents a coach-year. */
  readonly staffCost: number
  /** Rent, travel and running: cents a coach-year. */
  readonly otherCost: number
  /** Customers a coach-year: a flow over the year, in tenths. */
  readonly customersPerCoach: number
  /** From the lowest. */
  readonly steps: readonly StaffStep[]
  /** How many units there must be before a rank, a distribution or an association is shown. */
  readonly minimumUnits: number
  /** Where the figures come from. */
  readonly source: string
}

export interface DatedParameters extends QualityParameters {
  readonly validFrom: IsoDate
}

/**
 * What ships, as an example to be set by each consortium: 44,000 + 6,000 euro a coach-year, 40 customers a coach-year, and no
 * more staff for any score, because no source says how much more.
 */
export const shippedParameters: DatedParameters = {
  ...{ staffCost: 4_400_000, otherCost: 600_000, customersPerCoach: 400, steps: [{ from: 0, factor: 100 }], minimumUnits: leastUnits },
  ...{ source: '', validFrom: '2000-01-01' }
}

export const parameterLimits = { cost: 100_000_000, customers: 10_000, factor: 1_000, steps: 10, units: 1_000, source: 500 } as const

const within = (value: number, min: number, max: number): boolean => Number.isInteger(value) && value >= min && value <= max

function stepIssue(steps: readonly StaffStep[]): DomainError | undefined {
  const place = steps.findIndex(({ from, factor }, at) => {
    const before = steps[at - 1]
    return (before ? from <= before.from : from !== 0) || !within(from, 0, 100) || !within(factor, 1, parameterLimits.factor)
  })
  if (place >= 0) return new DomainError('OUT_OF_RANGE', { path: ['steps', place], params: { min: 0, max: 100 } })
  return within(steps.length, 1, parameterLimits.steps) ? undefined : new DomainError('OUT_OF_RANGE', { path: ['steps'], params: { min: 1, max: parameterLimits.steps } })
}

/**
 * What is wrong with a version; nothing when it can be kept. Costs may be 0; customers and factors may not.
 *
 * @param today a version begins today or later: what was reckoned with it stays as it was
 */
export function parameterIssues(version: DatedParameters, today: IsoDate): DomainError[] {
  const outside = (field: string, [min, max]: readonly [number, number]) => new DomainError('OUT_OF_RANGE', { path: [field], params: { min, max } })
  const ranges = [
    ['staffCost', version.staffCost, [0, parameterLimits.cost]],
    ['otherCost', version.otherCost, [0, parameterLimits.cost]],
    ['customersPerCoach', version.customersPerCoach, [1, parameterLimits.customers]],
    ['minimumUnits', version.minimumUnits, [leastUnits, parameterLimits.units]]
  ] as const
  const issues = ranges.flatMap(([field, value, range]) => (within(value, range[0], range[1]) ? [] : [outside(field, range)]))
  const steps = stepIssue(version.steps)
  const long = version.source.length > parameterLimits.source ? [new DomainError('TOO_LONG', { path: ['source'], params: { max: parameterLimits.source } })] : []
  const day = !isIsoDate(version.validFrom) || version.validFrom < today ? [new DomainError('OUT_OF_RANGE', { path: ['validFrom'], params: { min: today } })] : []
  return [...issues, ...(steps ? [steps] : []), ...long, ...day]
}

/** The version that holds on a day: the last that has begun; what ships before the first. */
export const parametersOn = <Version extends DatedParameters>(versions: readonly Version[], day: IsoDate): Version | DatedParameters =>
  versions.filter(({ validFrom }) => validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? shippedParameters
