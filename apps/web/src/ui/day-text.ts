/** Days as people write them into a field. */
import { isIsoDate, isoDateOf, type IsoDate } from '@solmu/shared/dates.js'
import type { Language } from './text.js'

const dayFirst = /^(\d{1,2})\s*[./]\s*(\d{1,2})\s*(?:[./]\s*(\d{4})?)?$/
/** As English pages write days: `5 Nov 2026`, with as much of the month's name as tells it. */
const namedMonth = /^(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?$/i
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** Year, month and day as typed; a day without a year is of this one. */
function partsOf(text: string, thisYear: string): readonly number[] | null {
  const iso = isoDay.exec(text)
  if (iso) return iso.slice(1, 4).map(Number)
  const written = dayFirst.exec(text)
  if (written) return [written[3] ?? thisYear, written[2], written[1]].map(Number)
  const named = namedMonth.exec(text)
  const month = months.findIndex((name) => name.startsWith(String(named?.[2]).toLowerCase()))
  return named ? [Number(named[3] ?? thisYear), month + 1, Number(named[1])] : null
}

/**
 * Reads `5.11.2026`, `5/11/2026`, `5 Nov 2026`, `5.11.` (this year) or `2026-11-05`; null for anything else.
 *
 * @example readDayText(' 5.11. ', '2026-06-01') // '2026-11-05'
 */
export function readDayText(text: string, today: IsoDate): IsoDate | null {
  const parts = partsOf(text.trim(), today.slice(0, 4))
  if (!parts) return null
  const [year = 0, month = 0, day = 0] = parts
  const read = isoDateOf(year, month, day)
  return isIsoDate(read) ? read : null
}

/** A day as it stands in a field; English uses the order of British dates. @example dayInField('2026-11-05', 'fi') // '5.11.2026' */
export function dayInField(day: IsoDate, language: Language): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return [dayOfMonth, month, year].join(language === 'en' ? '/' : '.')
}
