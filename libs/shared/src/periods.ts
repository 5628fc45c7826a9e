/**
 * Reporting periods: a year `2026`, a quarter `2026-Q3`, a third of a year
 * `2026-T2` or a month `2026-09`. A period is a text, so it can be a key, and
 * it stands for exactly the days of its validity.
 */
import { addMonths, isoDateOf, type IsoDate, type Validity } from './dates.js'

/** `2026`, `2026-Q3`, `2026-T2` or `2026-09`. */
export type Period = string

export type PeriodKind = 'year' | 'third' | 'quarter' | 'month'

interface PeriodParts {
  readonly kind: PeriodKind
  readonly year: number
  /** Which one of its kind in the year, from 1. */
  readonly place: number
}

const monthsIn: Readonly<Record<PeriodKind, number>> = { year: 12, third: 4, quarter: 3, month: 1 }
const kinds = Object.keys(monthsIn) as PeriodKind[]
const pattern = /^((?:19|20|21)\d{2})(?:-(?:Q([1-4])|T([1-3])|(0[1-9]|1[0-2])))?$/

/** Says whether a value is written as a period. */
export function isPeriod(value: unknown): value is Period {
  return typeof value === 'string' && pattern.test(value)
}

/** How long a period is. Throws RangeError when the text is no period. */
export function kindOfPeriod(period: Period): PeriodKind {
  return partsOf(period).kind
}

/**
 * The days of a period.
 *
 * @throws RangeError when the text is no period.
 * @example validityOfPeriod('2026-Q3') // from 2026-07-01 up to, but without, 2026-10-01
 */
export function validityOfPeriod(period: Period): Validity & { readonly validTo: IsoDate } {
  const { kind, year, place } = partsOf(period)
  const validFrom = isoDateOf(year, (place - 1) * monthsIn[kind] + 1, 1)
  return { validFrom, validTo: addMonths(validFrom, monthsIn[kind]) }
}

/** The period that has exactly these days, or null when there is none. */
export function periodOfValidity(validity: Validity): Period | null {
  for (const kind of kinds) {
    const period = periodContaining(kind, validity.validFrom)
    const days = validityOfPeriod(period)
    if (days.validFrom === validity.validFrom && days.validTo === validity.validTo) return period
  }
  return null
}

/**
 * The period of a kind in which a day falls.
 *
 * @example periodContaining('third', '2026-09-15') // '2026-T3'
 */
export function periodContaining(kind: PeriodKind, day: IsoDate): Period {
  const place = Math.floor((Number(day.slice(5, 7)) - 1) / monthsIn[kind]) + 1
  return write({ kind, year: Number(day.slice(0, 4)), place })
}

/** The period of the same kind that follows, or precedes when `steps` is negative. */
export function shiftPeriod(period: Period, steps: number): Period {
  const kind = kindOfPeriod(period)
  return periodContaining(kind, addMonths(validityOfPeriod(period).validFrom, steps * monthsIn[kind]))
}

function partsOf(period: Period): PeriodParts {
  const match = pattern.exec(period)
  if (!match) throw new RangeError(`not a period: ${period.slice(0, 20)}`)
  const [, year, quarter, third, month] = match
  if (quarter) return { kind: 'quarter', year: Number(year), place: Number(quarter) }
  if (third) return { kind: 'third', year: Number(year), place: Number(third) }
  if (month) return { kind: 'month', year: Number(year), place: Number(month) }
  return { kind: 'year', year: Number(year), place: 1 }
}

function write({ kind, year, place }: PeriodParts): Period {
  const names: Readonly<Record<PeriodKind, string>> = {
    year: `${year}`,
    third: `${year}-T${place}`,
    quarter: `${year}-Q${place}`,
    month: `${year}-${String(place).padStart(2, '0')}`
  }
  return names[kind]
}
