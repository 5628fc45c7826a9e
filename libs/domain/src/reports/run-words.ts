/** How a run of periods is called in a sentence or a heading. */
import { addMonths } from '@solmu/shared/dates.js'
import { type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import type { Language } from '@solmu/shared/text.js'
import { monthNames } from '../results/round-name.js'

/**
 * A run of periods by its months.
 *
 * @throws RangeError when one of the texts is no period
 * @example runWords('2026-Q1', '2026-Q2', 'fi') // 'tammi–kesäkuu 2026'
 * @example runWords('2025-Q3', '2026-Q2', 'en') // 'July 2025–June 2026'
 */
export function runWords(first: Period, last: Period, language: Language): string {
  const from = validityOfPeriod(first).validFrom
  const end = addMonths(validityOfPeriod(last).validTo, -1)
  const monthOf = (day: string): string => monthNames[language][Number(day.slice(5, 7)) - 1] ?? ''
  const [firstMonth, lastMonth] = [monthOf(from), monthOf(end)]
  const [firstYear, lastYear] = [from.slice(0, 4), end.slice(0, 4)]
  if (firstYear !== lastYear) return `${firstMonth} ${firstYear}–${lastMonth} ${lastYear}`
  if (from === end) return `${lastMonth} ${lastYear}`
  if (from.endsWith('-01-01') && end.slice(5, 7) === '12') return lastYear
  return `${language === 'fi' ? firstMonth.replace(/kuu$/, '') : firstMonth}–${lastMonth} ${lastYear}`
}
