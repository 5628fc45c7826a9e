/**
 * The periods of ADX: a day and a duration of ISO 8601, such as 2026-07-01/P3M. What others write instead is read too, as
 * long as it means exactly one period.
 * Source: IHE QRPH, Aggregate Data Exchange (ADX); ISO 8601.
 */
import { addDays, type IsoDate, parseIsoDate } from '@solmu/shared/dates.js'
import { isPeriod, kindOfPeriod, type Period, periodOfValidity, validityOfPeriod, type PeriodKind } from '@solmu/shared/periods.js'

const durations: Readonly<Record<PeriodKind, string>> = { year: 'P1Y', third: 'P4M', quarter: 'P3M', month: 'P1M' }
const kindOfDuration: Readonly<Record<string, PeriodKind>> = { P1Y: 'year', P12M: 'year', P4M: 'third', P3M: 'quarter', P1Q: 'quarter', P1M: 'month' }

/**
 * A period as ADX writes it.
 *
 * @example adxPeriod('2026-Q3') // '2026-07-01/P3M'
 */
export const adxPeriod = (period: Period): string => `${validityOfPeriod(period).validFrom}/${durations[kindOfPeriod(period)]}`

/**
 * The period that a text means; null when it means none. Reads ADX in any letters, two days (the last one within the period
 * or after it), and the short forms 2026Q3, 2026T2, 202609, 2026-9 and 2026.
 *
 * @example readAdxPeriod('2026-07-01/p3m') // '2026-Q3'
 * @example readAdxPeriod('2026-07-01/2026-09-30') // '2026-Q3'
 */
export function readAdxPeriod(text: string): Period | null {
  const plain = text.trim().toUpperCase().replace(/\s+/g, '')
  const [from = '', to, more] = plain.split('/')
  if (more !== undefined) return null
  return to === undefined ? shortForm(from) : interval(from, to)
}

function interval(from: string, to: string): Period | null {
  const kind = kindOfDuration[to]
  // 2026-09/P1M leaves the day out.
  const day = parseIsoDate(/^\d{4}-\d{2}$/.test(from) ? `${from}-01` : /^\d{4}$/.test(from) ? `${from}-01-01` : from.slice(0, 10))
  if (day === null) return null
  if (kind) return periodBeginning(day, kind)
  const last = parseIsoDate(to.slice(0, 10))
  if (last === null || last < day) return null
  return periodOfDays(day, addDays(last, 1)) ?? (last > day ? periodOfDays(day, last) : null)
}

const periodOfDays = (validFrom: IsoDate, validTo: IsoDate): Period | null => periodOfValidity({ validFrom, validTo })

function periodBeginning(day: IsoDate, kind: PeriodKind): Period | null {
  const year = day.slice(0, 4)
  const candidates: Readonly<Record<PeriodKind, readonly string[]>> = {
    year: [year],
    third: [1, 2, 3].map((place) => `${year}-T${place}`),
    quarter: [1, 2, 3, 4].map((place) => `${year}-Q${place}`),
    month: [day.slice(0, 7)]
  }
  return candidates[kind].find((period) => isPeriod(period) && validityOfPeriod(period).validFrom === day) ?? null
}

function shortForm(text: string): Period | null {
  const [, year = '', part = ''] = /^(\d{4})-?(.*)$/.exec(text) ?? []
  const month = /^M?(\d{1,2})$/.exec(part)?.[1]
  const period = part === '' ? year : month ? `${year}-${month.padStart(2, '0')}` : `${year}-${part}`
  return isPeriod(period) ? period : null
}
