/** Reporting periods in words: `heinä–syyskuu 2026`, and short enough for the head of a column: `3/2026`. */
import { addMonths } from '@solmu/shared/dates.js'
import { isPeriod, kindOfPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { languageTag, type Language } from '../../../ui/text.js'

function monthOf(isoDay: string, language: Language): string {
  const noon = new Date(`${isoDay}T12:00:00Z`)
  return new Intl.DateTimeFormat(languageTag[language], { month: 'long', timeZone: 'UTC' }).format(noon)
}

/**
 * A period in words.
 *
 * @example periodText('2026-Q3', 'fi') // 'heinä–syyskuu 2026'
 * @example periodText('2026-09', 'sv') // 'september 2026'
 */
export function periodText(period: string, language: Language): string {
  if (!isPeriod(period)) return period
  const kind = kindOfPeriod(period)
  const { validFrom, validTo } = validityOfPeriod(period)
  const year = validFrom.slice(0, 4)
  if (kind === 'year') return year
  const first = monthOf(validFrom, language)
  if (kind === 'month') return `${first} ${year}`
  const last = monthOf(addMonths(validTo, -1), language)
  const both = language === 'fi' ? `${first.replace(/kuu$/, '')}–${last}` : `${first}–${last}`
  return `${both} ${year}`
}

/** @example periodShort('2026-Q3') // '3/2026' */
export function periodShort(period: string): string {
  if (!isPeriod(period) || kindOfPeriod(period) === 'year') return period
  const [year = '', part = ''] = period.split('-')
  return `${Number(part.replace(/\D/g, ''))}/${year}`
}
