/** Days as people write them into a field. */
import { isIsoDate, isoDateOf, type IsoDate } from '@solmu/shared/dates.js'
import type { Language } from './text.js'

const dayFirst = /^(\d{1,2})\s*[./]\s*(\d{1,2})\s*(?:[./]\s*(\d{4})?)?$/
const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/**
 * Reads `5.11.2026`, `5/11/2026`, `5.11.` (this year) or `2026-11-05`; null for anything else.
 *
 * @example readDayText(' 5.11. ', '2026-06-01') // '2026-11-05'
 */
export function readDayText(text: string, today: IsoDate): IsoDate | null {
  const iso = isoDay.exec(text.trim())
  const written = dayFirst.exec(text.trim())
  if (!iso && !written) return null
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [written?.[3] ?? today.slice(0, 4), written?.[2], written?.[1]]
  const read = isoDateOf(Number(year), Number(month), Number(day))
  return isIsoDate(read) ? read : null
}

/** A day as it stands in a field; English uses the order of British dates. @example dayInField('2026-11-05', 'fi') // '5.11.2026' */
export function dayInField(day: IsoDate, language: Language): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return [dayOfMonth, month, year].join(language === 'en' ? '/' : '.')
}
